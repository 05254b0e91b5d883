//! The calls of the park data API that wait to be written down, many at once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::credential::usage::CallLine;
use crate::domain::ids::CredentialId;

/// Calls that wait at most; while the database is away, later ones are not remembered.
const MOST: usize = 100_000;

/// Calls of one pair with a signature that is not its own that are remembered in a minute: whoever knows an APP ID can
/// make any number of them, and they would push the owner's own refusals out of sight.
const MOST_FORGED: u32 = 3;
/// Seconds of a minute.
const MINUTE: i64 = 60;

/// What has been called since the last time.
#[derive(Default)]
pub struct CallLog {
    waiting: Mutex<Vec<CallLine>>,
    forged: Mutex<Forged>,
}

/// The forged calls of a minute.
#[derive(Default)]
struct Forged {
    minute: i64,
    of: BTreeMap<CredentialId, u32>,
}

impl CallLog {
    /// Remembers a call.
    pub fn note(&self, call: CallLine) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MOST {
            waiting.push(call);
        }
    }

    /// Remembers a call whose signature is not that of the pair it names, unless there were some in this minute.
    pub fn note_forged(&self, call: CallLine) {
        if self.is_among_the_first(&call) {
            self.note(call);
        }
    }

    fn is_among_the_first(&self, call: &CallLine) -> bool {
        let mut forged = self.forged.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = call.at.unix().div_euclid(MINUTE);
        if forged.minute != minute {
            forged.minute = minute;
            forged.of.clear();
        }
        let count = forged.of.entry(call.credential).or_default();
        *count = count.saturating_add(1);
        *count <= MOST_FORGED
    }

    /// What has to be written down.
    #[must_use]
    pub fn take(&self) -> Vec<CallLine> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes back what could not be written.
    pub fn give_back(&self, mut calls: Vec<CallLine>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        calls.append(&mut waiting);
        calls.truncate(MOST);
        *waiting = calls;
    }
}
