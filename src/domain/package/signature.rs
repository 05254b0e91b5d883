//! P08: the signature over the raw bytes of the manifest, before its XML is read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPublicKey};
use sha2::{Digest as _, Sha256};

use super::finding::{Findings, Place};
use super::folder::SIGNATURE;
use super::reason::Reason;

/// The beginning of a `DigestInfo` for SHA-1 and SHA-256 (RFC 8017, section 9.2).
const SHA1_PREFIX: &[u8] = b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14";
const SHA256_PREFIX: &[u8] =
    b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

/// P08: RSASSA-PKCS1-v1_5 with SHA-256. Without a manifest there is nothing to verify; that is P09's finding.
pub(super) fn check(
    signature: Option<&[u8]>,
    manifest: Option<&[u8]>,
    key: Option<&RsaPublicKey>,
    findings: &mut Findings,
) {
    let Some(signature) = signature else {
        findings.add(Reason::SignatureMissing, Place::archive());
        return;
    };
    if let (Some(manifest), Some(key)) = (manifest, key)
        && !verifies(signature, manifest, key)
    {
        let reason = diagnosis(signature, manifest, key);
        findings.add(reason, Place::entry(SIGNATURE));
    }
}

fn verifies(signature: &[u8], manifest: &[u8], key: &RsaPublicKey) -> bool {
    // The crate also requires the signature to be exactly as long as the key.
    Signature::try_from(signature).is_ok_and(|signature| {
        VerifyingKey::<Sha256>::new(key.clone())
            .verify(manifest, &signature)
            .is_ok()
    })
}

/// Says what a signature that does not verify looks like. Decides nothing: it is refused in any case.
fn diagnosis(signature: &[u8], manifest: &[u8], key: &RsaPublicKey) -> Reason {
    if signature.len() != key.size() {
        return if is_text(signature, key.size()) {
            Reason::SignatureIsText
        } else {
            Reason::SignatureLength
        };
    }
    let number = BigUint::from_bytes_be(signature);
    if number >= *key.n() {
        return Reason::SignatureOtherKey;
    }
    let opened = number.modpow(key.e(), key.n()).to_bytes_be();
    let digest = opened
        .strip_prefix(&[1])
        .and_then(|padded| {
            padded
                .split(|&byte| byte == 0)
                .next()
                .map(<[u8]>::len)
                .map(|end| (padded, end))
        })
        .and_then(|(padded, end)| padded.get(end + 1..))
        .unwrap_or_default();
    if digest.starts_with(SHA256_PREFIX) {
        Reason::SignatureOtherManifest
    } else if digest.starts_with(SHA1_PREFIX) {
        Reason::SignatureSha1
    } else if is_pss(signature, manifest, key) {
        Reason::SignaturePss
    } else {
        Reason::SignatureOtherKey
    }
}

/// Whether it would verify as RSASSA-PSS, with the lengths of salt that tools choose: none, that of a digest, the longest.
fn is_pss(signature: &[u8], manifest: &[u8], key: &RsaPublicKey) -> bool {
    let digest = Sha256::digest(manifest);
    let longest = key.size().saturating_sub(digest.len() + 2);
    [0, 20, digest.len(), longest].into_iter().any(|salt| {
        let padding = rsa::Pss::new_with_salt::<Sha256>(salt);
        key.verify(padding, &digest, signature).is_ok()
    })
}

/// Whether the file is `size` bytes written as Base64 or hexadecimal text.
fn is_text(signature: &[u8], size: usize) -> bool {
    let packed: Vec<u8> = signature
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    STANDARD
        .decode(&packed)
        .is_ok_and(|bytes| bytes.len() == size)
        || hex::decode(&packed).is_ok_and(|bytes| bytes.len() == size)
}
