//! P03, and of P04 the part about contents: inflating into bounded memory, counting what really comes out.
//!
//! The zip crate inflates by index what [`super::structure`] has found plain. Nothing is written to disk here, and
//! no declared size is believed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};

use super::finding::{Findings, Place};
use super::limits::Limits;
use super::nested;
use super::reason::Reason;
use super::structure::Entry;

/// A budget of bytes that all entries share.
pub(super) struct Budget {
    left: u64,
    ratio: u64,
}

impl Budget {
    /// What the limits allow for a whole package.
    pub(super) const fn new(limits: &Limits) -> Self {
        Self {
            left: limits.inflated,
            ratio: limits.ratio,
        }
    }

    /// How many bytes may come out of `compressed` bytes, and what it means if there are more.
    pub(super) fn bound(&self, compressed: u64) -> (u64, Reason) {
        let by_ratio = compressed.saturating_mul(self.ratio);
        if by_ratio < self.left {
            (by_ratio, Reason::RatioTooHigh)
        } else {
            (self.left, Reason::TooMuchInflated)
        }
    }

    /// Takes what has come out.
    pub(super) const fn spend(&mut self, bytes: u64) {
        self.left = self.left.saturating_sub(bytes);
    }
}

/// The contents of all entries, in their order; `None` when one of them is refused.
pub(super) fn all(
    bytes: &[u8],
    entries: &[Entry<'_>],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Vec<Vec<u8>>> {
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    let archive = ZipArchive::with_config(config, Cursor::new(bytes));
    let Some(mut archive) = archive
        .ok()
        .filter(|archive| archive.len() == entries.len())
    else {
        findings.add(Reason::DirectoryDamaged, Place::archive());
        return None;
    };
    let mut budget = Budget::new(limits);
    let before = findings.len();
    let mut contents = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        match one(&mut archive, index, entry, &mut budget) {
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

fn one(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    entry: &Entry<'_>,
    budget: &mut Budget,
) -> Result<Vec<u8>, Reason> {
    let (bound, beyond) = budget.bound(entry.compressed);
    let file = archive
        .by_index(index)
        .map_err(|_| Reason::ContentDamaged)?;
    if file.name_raw() != entry.name || file.data_start() != Some(entry.data_at) {
        return Err(Reason::HeadersDiffer);
    }
    let expected = usize::try_from(entry.uncompressed.min(bound)).unwrap_or_default();
    let mut content = Vec::with_capacity(expected + 1);
    let outcome = file.take(bound.saturating_add(1)).read_to_end(&mut content);
    let length = content.len() as u64;
    budget.spend(length);
    if length > bound {
        return Err(beyond);
    }
    match outcome {
        Ok(_) if length == entry.uncompressed => (),
        Ok(_) => return Err(Reason::SizeWrong),
        // The zip crate compares the checksum when the content is complete.
        Err(_) if length == entry.uncompressed => return Err(Reason::ChecksumWrong),
        Err(_) => return Err(Reason::ContentDamaged),
    }
    nested::check(&content, budget)?;
    Ok(content)
}
