//! What is sent to the application and what comes back, without saying how.

/// A request.
#[derive(Debug, Clone)]
pub struct Ask {
    /// `GET`, `POST`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As it travels.
    pub body: Vec<u8>,
}

/// A response.
#[derive(Debug, Clone)]
pub struct Answer {
    /// 200, 303, …
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As it travels.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let known = self.headers.iter().find(|(known, _)| known == name);
        known.map(|(_, value)| value.as_str())
    }
}

/// Whoever answers requests: the application in process, or a made-up one.
pub trait Door {
    /// The address that people type to come here.
    fn home(&self) -> String {
        "http://mydata.test/".to_owned()
    }

    /// Answers one request.
    fn send(&self, ask: Ask) -> impl Future<Output = Answer>;
}
