//! The calls of the park data API that wait to be written down, many at once.

use std::sync::{Mutex, PoisonError};

use crate::domain::credential::usage::CallLine;

/// Calls that wait at most; while the database is away, later ones are not remembered.
const MOST: usize = 100_000;

/// What has been called since the last time.
#[derive(Default)]
pub struct CallLog(Mutex<Vec<CallLine>>);

impl CallLog {
    /// Remembers a call.
    pub fn note(&self, call: CallLine) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MOST {
            waiting.push(call);
        }
    }

    /// What has to be written down.
    #[must_use]
    pub fn take(&self) -> Vec<CallLine> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes back what could not be written.
    pub fn give_back(&self, mut calls: Vec<CallLine>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.append(&mut waiting);
        calls.truncate(MOST);
        *waiting = calls;
    }
}
