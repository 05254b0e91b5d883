//! P02 and P04: our own reading of the archive's skeleton, byte by byte, before anything is inflated.
//!
//! Readers of zip files disagree about archives that are not plain: one believes the local headers, another the
//! directory, a third searches for signatures. Here an archive passes only if every reader must come to the same
//! entries: end record, directory, local headers and data descriptors agree, and together they fill the bytes
//! exactly. What is inside the entries is not looked at here; see [`super::inflate`].

mod bytes;
mod directory;
mod ending;
mod extra;
mod layout;
mod local;

use super::finding::{Findings, Place};
use super::limits::Limits;
use super::reason::Reason;

/// Not compressed.
const STORED: u16 = 0;
/// Compressed with deflate.
const DEFLATED: u16 = 8;
const METHODS: [u16; 2] = [STORED, DEFLATED];
/// The flag that sizes and checksum follow the data.
const DESCRIPTOR: u16 = 1 << 3;
/// The flag that the name is UTF-8.
const UTF8: u16 = 1 << 11;

/// One entry, as directory and local header both tell it.
pub(super) struct Entry<'a> {
    /// The name as it stands in the archive.
    pub(super) name: &'a [u8],
    unicode_path: Option<&'a [u8]>,
    made_by: [u8; 2],
    flags: u16,
    method: u16,
    /// CRC-32 of the content.
    pub(super) crc: u32,
    /// Bytes in the archive.
    pub(super) compressed: u64,
    /// Bytes after inflating, as declared.
    pub(super) uncompressed: u64,
    attributes: u32,
    linked: bool,
    /// Where its record stands in the directory.
    pub(super) record_at: u64,
    header_at: u64,
    /// Where its bytes begin.
    pub(super) data_at: u64,
    end_at: u64,
}

/// What kind of file an entry wants to become when unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link.
    Symlink,
    /// Anything else: device, pipe, socket.
    Special,
}

impl Entry<'_> {
    /// The entry as a place for findings.
    pub(super) fn place(&self) -> Place {
        Place::entry(&self.lossy_name())
    }

    /// The name as text; what is no UTF-8 is replaced, and refused by P05.
    pub(super) fn lossy_name(&self) -> String {
        String::from_utf8_lossy(self.name).into_owned()
    }

    /// Whether its bytes stand in the archive as they are.
    pub(super) const fn is_stored(&self) -> bool {
        self.method == STORED
    }

    /// Whether the name is flagged as UTF-8.
    pub(super) const fn says_utf8(&self) -> bool {
        self.flags & UTF8 != 0
    }

    /// From Unix mode, DOS attributes, extra field and trailing slash; the most dangerous answer wins.
    pub(super) fn kind(&self) -> Kind {
        const DOS_DIRECTORY: u32 = 0x10;
        const DOS_SYSTEMS: [u8; 4] = [0, 6, 10, 14];
        let [system, _] = self.made_by;
        let mode = self.attributes >> 16;
        let unix = match mode & 0o170_000 {
            0 | 0o100_000 => Kind::File,
            0o040_000 => Kind::Directory,
            0o120_000 => Kind::Symlink,
            _ => Kind::Special,
        };
        let slash = self.name.ends_with(b"/");
        let dos = DOS_SYSTEMS.contains(&system) && self.attributes & DOS_DIRECTORY != 0;
        match unix {
            _ if self.linked => Kind::Symlink,
            Kind::File if slash || dos => Kind::Directory,
            kind => kind,
        }
    }
}

/// Reads the skeleton. `None` when there is nothing to go on with; the findings say why.
///
/// P03 speaks here too, about the number of entries, so that nothing grows with their number afterwards.
pub(super) fn scan<'a>(
    bytes: &'a [u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Vec<Entry<'a>>> {
    let ending = ending::read(bytes, findings)?;
    let mut entries = directory::read(bytes, &ending, findings)?;
    if entries.len() > limits.entries {
        findings.add(
            Reason::TooManyEntries,
            Place::at(ending.directory_at as u64),
        );
        return None;
    }
    let mut all_found = true;
    for entry in &mut entries {
        all_found &= local::compare(bytes, entry, findings).is_some();
    }
    if !all_found {
        return None;
    }
    layout::tile(bytes, &mut entries, ending.directory_at, findings);
    Some(entries)
}
