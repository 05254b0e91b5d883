//! AES-256 (PDF 2.0, revision 6): one password to read, another that nobody knows to change.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use crate::kit::random::{ALPHANUMERIC, Random};

/// Why a file could not be encrypted.
#[derive(Debug, thiserror::Error)]
pub enum CannotEncrypt {
    /// The library refused.
    #[error("the PDF cannot be encrypted: {0}")]
    Pdf(#[from] lopdf::Error),
    /// The file could not be put together again.
    #[error("the PDF cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// The file `plain`, encrypted so that `password` opens it. Printing stays allowed.
pub(super) fn lock(
    plain: &[u8],
    password: &str,
    random: &dyn Random,
) -> Result<Vec<u8>, CannotEncrypt> {
    let mut document = Document::load_mem(plain)?;
    let name = |bytes: [u8; 16]| Object::string_literal(bytes.to_vec());
    let identifier = vec![name(random.bytes()), name(random.bytes())];
    document.trailer.set("ID", Object::Array(identifier));
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let key = random.bytes::<32>();
    let owner = random.symbols(ALPHANUMERIC, 32);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: &owner,
        user_password: password,
        permissions: Permissions::PRINTABLE | Permissions::PRINTABLE_IN_HIGH_QUALITY,
    })?;
    document.encrypt(&state)?;
    let mut file = Vec::new();
    document.save_to(&mut file)?;
    Ok(file)
}
