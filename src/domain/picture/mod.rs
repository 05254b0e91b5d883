//! 圖片: what a member hands in to be looked at, a screenshot of the attribution or of something to be shown.
//!
//! The bytes stand sealed in the rows, where every process sees them, and go with what they belong to. A picture belongs to
//! one proof of attribution, or to one inquiry and the changes of it, and is found through them. What `file` keeps
//! is public and handed out in the clear, piece by piece; a picture is a member's own, sealed for its row like all that
//! members write, and opened whole. Deliberately absent: looking into a picture, and making it smaller.

pub mod queries;
#[cfg(test)]
mod tests;

use crate::db::{self, Conn, Tx};
use crate::domain::file::{File, FileKind};
use crate::domain::ids::{AccountId, AttributionProofId, InquiryId, PictureId};
use crate::kit::clock::Timestamp;
use crate::kit::seal::{Place, Vault};

/// The most bytes of a picture.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// What a picture may be.
pub const KINDS: &[FileKind] = &[FileKind::Png, FileKind::Jpeg];
/// Where the bytes are sealed.
const COLUMN: &str = "pictures.content";

/// A picture. Prints nothing of its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What a picture belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// What a member has sent to be answered.
    Inquiry(InquiryId),
    /// Where the data are attributed.
    Proof(AttributionProofId),
}

/// Keeps a picture of this member for its owner, which stands in the rows already and has none.
///
/// # Errors
/// A fault of the database.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    (account, owner): (AccountId, Owner),
    file: &File,
) -> db::Result<()> {
    let id = PictureId::draw(vault.random());
    let row = id.to_string();
    let content = vault.seal(Place::new(COLUMN, &row), &file.content);
    queries::insert(tx, now, (id, account), (file.kind, &content))?;
    queries::insert_owner(tx, owner, id)
}

/// Gives the picture of one inquiry, where it has one, to another of the same member as well.
///
/// # Errors
/// A fault of the database.
pub fn share(tx: &mut Tx<'_>, from: InquiryId, to: InquiryId) -> db::Result<()> {
    match queries::find_of_inquiry(tx, from)? {
        Some(id) => queries::insert_owner(tx, Owner::Inquiry(to), id),
        None => Ok(()),
    }
}

/// The picture of its owner.
///
/// # Errors
/// A fault of the database, or a picture that cannot be opened.
pub fn find(conn: &mut Conn, vault: &Vault, owner: Owner) -> db::Result<Option<Picture>> {
    let Some((id, kind, sealed)) = queries::find(conn, owner)? else {
        return Ok(None);
    };
    let row = id.to_string();
    let content = vault
        .open(Place::new(COLUMN, &row), &sealed)
        .map_err(|why| db::Error::row("pictures", why))?;
    Ok(Some(Picture {
        kind,
        content: content.to_vec(),
    }))
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}, {} bytes)", self.kind, self.content.len())
    }
}
