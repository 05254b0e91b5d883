//! The cookies that a visitor keeps.

use actix_web::cookie::Cookie;

/// Cookies by name and path. Hosts are not told apart: there is one.
#[derive(Debug, Default, Clone)]
pub struct Jar(Vec<Cookie<'static>>);

impl Jar {
    /// Keeps what a `Set-Cookie` header says; a cookie that has run out is thrown away.
    pub fn keep(&mut self, header: &str) {
        let cookie = Cookie::parse(header.to_owned()).expect("a Set-Cookie header reads");
        self.0
            .retain(|known| known.name() != cookie.name() || path(known) != path(&cookie));
        let spent = cookie
            .max_age()
            .is_some_and(|left| left.whole_seconds() <= 0)
            || cookie
                .expires_datetime()
                .is_some_and(|end| end.unix_timestamp() <= 0);
        if !spent {
            self.0.push(cookie);
        }
    }

    /// The `Cookie` header for this path.
    pub fn header(&self, at: &str) -> Option<String> {
        let sent: Vec<String> = self
            .0
            .iter()
            .filter(|cookie| at.starts_with(path(cookie)))
            .map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
            .collect();
        (!sent.is_empty()).then(|| sent.join("; "))
    }

    /// The value of a cookie.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|cookie| cookie.name() == name)
            .map(Cookie::value)
    }
}

fn path<'a>(cookie: &'a Cookie<'_>) -> &'a str {
    cookie.path().unwrap_or("/")
}
