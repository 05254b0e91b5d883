//! Chance that repeats itself: the same person gets the same invented data every time.
//!
//! Nothing secret is drawn here; `kit::random` is for that.

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};

/// A row of numbers that depends only on a person and a purpose.
pub struct Dice {
    seed: [u8; 32],
    thrown: u32,
}

impl Dice {
    /// The dice of `person` for `purpose`.
    #[must_use]
    pub fn of(person: &str, purpose: &str) -> Self {
        let seed = Sha256::digest(format!("{person}\n{purpose}")).into();
        Self { seed, thrown: 0 }
    }

    /// A number from 0 up to, not including, `end`; 0 when `end` is not positive.
    pub fn below(&mut self, end: i32) -> i32 {
        let end = u32::try_from(end).unwrap_or(0);
        self.throw()
            .checked_rem(end)
            .and_then(|rest| i32::try_from(rest).ok())
            .unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: i32, last: i32) -> i32 {
        first + self.below(last - first + 1)
    }

    /// One of `choices`, which must not be empty.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let count = i32::try_from(choices.len()).unwrap_or(i32::MAX);
        let index = usize::try_from(self.below(count)).unwrap_or(0);
        #[expect(
            clippy::indexing_slicing,
            reason = "`below` stays below the length, and every caller gives a list that is written out"
        )]
        choices[index]
    }

    /// Whether it happens, `percent` times of a hundred.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.below(100) < percent
    }

    /// `count` digits.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.below(10).to_string()).collect()
    }

    /// A day at most `days` before `end`, and never after it.
    pub fn day_before(&mut self, end: NaiveDate, days: i32) -> NaiveDate {
        let back = u64::try_from(self.below(days + 1)).unwrap_or(0);
        end.checked_sub_days(Days::new(back)).unwrap_or(end)
    }

    fn throw(&mut self) -> u32 {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.thrown.to_le_bytes());
        self.thrown += 1;
        let digest: [u8; 32] = hash.finalize().into();
        let [a, b, c, d, ..] = digest;
        u32::from_le_bytes([a, b, c, d])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dice_repeat_themselves_and_stay_within_their_bounds() {
        let mut one = Dice::of("a", "b");
        let mut two = Dice::of("a", "b");
        for _ in 0..1_000 {
            let thrown = one.between(-3, 3);
            assert_eq!(thrown, two.between(-3, 3));
            assert!((-3..=3).contains(&thrown));
        }
        assert_eq!(one.below(0), 0);
        assert_eq!(one.digits(6).len(), 6);
    }
}
