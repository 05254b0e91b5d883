//! What the browser sent, and to whom: to prove that a secret went nowhere.

use serde_json::Value;

use super::Browser;

/// A request as the browser sent it.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`, `POST`.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// Headers as one text.
    pub headers: String,
    /// What was sent along, as text.
    pub body: String,
}

impl Request {
    /// Whether this stands anywhere in it, plain or as addresses and forms write it.
    pub fn holds(&self, secret: &str) -> bool {
        let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        [&self.url, &self.headers, &self.body]
            .into_iter()
            .any(|part| part.contains(secret) || part.contains(&encoded))
    }
}

impl Browser {
    /// The requests that all windows have sent since the last time this was asked.
    pub async fn requests(&self) -> Vec<Request> {
        let log = self.driver.get_log("performance").await.unwrap();
        log.iter()
            .filter_map(|entry| request(&entry.message))
            .collect()
    }
}

/// Reads one entry of the log, when it is about a request that goes out.
fn request(entry: &str) -> Option<Request> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let message = &entry["message"];
    if message["method"] != "Network.requestWillBeSent" {
        return None;
    }
    let sent = &message["params"]["request"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let body = text(&sent["postData"]);
    assert!(
        !body.is_empty() || sent["hasPostData"] != true,
        "the browser does not tell what it sent to {}",
        sent["url"]
    );
    Some(Request {
        method: text(&sent["method"]),
        url: text(&sent["url"]),
        headers: sent["headers"].to_string(),
        body,
    })
}
