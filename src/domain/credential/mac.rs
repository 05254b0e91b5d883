//! The message authentication codes that a signature may use, each compared in constant time.

use ring::hmac;

use crate::kit::secret::Secret;

/// A keyed hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `hmac-sha1`, what the published clients use.
    Sha1,
    /// `hmac-sha256`
    Sha256,
    /// `hmac-sha384`
    Sha384,
    /// `hmac-sha512`
    Sha512,
}

impl Algorithm {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Sha1, Self::Sha256, Self::Sha384, Self::Sha512];

    /// As a request names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "hmac-sha1",
            Self::Sha256 => "hmac-sha256",
            Self::Sha384 => "hmac-sha384",
            Self::Sha512 => "hmac-sha512",
        }
    }

    /// The algorithm of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// The code of `message` under the printed text of `key`.
    #[must_use]
    pub fn sign(self, key: &Secret, message: &[u8]) -> Vec<u8> {
        hmac::sign(&self.key(key), message).as_ref().to_vec()
    }

    /// Whether `code` is the code of `message` under the printed text of `key`.
    #[must_use]
    pub fn agrees(self, key: &Secret, message: &[u8], code: &[u8]) -> bool {
        hmac::verify(&self.key(key), message, code).is_ok()
    }

    fn key(self, key: &Secret) -> hmac::Key {
        let algorithm = match self {
            Self::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Self::Sha256 => hmac::HMAC_SHA256,
            Self::Sha384 => hmac::HMAC_SHA384,
            Self::Sha512 => hmac::HMAC_SHA512,
        };
        hmac::Key::new(algorithm, key.reveal().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 2202 and RFC 4231, test case 2.
        let key = Secret::new("Jefe");
        let message = b"what do ya want for nothing?";
        for (algorithm, code) in [
            (Algorithm::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            (
                Algorithm::Sha256,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
        ] {
            assert_eq!(hex::encode(algorithm.sign(&key, message)), code);
        }
        for algorithm in Algorithm::ALL {
            let code = algorithm.sign(&key, message);
            assert!(algorithm.agrees(&key, message, &code));
            assert!(!algorithm.agrees(&key, b"what do ya want", &code));
            assert!(!algorithm.agrees(&Secret::new("jefe"), message, &code));
            assert!(!algorithm.agrees(&key, message, &code[1..]));
            assert_eq!(Algorithm::named(algorithm.name()), Some(algorithm));
        }
        assert_eq!(Algorithm::named("hmac-md5"), None);
        assert_eq!(Algorithm::named("HMAC-SHA1"), None);
    }
}
