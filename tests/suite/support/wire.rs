//! A door on the other side of a socket.

use std::net::SocketAddr;

use reqwest::redirect::Policy;

use super::door::{Answer, Ask, Door};

/// A program that answers at an address.
pub struct Wire(pub SocketAddr);

impl Door for Wire {
    fn home(&self) -> String {
        format!("http://{}/", self.0)
    }

    /// Answers with status 0 when the connection breaks before there is an answer.
    async fn send(&self, ask: Ask) -> Answer {
        mydata::clients::install_crypto();
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .build()
            .unwrap();
        let url = ["http://", &self.0.to_string(), &ask.path].concat();
        let mut request = client
            .request(ask.method.parse().unwrap(), url)
            .body(ask.body);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let Ok(answer) = request.send().await else {
            return Answer {
                status: 0,
                headers: Vec::new(),
                body: Vec::new(),
            };
        };
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        Answer {
            status: answer.status().as_u16(),
            headers,
            body: answer.bytes().await.unwrap_or_default().to_vec(),
        }
    }
}
