//! A clerk and a reviewer of the demonstration, and the authenticators that show their codes.

use mydata::domain::account::second_factor::FactorSecret;
use mydata::kit::clock::{Clock as _, SystemClock, seconds};
use serde_json::Value;

use super::town::Town;

const BASE32: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A clerk who can sign in.
pub struct Clerk {
    /// 帳號
    pub account: String,
    /// 密碼
    pub password: String,
    secret: FactorSecret,
}

impl Town {
    /// The first clerk of the demonstration.
    pub fn clerk(&self) -> Clerk {
        Clerk::told(&self.told("staff")[0])
    }

    /// The reviewer of the demonstration, who signs in as clerks do.
    pub fn reviewer(&self) -> Clerk {
        Clerk::told(&self.told("reviewers")[0])
    }
}

impl Clerk {
    fn told(staff: &Value) -> Self {
        let text = |name: &str| {
            staff[name]
                .as_str()
                .unwrap_or_else(|| panic!("{name}: {staff}"))
        };
        Self::new(text("account"), text("password"), text("totp_secret"))
    }

    /// A clerk whose authenticator was given `typed` as its key.
    pub fn new(account: &str, password: &str, typed: &str) -> Self {
        Self {
            account: account.to_owned(),
            password: password.to_owned(),
            secret: secret(typed),
        }
    }

    /// What the authenticator shows now.
    pub fn code(&self) -> String {
        self.secret.code(SystemClock.now())
    }

    /// What it is going to show next; taken already, and after the present code was used.
    pub fn next_code(&self) -> String {
        self.secret.code(SystemClock.now().plus(seconds(30)))
    }
}

/// Reads a secret as it is typed into an authenticator.
fn secret(typed: &str) -> FactorSecret {
    let bits: Vec<u8> = typed
        .chars()
        .filter_map(|c| BASE32.find(c))
        .flat_map(|five| {
            (0..5)
                .rev()
                .map(move |place| u8::from(five >> place & 1 == 1))
        })
        .collect();
    let bytes: Vec<u8> = bits
        .chunks_exact(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit))
        .collect();
    FactorSecret::from_bytes(&bytes).unwrap()
}
