//! The private keys of the test hierarchy: made once, kept as PKCS#8 in PEM, read again afterwards.

use std::path::Path;
use std::{fs, io};

use rsa::RsaPrivateKey;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, LineEnding};

use crate::kit::random::{ChanceForKeys, Random};

const BITS: usize = 2048;

/// Every key there is. As few as possible: cards share one, because no check tells their keys apart.
pub(super) struct Keys {
    pub(super) root: RsaPrivateKey,
    pub(super) citizens: RsaPrivateKey,
    pub(super) providers: RsaPrivateKey,
    pub(super) foreign: RsaPrivateKey,
    /// Signs on every card.
    pub(super) card: RsaPrivateKey,
    /// Signs for the provider, and the calls to the ownership register.
    pub(super) provider: RsaPrivateKey,
    /// Everything that should not be taken: encipherment certificates, another provider, the look-alike.
    pub(super) other: RsaPrivateKey,
}

impl Keys {
    /// Reads the keys in `folder`; makes those that are missing.
    pub(super) fn open(folder: &Path, random: &dyn Random) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let key = |name: &str| key(&folder.join(format!("{name}.key.pem")), random);
        Ok(Self {
            root: key("root")?,
            citizens: key("citizens")?,
            providers: key("providers")?,
            foreign: key("foreign")?,
            card: key("card")?,
            provider: key("provider")?,
            other: key("other")?,
        })
    }
}

fn key(path: &Path, random: &dyn Random) -> io::Result<RsaPrivateKey> {
    if !path.exists() {
        make(path, random)?;
    }
    RsaPrivateKey::from_pkcs8_pem(&fs::read_to_string(path)?).map_err(io::Error::other)
}

/// Of two processes that make the same key at once the first wins, and both read that one.
fn make(path: &Path, random: &dyn Random) -> io::Result<()> {
    let key = RsaPrivateKey::new(&mut ChanceForKeys(random), BITS).map_err(io::Error::other)?;
    let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(io::Error::other)?;
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    fs::write(&draft, pem.as_bytes())?;
    let placed = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match placed {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
