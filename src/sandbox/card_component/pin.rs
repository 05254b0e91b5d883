//! The PIN counter of a card.

use super::desk::{State, Trouble};
use super::scenario::Scenario;
use crate::sandbox::hierarchy::Card;

const TRIES: u8 = 3;

/// Three wrong PINs lock a card; a right one makes the earlier ones forgotten.
pub(super) fn check(state: &mut State, card: &Card, pin: &str) -> Result<(), Trouble> {
    let refused = |card| Trouble {
        code: 0x7610_0006,
        card,
    };
    let scenario = state.scenario;
    let wrong = state.wrong.entry(card.key.to_owned()).or_default();
    if *wrong >= TRIES {
        return Err(refused(0xA4));
    }
    if !(6..=8).contains(&pin.len()) {
        return Err(refused(0xA2));
    }
    if pin == card.holder.pin {
        *wrong = 0;
        return Ok(());
    }
    *wrong += 1;
    let left = i128::from(TRIES.saturating_sub(*wrong));
    Err(refused(match (left, scenario) {
        (0, _) => 0xA4,
        (_, Scenario::BarePinError) => 0xA0,
        (_, Scenario::WidePinError) => 0xFFFF_FFFF_8000_0000 + left,
        _ => 0x8000_0000 + left,
    }))
}
