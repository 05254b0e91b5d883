//! A program of a member: it signs its calls as the published ones do, and sends each over a connection of its own.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::audit::By;
use mydata::domain::credential::issue::{Order, issue};
use mydata::domain::credential::mac::Algorithm;
use mydata::domain::credential::{Credential, Networks, Tier};
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::secret::Secret;

use crate::jobs::stage::Stage;

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An answer with this status.
    Status(u16),
    /// Nobody listens there.
    NotReached,
    /// The connection broke before there was an answer.
    Broken,
}

/// A member's program.
pub struct Caller {
    /// With which pair.
    pub pair: Credential,
    key: Secret,
}

impl Caller {
    /// One whose member has just been given a pair of this tier.
    pub fn of(stage: &Stage, tier: Tier) -> Self {
        let now = SystemClock.now();
        let newcomer = Newcomer {
            login: "ming.member".parse().unwrap(),
            name: "Member".to_owned(),
            counter: None,
        };
        let account = stage.write(|tx, vault| {
            let added = staff::add(tx, now, &By::OPERATOR, vault, &newcomer);
            Ok(added.unwrap().0.id)
        });
        let order = Order {
            account,
            tier,
            networks: Networks::any(),
        };
        let (pair, key) =
            stage.write(|tx, vault| Ok(issue(tx, now, &By::OPERATOR, vault, &order).unwrap()));
        Self { pair, key }
    }

    /// Calls once.
    pub fn call(&self, server: SocketAddr, target: &str) -> Outcome {
        let Ok(mut connection) = TcpStream::connect(server) else {
            return Outcome::NotReached;
        };
        let mut answer = Vec::new();
        let sent = connection.write_all(self.request(target).as_bytes());
        let read = sent.and_then(|()| connection.read_to_end(&mut answer));
        let whole = read.is_ok() && answer.windows(4).any(|end| end == b"\r\n\r\n");
        if !whole {
            return Outcome::Broken;
        }
        let head = String::from_utf8_lossy(&answer);
        Outcome::Status(head.split(' ').nth(1).unwrap().parse().unwrap())
    }

    fn request(&self, target: &str) -> String {
        let now = SystemClock.now().utc();
        let date = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        let message = format!("x-date: {date}");
        let code = STANDARD.encode(Algorithm::Sha1.sign(&self.key, message.as_bytes()));
        let id = &self.pair.app_id;
        format!(
            "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-date: {date}\r\nAuthorization: \
             hmac username=\"{id}\", algorithm=\"hmac-sha1\", headers=\"x-date\", signature=\"{code}\"\r\n\r\n"
        )
    }
}
