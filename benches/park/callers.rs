//! Members with pairs, and the calls that their programs sign.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use mydata::app::App;
use mydata::db;
use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::audit::By;
use mydata::domain::credential::issue::{Order, issue};
use mydata::domain::credential::mac::Algorithm;
use mydata::domain::credential::{Networks, Tier};
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::secret::Secret;

/// Bytes of the longest answer.
const LONGEST: usize = 4 << 20;

/// Their pairs: APP ID and APP Key.
pub struct Callers(Vec<(String, Secret)>);

impl Callers {
    /// So many members with a pair of this tier, whose day never ends.
    pub fn gather(app: &App, count: usize, tier: Tier) -> Self {
        let now = app.clock.now();
        let pair = |number: usize| {
            let newcomer = Newcomer {
                login: format!("bench.{tier}.{number}").parse().unwrap(),
                name: "Member".to_owned(),
                counter: None,
            };
            let added = app
                .db
                .write_now(|tx| staff::add(tx, now, &By::OPERATOR, &app.vault, &newcomer));
            let order = Order {
                account: added.unwrap().0.id,
                tier,
                networks: Networks::any(),
            };
            let issued = app
                .db
                .write_now(|tx| issue(tx, now, &By::OPERATOR, &app.vault, &order));
            let (pair, key) = issued.unwrap();
            (pair.app_id.to_string(), key)
        };
        let pairs = (0..count).map(pair).collect();
        let endless = "UPDATE credentials SET calls_per_day = 1000000000";
        app.db
            .write_now::<_, db::Error>(|tx| Ok(diesel::sql_query(endless).execute(&mut **tx)?))
            .unwrap();
        Self(pairs)
    }

    /// The call of each member.
    pub fn requests(&self, target: &str) -> Vec<Vec<u8>> {
        (0..self.0.len())
            .map(|number| self.request(number, target))
            .collect()
    }

    /// The call of the member with this number; counted round.
    pub fn request(&self, number: usize, target: &str) -> Vec<u8> {
        let (id, key) = &self.0[number % self.0.len()];
        let date = SystemClock.now().utc().format("%a, %d %b %Y %H:%M:%S GMT");
        let message = format!("x-date: {date}");
        let code = STANDARD.encode(Algorithm::Sha1.sign(key, message.as_bytes()));
        format!(
            "GET {target} HTTP/1.1\r\nHost: localhost\r\nx-date: {date}\r\nAuthorization: hmac username=\"{id}\", \
             algorithm=\"hmac-sha1\", headers=\"x-date\", signature=\"{code}\"\r\n\r\n"
        )
        .into_bytes()
    }

    /// The body of the answer to this call.
    pub fn body(&self, server: SocketAddr, target: &str) -> Vec<u8> {
        let mut line = Line::to(server);
        line.ask(&self.request(0, target));
        line.answer().unwrap().to_vec()
    }
}

/// A connection that stays open.
pub struct Line {
    connection: TcpStream,
    read: Vec<u8>,
}

impl Line {
    /// Opens one.
    pub fn to(server: SocketAddr) -> Self {
        let connection = TcpStream::connect(server).unwrap();
        connection.set_nodelay(true).unwrap();
        Self {
            connection,
            read: vec![0; LONGEST],
        }
    }

    /// Sends a request.
    pub fn ask(&mut self, request: &[u8]) {
        self.connection.write_all(request).unwrap();
    }

    /// Reads the answer, and gives its body; `None` when it says that too many wait.
    pub fn answer(&mut self) -> Option<&[u8]> {
        let mut filled = 0;
        loop {
            let read = self.connection.read(&mut self.read[filled..]).unwrap();
            assert!(
                read > 0,
                "{}",
                String::from_utf8_lossy(&self.read[..filled])
            );
            filled += read;
            if let Some((status, body)) = whole(&self.read[..filled]) {
                return (status == 200).then_some(&self.read[body..filled]);
            }
        }
    }
}

/// The status, which is 200 or 503, and where the body begins, when all of it is there.
fn whole(read: &[u8]) -> Option<(u16, usize)> {
    let head = read.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&read[..head]).to_ascii_lowercase();
    let status = text.get(9..12).and_then(|digits| digits.parse().ok());
    let status = status.filter(|status| [200, 503].contains(status));
    let status = status.unwrap_or_else(|| panic!("{text}"));
    let length = text.split("content-length: ").nth(1).unwrap();
    let length: usize = length.split('\r').next().unwrap().parse().unwrap();
    (read.len() >= head + length).then_some((status, head))
}
