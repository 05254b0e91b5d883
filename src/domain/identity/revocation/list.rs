//! One revocation list: read once, its signature checked once, then only a sorted index of serial numbers is kept.
//!
//! The reader walks the bytes without building a value per entry. Refused: delta lists, indirect lists, lists for
//! authorities, attribute certificates or some reasons only, and any critical extension that is not known here.
//!
//! Why an index of our own and not webpki's: webpki verifies the signature of the list, and so hashes all of it, at
//! every look-up. Measured with 400,000 entries of 16 bytes (13.7 MB), debug build, Linux, two shared cores
//! (`benches/revocation_list.rs`):
//!
//! | | resident | one look-up |
//! | --- | --- | --- |
//! | this index | 8.6 MiB | 0.8 ms for signature, path and look-up together |
//! | webpki's map | 93 MiB | 14 to 23 ms for path and look-up |

use der::asn1::{BitStringRef, ObjectIdentifier};
use der::oid::db::rfc5912;
use der::{Reader, SliceReader, Tag};
use ring::digest::{SHA256, digest};
use ring::signature::{self, RsaParameters, UnparsedPublicKey};

use x509_cert::spki::AlgorithmIdentifierRef;

use super::super::authority::{Authorities, KeyDigest};
use super::reader::{Facts, version};
use super::serials::Serials;
use super::{CannotTake, Scope};
use crate::kit::clock::{Span, Timestamp, minutes};

/// How far ahead of ours the clock of an authority may run.
const SKEW: Span = minutes(5);

/// The largest list that is looked at; the largest known one has 20 MiB.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A list whose signature was verified.
#[derive(Debug)]
pub struct RevocationList {
    pub(super) issuer: KeyDigest,
    pub(super) scope: Scope,
    /// CRL number, big endian, padded: compares as a number.
    pub(super) number: [u8; 20],
    pub(super) this_update: Timestamp,
    pub(super) next_update: Timestamp,
    pub(super) serials: Serials,
    pub(super) digest: String,
}

impl RevocationList {
    /// Reads a list in DER and checks that one of the configured authorities signed it.
    ///
    /// # Errors
    /// When it is unreadable, of a kind that is not understood, signed by nobody we know, or from the future.
    pub fn read(
        bytes: &[u8],
        authorities: &Authorities,
        now: Timestamp,
    ) -> Result<Self, CannotTake> {
        if bytes.len() > MOST_BYTES {
            return Err(CannotTake::Unreadable);
        }
        let parts = Parts::read(bytes).map_err(|_| CannotTake::Unreadable)?;
        let issuer = parts.signer(authorities)?;
        let facts = Facts::read(parts.tbs).map_err(|_| CannotTake::Unreadable)??;
        if facts.this_update > now.plus(SKEW) {
            return Err(CannotTake::FromTheFuture);
        }
        Ok(Self {
            issuer,
            scope: facts.scope,
            number: facts.number,
            this_update: facts.this_update,
            next_update: facts.next_update,
            serials: facts.serials,
            digest: hex::encode(digest(&SHA256, bytes)),
        })
    }

    /// How many certificates it revokes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.serials.len()
    }

    /// Whether it revokes nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.serials.len() == 0
    }

    /// When a newer one is due: it is worth nothing afterwards.
    #[must_use]
    pub const fn next_update(&self) -> Timestamp {
        self.next_update
    }

    /// SHA-256 of the list as it was fetched, 64 hex digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

/// The three parts of a signed list.
struct Parts<'a> {
    /// What is signed, with its tag and length.
    tbs: &'a [u8],
    issuer: &'a [u8],
    algorithm: AlgorithmIdentifierRef<'a>,
    signature: BitStringRef<'a>,
}

impl<'a> Parts<'a> {
    fn read(bytes: &'a [u8]) -> der::Result<Self> {
        let mut reader = SliceReader::new(bytes)?;
        let parts =
            reader.sequence(|list| Ok((list.tlv_bytes()?, list.decode()?, list.decode()?)))?;
        let (tbs, algorithm, signature) = reader.finish(parts)?;
        let mut inside = SliceReader::new(tbs)?;
        let (inner, issuer) = inside.sequence(|fields| {
            version(fields)?;
            let inner: AlgorithmIdentifierRef<'a> = fields.decode()?;
            let issuer = fields.tlv_bytes()?;
            fields.read_slice(fields.remaining_len())?;
            Ok((inner, issuer))
        })?;
        if inner != algorithm {
            return Err(Tag::Sequence.value_error());
        }
        Ok(Self {
            tbs,
            issuer,
            algorithm,
            signature,
        })
    }

    /// The authority whose key made the signature.
    fn signer(&self, authorities: &Authorities) -> Result<KeyDigest, CannotTake> {
        let algorithm = verification(&self.algorithm.oid).ok_or(CannotTake::Algorithm)?;
        let signature = self.signature.as_bytes().ok_or(CannotTake::Unreadable)?;
        authorities
            .named(self.issuer)
            .filter(|known| known.signs_lists)
            .find(|known| {
                UnparsedPublicKey::new(algorithm, &known.public_key)
                    .verify(self.tbs, signature)
                    .is_ok()
            })
            .map(|known| known.key)
            .ok_or(CannotTake::Foreign)
    }
}

fn verification(oid: &ObjectIdentifier) -> Option<&'static RsaParameters> {
    match *oid {
        rfc5912::SHA_256_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        rfc5912::SHA_384_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        rfc5912::SHA_512_WITH_RSA_ENCRYPTION => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        _ => None,
    }
}
