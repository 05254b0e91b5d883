//! The second factor: codes of six digits that change every thirty seconds (RFC 6238), each taken once.

use std::fmt;

use totp_rs::{Builder, Totp};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::Login;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// Seconds of a step.
pub const STEP_SECONDS: i64 = 30;
/// Bytes of a secret.
const LENGTH: usize = 20;
/// What authenticator programs show above the code.
const ISSUER: &str = "MyData";

/// The secret that a person's authenticator shares with us. Prints nothing.
#[derive(Clone)]
pub struct FactorSecret(Zeroizing<[u8; LENGTH]>);

impl FactorSecret {
    /// A new one.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// From the bytes that were sealed.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|raw| Self(Zeroizing::new(raw)))
    }

    /// The bytes, to be sealed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The step whose code this is, if it is that of now or of a step before or after.
    #[must_use]
    pub fn matching_step(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let digits: String = typed
            .nfkc()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let seconds = u64::try_from(now.unix()).ok()?;
        let step = self.totp("").check(&digits, seconds)?;
        i64::try_from(step).ok()
    }

    /// The code at `now`: for the sandbox and tests.
    #[must_use]
    pub fn code(&self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.unix()).unwrap_or_default();
        self.totp("").generate(seconds).to_string()
    }

    /// The secret as people type it into an authenticator: Base32.
    #[must_use]
    pub fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(self.totp("").secret().to_base32())
    }

    /// The `otpauth://` address for a QR code, with the login it is for.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a login is not empty and has no colon")]
    pub fn address(&self, login: &Login) -> Zeroizing<String> {
        let address = self.totp(login.as_str()).to_url();
        Zeroizing::new(address.expect("a login can be an account name"))
    }

    /// SHA-1, six digits, thirty seconds, one step to either side: what every authenticator does.
    fn totp(&self, account: &str) -> Totp {
        Builder::new()
            .with_secret(*self.0)
            .with_issuer(Some(ISSUER))
            .with_account_name(account)
            .build_noncompliant()
    }
}

impl fmt::Debug for FactorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactorSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    fn rfc() -> FactorSecret {
        FactorSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(unix: i64) -> Timestamp {
        Timestamp::from_unix(unix).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (unix, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(rfc().code(at(unix)), code);
            assert_eq!(
                rfc().matching_step(code, at(unix)),
                Some(unix / STEP_SECONDS)
            );
        }
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after_its_own() {
        let begin = at(1_111_111_110);
        let (code, step) = (rfc().code(begin), begin.unix() / STEP_SECONDS);
        for (second, good) in [
            (-31, false),
            (-30, true),
            (-1, true),
            (0, true),
            (29, true),
            (30, true),
            (59, true),
            (60, false),
        ] {
            let matched = rfc().matching_step(&code, begin.plus(seconds(second)));
            assert_eq!(matched, good.then_some(step), "at {second}");
        }
    }

    #[test]
    fn typing_is_forgiven_and_other_texts_are_no_codes() {
        let now = at(59);
        assert!(rfc().matching_step(" ２８7 082 ", now).is_some());
        for typed in ["", "28708", "2870822", "28708x", "二八七零八二"] {
            assert_eq!(rfc().matching_step(typed, now), None, "{typed}");
        }
    }

    #[test]
    fn an_authenticator_gets_what_it_needs() {
        let address = rfc().address(&Login::parse("wang.clerk").unwrap());
        assert!(
            address.starts_with("otpauth://totp/MyData:wang.clerk?"),
            "{}",
            *address
        );
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assert_eq!(rfc().base32().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(format!("{:?}", rfc()), "FactorSecret(…)");
    }
}
