//! The reader on the desk: which card lies in it, how often its PIN can still be tried, and what goes wrong today.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::pin;
use super::request::Package;
use super::scenario::Scenario;
use super::signing::{self, Shape};
use crate::sandbox::hierarchy::{Card, Hierarchy};

/// Codes of the component and of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) code: i64,
    pub(super) card: i128,
}

/// A signature as the component gives it.
pub(super) struct Signed {
    pub(super) signature: Vec<u8>,
    pub(super) certificate: Vec<u8>,
    pub(super) card_number: String,
}

/// What lies in the reader.
pub(super) enum Seen {
    NoReader,
    Empty,
    Unknown,
    Card(Box<Card>),
}

/// The reader with its card.
pub(super) struct Desk {
    hierarchy: Arc<Hierarchy>,
    state: Mutex<State>,
}

#[derive(Clone, Serialize)]
pub(super) struct State {
    /// The key of the card in the reader.
    pub(super) card: Option<String>,
    pub(super) scenario: Scenario,
    /// Wrong PINs per card.
    pub(super) wrong: BTreeMap<String, u8>,
}

impl Desk {
    pub(super) fn new(hierarchy: Arc<Hierarchy>) -> Self {
        let first = hierarchy.cards().first().map(|card| card.key.to_owned());
        let state = State {
            card: first,
            scenario: Scenario::Normal,
            wrong: BTreeMap::new(),
        };
        Self {
            hierarchy,
            state: Mutex::new(state),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn scenario(&self) -> Scenario {
        self.state().scenario
    }

    /// All cards that could be inserted.
    pub(super) fn cards(&self) -> &[Card] {
        self.hierarchy.cards()
    }

    pub(super) fn tokens(&self) -> Seen {
        let state = self.state();
        match state.scenario {
            Scenario::NoReader => Seen::NoReader,
            Scenario::UnknownToken => Seen::Unknown,
            _ => self
                .inserted(&state)
                .map_or(Seen::Empty, |card| Seen::Card(Box::new(card.clone()))),
        }
    }

    pub(super) fn sign(&self, package: &Package) -> Result<Signed, Trouble> {
        let mut state = self.state();
        match state.scenario {
            Scenario::NoReader => return Err(0x7610_0002.into()),
            Scenario::UnknownToken => return Err(0x7610_0003.into()),
            Scenario::Cancelled => return Err(0x7600_0999.into()),
            Scenario::UntrustedSite => return Err(0x7600_0031.into()),
            Scenario::ForbiddenSite => return Err(0x7600_000F.into()),
            Scenario::HelperTimeout => return Err(0x7600_000D.into()),
            Scenario::NegativeCode => {
                return Err(Trouble {
                    code: 0x8300_0102 - (1 << 32),
                    card: 0,
                });
            }
            _ => {}
        }
        let card = self.inserted(&state).ok_or(0x7600_0006_u32)?.clone();
        pin::check(&mut state, &card, &package.pin)?;
        self.signature(state.scenario, &card, package)
    }

    fn inserted(&self, state: &State) -> Option<&Card> {
        self.hierarchy.card(state.card.as_deref()?)
    }

    fn signature(
        &self,
        scenario: Scenario,
        card: &Card,
        package: &Package,
    ) -> Result<Signed, Trouble> {
        let (certificate, key) = match scenario {
            Scenario::WrongCertificate => (&card.encipher, self.hierarchy.encipher_key()),
            _ => (&card.sign, self.hierarchy.card_key()),
        };
        let mut content = package.content.clone();
        if scenario == Scenario::AlteredContent {
            content.push(b'X');
        }
        let signature = if package.bare {
            signing::bare(&content, key)
        } else {
            let shape = Shape {
                attached: scenario != Scenario::Detached,
                attributes: true,
            };
            signing::message(&content, certificate, key, shape).map_err(|_| 0x7630_0001_u32)?
        };
        Ok(Signed {
            signature,
            certificate: certificate.clone(),
            card_number: if package.with_card_number {
                card.number.clone()
            } else {
                String::new()
            },
        })
    }
}

impl From<u32> for Trouble {
    fn from(code: u32) -> Self {
        Self {
            code: code.into(),
            card: 0,
        }
    }
}
