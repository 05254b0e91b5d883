//! P02 and P04: the entries lie side by side, without gaps, from the first byte to the directory.

use super::{DESCRIPTOR, Entry, local};
use crate::domain::package::finding::{Findings, Place};
use crate::domain::package::reason::Reason;

/// Walks the entries in the order of their bytes.
pub(super) fn tile(
    bytes: &[u8],
    entries: &mut [Entry<'_>],
    directory_at: usize,
    findings: &mut Findings,
) {
    let mut order: Vec<&mut Entry<'_>> = entries.iter_mut().collect();
    order.sort_by_key(|entry| entry.header_at);
    let nexts: Vec<u64> = order
        .iter()
        .skip(1)
        .map(|entry| entry.header_at)
        .chain([directory_at as u64])
        .collect();
    let mut at = 0;
    for (entry, until) in order.into_iter().zip(nexts) {
        if entry.header_at < at {
            findings.add(Reason::Overlap, entry.place().with_offset(entry.header_at));
        } else if entry.header_at > at {
            let reason = if at == 0 {
                Reason::LeadingBytes
            } else {
                Reason::HiddenBytes
            };
            findings.add(reason, Place::at(at));
        }
        if entry.flags & DESCRIPTOR != 0 {
            local::descriptor(bytes, entry, until, findings);
        }
        at = at.max(entry.end_at);
    }
    let end = directory_at as u64;
    if at > end {
        findings.add(Reason::Overlap, Place::at(end));
    } else if at < end {
        findings.add(Reason::HiddenBytes, Place::at(at));
    }
}
