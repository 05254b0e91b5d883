//! P03 for archives inside the package: they are counted one level deep and refused beyond.
//!
//! Some documents are archives themselves (ODF, OOXML). They may travel, as long as what they become counts against
//! the same budget. An archive in such an archive is refused: that is how small files become endless ones.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::budget::Budget;
use super::reason::Reason;

const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// gzip, bzip2, xz, 7z, rar, zstd, cabinet.
const SEALED: [&[u8]; 7] = [
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xFD7zXZ\0",
    b"7z\xBC\xAF\x27\x1C",
    b"Rar!\x1A\x07",
    b"\x28\xB5\x2F\xFD",
    b"MSCF\0\0",
];
const TAR_AT: usize = 257;
const INNER_ENTRIES: usize = 4096;

/// Whether the beginning of a file is that of an archive.
enum Kind {
    Plain,
    Zip,
    Sealed,
}

fn kind(head: &[u8]) -> Kind {
    let begins = |magic: &&[u8]| head.starts_with(magic);
    if ZIP.iter().any(begins) {
        Kind::Zip
    } else if SEALED.iter().any(begins)
        || head
            .get(TAR_AT..)
            .is_some_and(|at| at.starts_with(b"ustar"))
    {
        Kind::Sealed
    } else {
        Kind::Plain
    }
}

/// Looks into `content` if it is an archive, and spends what is in it.
pub(super) fn check(content: &[u8], budget: &mut Budget) -> Result<(), Reason> {
    match kind(content) {
        Kind::Plain => Ok(()),
        Kind::Sealed => Err(Reason::NestedUnreadable),
        Kind::Zip => inner(content, budget),
    }
}

fn inner(content: &[u8], budget: &mut Budget) -> Result<(), Reason> {
    let mut archive =
        ZipArchive::new(Cursor::new(content)).map_err(|_| Reason::NestedUnreadable)?;
    if archive.len() > INNER_ENTRIES {
        return Err(Reason::TooManyEntries);
    }
    for index in 0..archive.len() {
        let file = archive
            .by_index(index)
            .map_err(|_| Reason::NestedUnreadable)?;
        let (bound, beyond) = budget.bound(file.compressed_size());
        let mut counted = Counted::default();
        let outcome = std::io::copy(&mut file.take(bound.saturating_add(1)), &mut counted);
        budget.spend(counted.length);
        if counted.length > bound {
            return Err(beyond);
        }
        outcome.map_err(|_| Reason::NestedUnreadable)?;
        if !matches!(kind(&counted.head), Kind::Plain) {
            return Err(Reason::NestedTooDeep);
        }
    }
    Ok(())
}

/// Keeps the beginning, counts the rest.
#[derive(Default)]
struct Counted {
    head: Vec<u8>,
    length: u64,
}

impl std::io::Write for Counted {
    fn write(&mut self, chunk: &[u8]) -> std::io::Result<usize> {
        let room = (TAR_AT + 8).saturating_sub(self.head.len());
        self.head.extend(chunk.iter().take(room));
        self.length += chunk.len() as u64;
        Ok(chunk.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
