//! P03, and of P04 the part about contents: inflating into bounded memory, counting what really comes out.
//!
//! The zip crate inflates by index what [`super::structure`] has found plain; what is only stored is not copied, and
//! its checksum compared here. Nothing is written to disk, and no declared size is believed.

use std::io::{Cursor, Read as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use bytes::Bytes;
use flate2::Crc;
use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};

use super::budget::Budget;
use super::finding::{Findings, Place};
use super::limits::Limits;
use super::nested;
use super::reason::Reason;
use super::structure::Entry;

/// From so many deflated bytes on, a second thread pays.
const WORTH_TWO: u64 = 256 << 10;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The contents of all entries, in their order; `None` when one of them is refused.
pub(super) fn all(
    bytes: &Bytes,
    entries: &[Entry<'_>],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Vec<Bytes>> {
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    let archive = ZipArchive::with_config(config, Cursor::new(bytes.as_ref()));
    let Some(archive) = archive
        .ok()
        .filter(|archive| archive.len() == entries.len())
    else {
        findings.add(Reason::DirectoryDamaged, Place::archive());
        return None;
    };
    let source = Source { bytes, archive };
    source
        .together(entries, limits)
        .or_else(|| source.in_turn(entries, limits, findings))
}

/// The package as it came, and as the zip crate sees it.
#[derive(Clone)]
struct Source<'a> {
    bytes: &'a Bytes,
    archive: Archive<'a>,
}

impl Source<'_> {
    /// One entry after the other: says of each that is refused why.
    fn in_turn(
        mut self,
        entries: &[Entry<'_>],
        limits: &Limits,
        findings: &mut Findings,
    ) -> Option<Vec<Bytes>> {
        let mut budget = Budget::new(limits);
        let before = findings.len();
        let mut contents = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            match self.one(index, entry, &mut budget) {
                Ok(content) => contents.push(content),
                Err(reason) => {
                    findings.add(reason, entry.place().with_offset(entry.data_at));
                    if reason == Reason::TooMuchInflated {
                        return None;
                    }
                }
            }
        }
        (findings.len() == before).then_some(contents)
    }

    /// By two threads, where that pays; `None` unless every entry comes out as it was declared. Which of them is wrong,
    /// and how, [`Source::in_turn`] says.
    fn together(&self, entries: &[Entry<'_>], limits: &Limits) -> Option<Vec<Bytes>> {
        let deflated = entries.iter().filter(|entry| !entry.is_stored());
        if deflated.map(|entry| entry.compressed).sum::<u64>() < WORTH_TWO {
            return None;
        }
        let mut budget = Budget::new(limits);
        for entry in entries {
            budget.spend_declared(entry)?;
        }
        let next = AtomicUsize::new(0);
        let work = || self.clone().declared(entries, &next);
        let (mine, others) = thread::scope(|scope| {
            let other = scope.spawn(work);
            (work(), other.join().ok().flatten())
        });
        let mut contents: Vec<_> = mine?.into_iter().chain(others?).collect();
        contents.sort_unstable_by_key(|(index, _)| *index);
        let mut budget = Budget::new(limits);
        for (entry, (_, content)) in entries.iter().zip(&contents) {
            budget.spend_declared(entry)?;
            nested::check(content, &mut budget).ok()?;
        }
        Some(contents.into_iter().map(|(_, content)| content).collect())
    }

    /// Those entries, with their places, that no other thread has taken; `None` when one is not as it was declared.
    fn declared(
        mut self,
        entries: &[Entry<'_>],
        next: &AtomicUsize,
    ) -> Option<Vec<(usize, Bytes)>> {
        let mut contents = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(entry) = entries.get(index) else {
                return Some(contents);
            };
            let (content, sound) = self.read(index, entry, entry.uncompressed).ok()?;
            if !sound || content.len() as u64 != entry.uncompressed {
                return None;
            }
            contents.push((index, content));
        }
    }

    fn one(
        &mut self,
        index: usize,
        entry: &Entry<'_>,
        budget: &mut Budget,
    ) -> Result<Bytes, Reason> {
        let (bound, beyond) = budget.bound(entry.compressed);
        let (content, sound) = self.read(index, entry, bound)?;
        let length = content.len() as u64;
        budget.spend(length);
        match sound {
            _ if length > bound => return Err(beyond),
            true if length == entry.uncompressed => (),
            true => return Err(Reason::SizeWrong),
            // The checksum is compared when the content is complete.
            false if length == entry.uncompressed => return Err(Reason::ChecksumWrong),
            false => return Err(Reason::ContentDamaged),
        }
        nested::check(&content, budget)?;
        Ok(content)
    }

    /// At most one byte more than `bound`, and whether it could be inflated and has its checksum.
    fn read(
        &mut self,
        index: usize,
        entry: &Entry<'_>,
        bound: u64,
    ) -> Result<(Bytes, bool), Reason> {
        let most = bound.saturating_add(1);
        let file = self
            .archive
            .by_index(index)
            .map_err(|_| Reason::ContentDamaged)?;
        if file.name_raw() != entry.name || file.data_start() != Some(entry.data_at) {
            return Err(Reason::HeadersDiffer);
        }
        if entry.is_stored() {
            let content = stored(self.bytes, entry, most).ok_or(Reason::ContentDamaged)?;
            let mut checksum = Crc::new();
            checksum.update(&content);
            return Ok((content, checksum.sum() == entry.crc));
        }
        let expected = usize::try_from(entry.uncompressed.min(bound)).unwrap_or_default();
        let mut content = Vec::with_capacity(expected + 1);
        let outcome = file.take(most).read_to_end(&mut content);
        Ok((content.into(), outcome.is_ok()))
    }
}

/// At most `most` bytes of an entry that is not compressed, where they stand.
fn stored(bytes: &Bytes, entry: &Entry<'_>, most: u64) -> Option<Bytes> {
    let from = usize::try_from(entry.data_at).ok()?;
    let length = usize::try_from(entry.compressed.min(most)).ok()?;
    let content = bytes.get(from..from.checked_add(length)?)?;
    Some(bytes.slice_ref(content))
}
