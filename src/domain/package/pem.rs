//! Text that carries certificates: the blocks between `-----BEGIN …-----` and `-----END …-----`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// One block.
pub(super) struct Block {
    /// What stands after `BEGIN`.
    pub(super) label: String,
    /// Its content; `None` when it is not Base64.
    pub(super) der: Option<Vec<u8>>,
}

impl Block {
    /// Whether it carries a private key, encrypted or not.
    pub(super) fn is_private_key(&self) -> bool {
        self.label.ends_with("PRIVATE KEY")
    }

    /// Whether it carries a certificate.
    pub(super) fn is_certificate(&self) -> bool {
        self.label == "CERTIFICATE"
    }
}

/// All blocks of `text`. What stands around them is ignored; a block without an end is none.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let Some((label, after)) = after.split_once("-----") else {
            break;
        };
        let Some((body, after)) = after.split_once(&format!("-----END {label}-----")) else {
            rest = after;
            continue;
        };
        let packed: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        blocks.push(Block {
            label: label.to_owned(),
            der: STANDARD.decode(packed).ok(),
        });
        rest = after;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_among_other_text() {
        let text = "Bag\r\n-----BEGIN CERTIFICATE-----\r\nAQI\r\nD\r\n-----END CERTIFICATE-----\r\n-----BEGIN EC PRIVATE KEY-----\n!\n-----END EC PRIVATE KEY-----";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 2);
        assert!(blocks[0].is_certificate());
        assert_eq!(blocks[0].der.as_deref(), Some(&[1, 2, 3][..]));
        assert!(blocks[1].is_private_key());
        assert!(blocks[1].der.is_none());
    }

    #[test]
    fn a_block_without_an_end_is_none() {
        assert!(blocks("-----BEGIN CERTIFICATE-----\nAQID").is_empty());
        assert!(blocks("-----BEGIN ").is_empty());
    }
}
