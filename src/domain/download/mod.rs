//! 檔案下載: files that everybody may download from the Industrial Data Space, kept by reviewers.

pub mod queries;

use super::audit::{self, Action, By, Deed};
use super::bilingual::Bilingual;
use super::file::keeping::{self, KeptFile};
use super::file::{File, FileKind};
use super::ids::DownloadId;
use super::publication::{CannotChange, Publication, Wish};
use crate::db::{self, Conn, Tx};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// The most characters of a title.
pub const LONGEST_TITLE: usize = 120;
/// The most characters of what is said about it.
pub const LONGEST_ABOUT: usize = 1_000;
/// The most bytes of a file: 10 MiB.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The kinds of files that are handed out.
pub const KINDS: &[FileKind] = &[
    FileKind::Pdf,
    FileKind::Zip,
    FileKind::Csv,
    FileKind::Ods,
    FileKind::Png,
    FileKind::Jpeg,
];

/// A file for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Which one.
    pub id: DownloadId,
    /// Its title and what is said about it.
    pub words: Words,
    /// The file itself.
    pub file: KeptFile,
    /// Who may have it.
    pub publication: Publication,
    /// How often it was handed out.
    pub times: i64,
    /// How often it was changed, from 1: whoever changes it names what they saw.
    pub version: i64,
    /// When it was handed in first.
    pub made_at: Timestamp,
}

/// What is said about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub title: Bilingual,
    /// Paragraphs, parted by empty lines.
    pub about: Bilingual,
}

/// What a reviewer hands in.
#[derive(Debug, Clone, Copy)]
pub struct Handed<'a> {
    /// What is said about it.
    pub words: &'a Words,
    /// Who may have it.
    pub wish: Wish,
}

/// Hands in a file.
///
/// # Errors
/// A fault of the database.
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    (handed, file): (Handed<'_>, &File),
) -> Result<DownloadId, CannotChange> {
    let id = DownloadId::draw(random);
    let publication = Publication::Draft.next(now, handed.wish)?;
    let file = keeping::keep(tx, now, by.actor, random, file)?;
    queries::insert(tx, now, (id, file), handed.words, publication)?;
    let deed = Deed::new(Action::DownloadAdded, id).with("state", handed.wish.state);
    audit::record(tx, now, by, &deed)?;
    Ok(id)
}

/// Changes what is said about a file of which the reviewer saw `version`, and the file itself when there is another.
///
/// # Errors
/// When there is none such, somebody was faster, or the wish cannot be met; a fault of the database.
pub fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: &By,
    random: &dyn Random,
    ((id, version), handed, file): ((DownloadId, i64), Handed<'_>, Option<&File>),
) -> Result<(), CannotChange> {
    let before = queries::find(tx, id)?.ok_or(CannotChange::NoSuch)?;
    let publication = before.publication.next(now, handed.wish)?;
    let kept = match file {
        Some(file) => keeping::keep(tx, now, by.actor, random, file)?,
        None => before.file.id,
    };
    if !queries::replace(tx, (id, version), kept, handed.words, publication)? {
        return Err(CannotChange::ChangedMeanwhile);
    }
    if kept != before.file.id {
        keeping::forget(tx, before.file.id)?;
    }
    let deed = Deed::new(Action::DownloadChanged, id)
        .with("state", handed.wish.state)
        .with("replaced", file.is_some());
    Ok(audit::record(tx, now, by, &deed)?)
}

/// A public file; `None` when it is not public at `now`.
///
/// # Errors
/// A fault of the database.
pub fn find_public(
    conn: &mut Conn,
    now: Timestamp,
    id: DownloadId,
) -> db::Result<Option<KeptFile>> {
    let found = queries::find(conn, id)?;
    let public = found.filter(|one| one.publication.is_public(now));
    Ok(public.map(|one| one.file))
}

/// Counts that a public file is handed out, and answers it; `None` when it is not public at `now`.
///
/// # Errors
/// A fault of the database.
pub fn hand_out(tx: &mut Tx<'_>, now: Timestamp, id: DownloadId) -> db::Result<Option<KeptFile>> {
    match find_public(tx, now, id)? {
        Some(file) if queries::replace_times(tx, id)? => Ok(Some(file)),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests;
