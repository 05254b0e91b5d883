//! `Digest: SHA-256=…`: the body's hash, which must be right when it is sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::kit::secret::same;

/// Whether the header's value is the digest of the body.
#[must_use]
pub fn agrees(value: &str, body: &[u8]) -> bool {
    let right = STANDARD.encode(Sha256::digest(body));
    let Some((algorithm, said)) = value.trim().split_once('=') else {
        return false;
    };
    algorithm.eq_ignore_ascii_case("sha-256") && same(said.as_bytes(), right.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bodys_own_digest_agrees() {
        let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert!(agrees(&format!("SHA-256={empty}"), b""));
        assert!(agrees(&format!("sha-256={empty}"), b""));
        assert!(!agrees(&format!("SHA-256={empty}"), b"{}"));
        assert!(!agrees(&format!("MD5={empty}"), b""));
        assert!(!agrees(empty, b""));
    }
}
