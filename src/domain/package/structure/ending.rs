//! P02: the one record at the end, and its Zip64 companion.

use super::bytes::{slice, u16_at, u32_at, u64_at};
use crate::domain::package::finding::{Findings, Place};
use crate::domain::package::reason::Reason;

const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LOCATOR: [u8; 4] = *b"PK\x06\x07";
const LOCATOR_LENGTH: usize = 20;
const END64: [u8; 4] = *b"PK\x06\x06";
const END64_LENGTH: usize = 56;
const LONGEST_COMMENT: usize = 0xFFFF;
const MARKER: u32 = u32::MAX;

/// Where the central directory lies, as the end record says, checked against the end record's own place.
pub(super) struct Ending {
    /// Its first byte.
    pub(super) directory_at: usize,
    /// One past its last byte.
    pub(super) directory_end: usize,
    /// How many records it is said to hold.
    pub(super) entries: u64,
}

/// Finds the end record and what it points to.
pub(super) fn read(bytes: &[u8], findings: &mut Findings) -> Option<Ending> {
    let at = find(bytes, findings)?;
    let claims = Claims::read(bytes, at)?;
    if claims.disks != [0, 0] || claims.entries_here != claims.entries {
        findings.add(Reason::MultiDisk, Place::at(at as u64));
        return None;
    }
    let locator = at
        .checked_sub(LOCATOR_LENGTH)
        .filter(|&before| slice(bytes, before, 4) == Some(&LOCATOR));
    match locator {
        Some(locator) => long(bytes, &claims, locator, findings),
        None => short(bytes, &claims, at, findings),
    }
}

/// The record's numbers.
struct Claims {
    disks: [u16; 2],
    entries_here: u16,
    entries: u16,
    size: u32,
    offset: u32,
}

impl Claims {
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        Some(Self {
            disks: [u16_at(bytes, at + 4)?, u16_at(bytes, at + 6)?],
            entries_here: u16_at(bytes, at + 8)?,
            entries: u16_at(bytes, at + 10)?,
            size: u32_at(bytes, at + 12)?,
            offset: u32_at(bytes, at + 16)?,
        })
    }
}

/// The only place where an end record with its comment reaches exactly to the last byte.
fn find(bytes: &[u8], findings: &mut Findings) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LENGTH + LONGEST_COMMENT);
    let tail = bytes.get(from..)?;
    let mut signatures = tail
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == END)
        .map(|(at, _)| from + at)
        .collect::<Vec<_>>();
    let last = signatures.last().copied();
    signatures.retain(|&at| {
        u16_at(bytes, at + 20)
            .is_some_and(|comment| at + END_LENGTH + usize::from(comment) == bytes.len())
    });
    match (signatures.as_slice(), last) {
        ([only], _) => return Some(*only),
        ([first, ..], _) => findings.add(Reason::TwoEnds, Place::at(*first as u64)),
        ([], Some(last)) => missed(bytes, last, findings),
        ([], None) if bytes.starts_with(b"PK") => {
            findings.add(Reason::Truncated, Place::at(bytes.len() as u64));
        }
        ([], None) => findings.add(Reason::NotZip, Place::at(0)),
    }
    None
}

/// An end record was seen, but it does not reach to the end, or reaches beyond it.
fn missed(bytes: &[u8], last: usize, findings: &mut Findings) {
    let end = u16_at(bytes, last + 20).map(|comment| last + END_LENGTH + usize::from(comment));
    match end {
        Some(end) if end < bytes.len() => {
            findings.add(Reason::TrailingBytes, Place::at(end as u64));
        }
        _ => findings.add(Reason::Truncated, Place::at(bytes.len() as u64)),
    }
}

fn short(bytes: &[u8], claims: &Claims, at: usize, findings: &mut Findings) -> Option<Ending> {
    if claims.size == MARKER || claims.offset == MARKER || claims.entries == u16::MAX {
        findings.add(Reason::Zip64Lies, Place::at(at as u64));
        return None;
    }
    let (size, offset) = (claims.size as usize, claims.offset as usize);
    if offset.checked_add(size) == Some(at) {
        return Some(Ending {
            directory_at: offset,
            directory_end: at,
            entries: u64::from(claims.entries),
        });
    }
    let before_end = at.checked_sub(size);
    match before_end.filter(|&real| slice(bytes, real, 4) == Some(b"PK\x01\x02")) {
        Some(real) if real > offset => findings.add(Reason::LeadingBytes, Place::at(0)),
        _ => findings.add(Reason::DirectoryMisplaced, Place::at(at as u64)),
    }
    None
}

fn long(bytes: &[u8], claims: &Claims, locator: usize, findings: &mut Findings) -> Option<Ending> {
    let place = Place::at(locator as u64);
    let Some(ending) = consistent(bytes, claims, locator) else {
        findings.add(Reason::Zip64Lies, place);
        return None;
    };
    // Counts and places of that size are possible only beyond other limits, but then they are no lie.
    if ending.entries < u64::from(u16::MAX) {
        findings.add(Reason::Zip64NotNeeded, place);
    }
    Some(ending)
}

/// The Zip64 record, if it lies where it must and contradicts neither the short one nor the archive.
fn consistent(bytes: &[u8], claims: &Claims, locator: usize) -> Option<Ending> {
    let at = locator.checked_sub(END64_LENGTH)?;
    let says = |offset: usize| u64_at(bytes, at + offset);
    let pointed = u64_at(bytes, locator + 8)? == at as u64
        && u32_at(bytes, locator + 4)? == 0
        && u32_at(bytes, locator + 16)? == 1
        && slice(bytes, at, 4)? == END64
        && says(4)? == (END64_LENGTH - 12) as u64
        && says(16)? == 0;
    let (entries, size, offset) = (says(32)?, says(40)?, says(48)?);
    let same = |short: u32, long: u64| short == MARKER || u64::from(short) == long;
    let agrees = says(24)? == entries
        && (claims.entries == u16::MAX || u64::from(claims.entries) == entries)
        && same(claims.size, size)
        && same(claims.offset, offset)
        && offset.checked_add(size)? == at as u64;
    (pointed && agrees).then_some(Ending {
        directory_at: usize::try_from(offset).ok()?,
        directory_end: at,
        entries,
    })
}
