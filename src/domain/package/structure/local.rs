//! P04: the local header and the data descriptor say what the directory says.

use super::bytes::{slice, u16_at, u32_at, u64_at};
use super::extra::{Extra, Zip64, widen};
use super::{DESCRIPTOR, Entry, STORED};
use crate::domain::package::finding::Findings;
use crate::domain::package::reason::Reason;

const HEADER: &[u8; 4] = b"PK\x03\x04";
const HEADER_LENGTH: usize = 30;
const LONGEST_DESCRIPTOR: u64 = 24;
const DESCRIPTOR_SIGNATURE: &[u8; 4] = b"PK\x07\x08";

/// Compares one entry's local header and notes where its data begin. `None` when there is no such header.
pub(super) fn compare(bytes: &[u8], entry: &mut Entry<'_>, findings: &mut Findings) -> Option<()> {
    let place = entry.place().with_offset(entry.header_at);
    let Some(header) = Header::read(bytes, entry.header_at) else {
        findings.add(Reason::LocalHeaderMissing, place);
        return None;
    };
    entry.data_at = header.data_at;
    entry.end_at = header.data_at.checked_add(entry.compressed)?;
    let Some(extra) = Extra::read(header.extra) else {
        findings.add(Reason::ExtraFieldDamaged, place);
        return Some(());
    };
    let told = |name: &[u8], other: Option<&[u8]>| other.is_none_or(|other| other == name);
    if header.name != entry.name
        || !told(entry.name, extra.unicode_path)
        || !told(entry.name, entry.unicode_path)
    {
        findings.add(Reason::NamesDiffer, place.clone());
    }
    let (mut compressed, mut uncompressed) = (header.compressed, header.uncompressed);
    match widen(extra.zip64, &mut [&mut uncompressed, &mut compressed]) {
        Zip64::Absent | Zip64::Needed => (),
        Zip64::NotNeeded => findings.add(Reason::Zip64NotNeeded, place.clone()),
        Zip64::Lies => findings.add(Reason::Zip64Lies, place.clone()),
    }
    let numbers = (header.crc, compressed, uncompressed);
    let expected = (entry.crc, entry.compressed, entry.uncompressed);
    let postponed = entry.flags & DESCRIPTOR != 0 && numbers == (0, 0, 0);
    let stored_whole = entry.method != STORED || entry.compressed == entry.uncompressed;
    if header.flags != entry.flags
        || header.method != entry.method
        || !(numbers == expected || postponed)
        || !stored_whole
    {
        findings.add(Reason::HeadersDiffer, place);
    }
    Some(())
}

struct Header<'a> {
    flags: u16,
    method: u16,
    crc: u32,
    compressed: u64,
    uncompressed: u64,
    name: &'a [u8],
    extra: &'a [u8],
    data_at: u64,
}

impl<'a> Header<'a> {
    fn read(bytes: &'a [u8], at: u64) -> Option<Self> {
        let at = usize::try_from(at).ok()?;
        if slice(bytes, at, 4)? != HEADER {
            return None;
        }
        let name_length = usize::from(u16_at(bytes, at + 26)?);
        let extra_length = usize::from(u16_at(bytes, at + 28)?);
        let name_at = at + HEADER_LENGTH;
        let extra_at = name_at + name_length;
        Some(Self {
            flags: u16_at(bytes, at + 6)?,
            method: u16_at(bytes, at + 8)?,
            crc: u32_at(bytes, at + 14)?,
            compressed: u32_at(bytes, at + 18).map(u64::from)?,
            uncompressed: u32_at(bytes, at + 22).map(u64::from)?,
            name: slice(bytes, name_at, name_length)?,
            extra: slice(bytes, extra_at, extra_length)?,
            data_at: (extra_at + extra_length) as u64,
        })
    }
}

/// Reads the data descriptor between the end of the data and `until`, where the next thing begins.
/// Its length follows from the space, so there is nothing to guess; the entry's end moves behind it.
pub(super) fn descriptor(bytes: &[u8], entry: &mut Entry<'_>, until: u64, findings: &mut Findings) {
    let place = entry.place().with_offset(entry.end_at);
    let (Ok(at), Some(space)) = (
        usize::try_from(entry.end_at),
        until.checked_sub(entry.end_at),
    ) else {
        return;
    };
    let signed = slice(bytes, at, 4) == Some(DESCRIPTOR_SIGNATURE);
    let first = if space == 16 || space == 24 {
        at + 4
    } else {
        at
    };
    let sizes = match space {
        12 | 16 => u32_at(bytes, first + 4)
            .map(u64::from)
            .zip(u32_at(bytes, first + 8).map(u64::from)),
        20 | 24 => u64_at(bytes, first + 4).zip(u64_at(bytes, first + 12)),
        _ => None,
    };
    let expected = (entry.crc, Some((entry.compressed, entry.uncompressed)));
    let honest = u32_at(bytes, first).is_some_and(|crc| (crc, sizes) == expected)
        && (signed || space == 12 || space == 20);
    match space {
        _ if !honest => findings.add(Reason::DescriptorLies, place),
        20 | 24 if entry.uncompressed < u64::from(u32::MAX) => {
            findings.add(Reason::Zip64NotNeeded, place);
        }
        _ => (),
    }
    if space <= LONGEST_DESCRIPTOR {
        entry.end_at = until;
    }
}
