//! A visitor: keeps cookies, follows redirects, reads pages.

use std::cell::RefCell;
use std::rc::Rc;

use url::Url;

use super::door::{Answer, Ask, Door};
use super::jar::Jar;
use super::page::Page;

/// A person would give up, too.
const REDIRECTS: usize = 10;

/// Somebody in front of a browser. Clones share the cookies, as two windows do.
pub struct Visitor<D> {
    door: Rc<D>,
    jar: Rc<RefCell<Jar>>,
    headers: Rc<Vec<(String, String)>>,
}

impl<D> Clone for Visitor<D> {
    fn clone(&self) -> Self {
        Self {
            door: Rc::clone(&self.door),
            jar: Rc::clone(&self.jar),
            headers: Rc::clone(&self.headers),
        }
    }
}

impl<D: Door> Visitor<D> {
    /// Somebody without any cookie.
    pub fn new(door: Rc<D>) -> Self {
        Self {
            door,
            jar: Rc::default(),
            headers: Rc::default(),
        }
    }

    /// The same visitor, cookies and all, before another door.
    #[must_use]
    pub fn before<E: Door>(&self, door: Rc<E>) -> Visitor<E> {
        Visitor {
            door,
            jar: Rc::clone(&self.jar),
            headers: Rc::clone(&self.headers),
        }
    }

    /// Another visitor with a copy of the cookies: what one of them does changes nothing for the other.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self {
            door: Rc::clone(&self.door),
            jar: Rc::new(RefCell::new(self.jar.borrow().clone())),
            headers: Rc::clone(&self.headers),
        }
    }

    /// The same visitor, sending this header with every request; its name in lower case.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        Rc::make_mut(&mut self.headers).push((name.to_owned(), value.to_owned()));
        self
    }

    /// Opens a page, as by typing its address.
    pub async fn visit(&self, path: &str) -> Page<D> {
        let url = self.home().join(path).expect("a path");
        self.travel("GET", url, Vec::new(), Vec::new()).await
    }

    /// Sends what no page offers: forged forms, and requests of programs. Follows nothing.
    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let url = self.home().join(path).expect("a path");
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.once(method, &url, headers, body.to_vec()).await
    }

    /// The value of a cookie that is kept.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.borrow().value(name).map(str::to_owned)
    }

    /// Sends, then follows redirects for as long as they stay here.
    pub(super) async fn travel(
        &self,
        method: &str,
        url: Url,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> Page<D> {
        let mut url = url;
        let mut answer = self.once(method, &url, headers, body).await;
        for _ in 0..REDIRECTS {
            let Some(next) = self.redirect(&url, &answer) else {
                return Page::new(self.clone(), url, answer);
            };
            url = next;
            answer = self.once("GET", &url, Vec::new(), Vec::new()).await;
        }
        panic!("{url} redirects for ever");
    }

    async fn once(
        &self,
        method: &str,
        url: &Url,
        mut headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> Answer {
        if let Some(cookies) = self.jar.borrow().header(url.path()) {
            headers.push(("cookie".to_owned(), cookies));
        }
        headers.extend(self.headers.iter().cloned());
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let ask = Ask {
            method: method.to_owned(),
            path,
            headers,
            body,
        };
        let answer = self.door.send(ask).await;
        for (_, cookie) in answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie")
        {
            self.jar.borrow_mut().keep(cookie);
        }
        answer
    }

    /// The address that people type to come here.
    pub fn home(&self) -> Url {
        Url::parse(&self.door.home()).expect("an address")
    }

    /// Where the answer leads to, when that is here.
    fn redirect(&self, from: &Url, answer: &Answer) -> Option<Url> {
        let location = answer
            .header("location")
            .filter(|_| matches!(answer.status, 301..=303 | 307 | 308))?;
        assert!(
            answer.status <= 303,
            "{} repeats the request at another place, which no page of ours does",
            answer.status
        );
        let next = from.join(location).expect("a location is an address");
        (next.origin() == self.home().origin()).then_some(next)
    }
}
