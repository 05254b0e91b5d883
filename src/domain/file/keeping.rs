//! Keeping files in rows of the database, which every process sees: cut into pieces, so that neither keeping nor handing
//! out holds a whole one at the database's side.

use super::{File, FileKind, FileName, queries};
use crate::db::{self, Conn, Tx};
use crate::domain::audit::Actor;
use crate::domain::ids::FileId;
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// The bytes of one piece; the last may have fewer.
pub const PIECE: usize = 256 * 1024;

/// A file that is kept, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Which one.
    pub id: FileId,
    /// What it is called when it is saved.
    pub name: FileName,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was handed in.
    pub kept_at: Timestamp,
}

/// Keeps a file that `by` has handed in.
///
/// # Errors
/// A fault of the database.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Actor,
    random: &dyn Random,
    file: &File,
) -> db::Result<FileId> {
    let id = FileId::draw(random);
    queries::insert(tx, now, by, (id, file))?;
    for (place, piece) in (0_i64..).zip(file.content.chunks(PIECE)) {
        queries::insert_piece(tx, (id, place), piece)?;
    }
    Ok(id)
}

/// What is known of a file that is kept.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, id: FileId) -> db::Result<Option<KeptFile>> {
    queries::find(conn, id)
}

/// The piece at `place`, from 0; `None` behind the last.
///
/// # Errors
/// A fault of the database.
pub fn find_piece(conn: &mut Conn, id: FileId, place: i64) -> db::Result<Option<Vec<u8>>> {
    queries::find_piece(conn, id, place)
}

/// Forgets a file and its bytes; `false` when there is none such.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &mut Tx<'_>, id: FileId) -> db::Result<bool> {
    queries::delete(tx, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    #[test]
    fn a_file_comes_back_piece_by_piece_and_is_forgotten_whole() {
        for world in World::each() {
            for length in [1, PIECE, PIECE + 1] {
                let mut content = b"%PDF-".to_vec();
                content.resize(length.max(5), 7);
                let file = File::take("a.pdf", content.clone(), &[FileKind::Pdf]).unwrap();
                let by = Actor::System;
                let id = world.write(|tx| keep(tx, world.now, by, world.random.as_ref(), &file));
                let kept = world.read(|conn| find(conn, id)).unwrap();
                assert_eq!(kept.name.as_str(), "a.pdf");
                assert_eq!(kept.bytes, u64::try_from(content.len()).unwrap());
                let pieces =
                    (0..).map_while(|place| world.read(|conn| find_piece(conn, id, place)));
                let pieces: Vec<_> = pieces.collect();
                assert_eq!(pieces.len(), content.len().div_ceil(PIECE));
                assert_eq!(pieces.concat(), content);
                assert!(world.write(|tx| forget(tx, id)));
                assert!(!world.write(|tx| forget(tx, id)));
                assert_eq!(world.read(|conn| find_piece(conn, id, 0)), None);
            }
        }
    }
}
