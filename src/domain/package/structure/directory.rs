//! The central directory, record by record.

use super::bytes::{slice, u16_at, u32_at};
use super::ending::Ending;
use super::extra::{Extra, Zip64, widen};
use super::{Entry, METHODS};
use crate::domain::package::finding::{Findings, Place};
use crate::domain::package::reason::Reason;

const RECORD: &[u8; 4] = b"PK\x01\x02";
const RECORD_LENGTH: usize = 46;
/// Encrypted, strongly encrypted, encrypted directory.
const ENCRYPTION_FLAGS: u16 = 1 | 1 << 6 | 1 << 13;
/// How hard deflate tried (two bits), data descriptor, UTF-8.
const PLAIN_FLAGS: u16 = 0b110 | 1 << 3 | 1 << 11;
const ASI_LINK: u16 = 0o120_000;

/// Every entry, in the order of the directory; `None` when the directory itself cannot be trusted.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    ending: &Ending,
    findings: &mut Findings,
) -> Option<Vec<Entry<'a>>> {
    let mut entries = Vec::new();
    let mut at = ending.directory_at;
    while at < ending.directory_end {
        let Some((entry, next)) = record(bytes, at, ending.directory_end, findings) else {
            findings.add(Reason::DirectoryDamaged, Place::at(at as u64));
            return None;
        };
        entries.push(entry);
        at = next;
    }
    if entries.len() as u64 != ending.entries {
        findings.add(
            Reason::DirectoryDamaged,
            Place::at(ending.directory_at as u64),
        );
        return None;
    }
    Some(entries)
}

/// One record and the place after it.
fn record<'a>(
    bytes: &'a [u8],
    at: usize,
    end: usize,
    findings: &mut Findings,
) -> Option<(Entry<'a>, usize)> {
    if slice(bytes, at, 4)? != RECORD {
        return None;
    }
    let two = |offset: usize| u16_at(bytes, at + offset);
    let four = |offset: usize| u32_at(bytes, at + offset).map(u64::from);
    let (name, extra, comment) = (two(28)?, two(30)?, two(32)?);
    let extra_at = at + RECORD_LENGTH + usize::from(name);
    let next = extra_at + usize::from(extra) + usize::from(comment);
    if next > end {
        return None;
    }
    let name = slice(bytes, at + RECORD_LENGTH, usize::from(name))?;
    let place = Place::entry(&String::from_utf8_lossy(name)).with_offset(at as u64);
    let Some(extra) = Extra::read(slice(bytes, extra_at, usize::from(extra))?) else {
        findings.add(Reason::ExtraFieldDamaged, place);
        return None;
    };
    let (mut compressed, mut uncompressed, mut header) = (four(20)?, four(24)?, four(42)?);
    let zip64 = widen(
        extra.zip64,
        &mut [&mut uncompressed, &mut compressed, &mut header],
    );
    let entry = Entry {
        name,
        unicode_path: extra.unicode_path,
        made_by: two(4)?.to_be_bytes(),
        flags: two(8)?,
        method: two(10)?,
        crc: u32_at(bytes, at + 16)?,
        compressed,
        uncompressed,
        attributes: u32_at(bytes, at + 38)?,
        linked: extra
            .unix_mode
            .is_some_and(|mode| mode & 0o170_000 == ASI_LINK),
        record_at: at as u64,
        header_at: header,
        data_at: 0,
        end_at: 0,
    };
    if two(34)? != 0 {
        findings.add(Reason::MultiDisk, place.clone());
    }
    plain(&entry, zip64, place, bytes.len(), findings);
    Some((entry, next))
}

/// P02 for one entry: nothing that a simple reader could not read.
fn plain(entry: &Entry<'_>, zip64: Zip64, place: Place, length: usize, findings: &mut Findings) {
    let beyond = entry.header_at > length as u64 || entry.compressed > length as u64;
    match zip64 {
        Zip64::Lies => findings.add(Reason::Zip64Lies, place.clone()),
        Zip64::Needed if beyond => findings.add(Reason::Zip64Lies, place.clone()),
        Zip64::Absent | Zip64::Needed => (),
        Zip64::NotNeeded => findings.add(Reason::Zip64NotNeeded, place.clone()),
    }
    if entry.flags & ENCRYPTION_FLAGS != 0 {
        findings.add(Reason::Encrypted, place.clone());
    } else if entry.flags & !PLAIN_FLAGS != 0 {
        findings.add(Reason::UnsupportedFlag, place.clone());
    }
    if !METHODS.contains(&entry.method) {
        findings.add(Reason::UnknownMethod, place);
    }
}
