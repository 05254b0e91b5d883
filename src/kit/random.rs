//! The only maker of randomness.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use ring::rand::{SecureRandom as _, SystemRandom};
use uuid::{Builder, Uuid};

/// A source of unpredictable bytes.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// A source that many hold.
pub type SharedRandom = Arc<dyn Random>;

/// The operating system's generator.
#[derive(Debug)]
pub struct SystemChance(SystemRandom);

impl Default for SystemChance {
    fn default() -> Self {
        Self(SystemRandom::new())
    }
}

impl Random for SystemChance {
    /// # Panics
    /// When the operating system gives no randomness: nothing secret may be made then.
    #[expect(
        clippy::expect_used,
        reason = "without randomness every secret would be guessable: stop instead"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .fill(bytes)
            .expect("the operating system gives randomness");
    }
}

/// A generator that repeats itself from its seed: for tests.
#[derive(Debug)]
pub struct SeededChance(Mutex<StdRng>);

impl SeededChance {
    /// A generator that always begins with the same bytes for the same `seed`.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(bytes);
    }
}

/// Any source in the form in which the `rsa` crate takes chance.
pub struct ChanceForKeys<'a>(pub &'a dyn Random);

impl rsa::rand_core::RngCore for ChanceForKeys<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_ne_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_ne_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rsa::rand_core::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl rsa::rand_core::CryptoRng for ChanceForKeys<'_> {}

/// Chance in the form in which ring takes it where it signs with RSA. It only blinds the key: RSASSA-PKCS1-v1_5
/// gives the same signature whatever is drawn, so nothing that a test sees depends on it.
#[must_use]
pub fn blinding() -> impl ring::rand::SecureRandom {
    SystemRandom::new()
}

/// What can be drawn from any source.
impl dyn Random + '_ {
    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// `length` symbols of `alphabet`, each equally likely.
    ///
    /// Draws above the largest multiple of the alphabet's size are thrown away. An empty alphabet,
    /// or one of more than 256 symbols, gives an empty text.
    #[must_use]
    pub fn symbols(&self, alphabet: &[u8], length: usize) -> String {
        let Some(fair) = 256_usize
            .checked_div(alphabet.len())
            .map(|times| times * alphabet.len())
            .filter(|&n| n > 0)
        else {
            return String::new();
        };
        let mut text = String::with_capacity(length);
        while text.len() < length {
            let [draw] = self.bytes::<1>();
            let draw = usize::from(draw);
            if draw < fair
                && let Some(&symbol) = alphabet.get(draw % alphabet.len())
            {
                text.push(char::from(symbol));
            }
        }
        text
    }

    /// A random UUID (version 4).
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// The 62 letters and digits.
pub const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The ten digits.
pub const DIGITS: &[u8] = b"0123456789";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_come_from_the_alphabet_and_are_spread_evenly() {
        let chance: SharedRandom = Arc::new(SeededChance::from_seed(7));
        let text = chance.symbols(b"abc", 30_000);
        for symbol in ['a', 'b', 'c'] {
            let count = text.chars().filter(|&c| c == symbol).count();
            assert!(
                (9_500..10_500).contains(&count),
                "{symbol} came {count} times"
            );
        }
    }

    #[test]
    fn an_empty_alphabet_gives_nothing_and_does_not_hang() {
        let chance: SharedRandom = Arc::new(SeededChance::from_seed(7));
        assert_eq!(chance.symbols(b"", 8), "");
    }

    #[test]
    fn a_seed_repeats_itself_and_the_system_does_not() {
        let one: SharedRandom = Arc::new(SeededChance::from_seed(1));
        let two: SharedRandom = Arc::new(SeededChance::from_seed(1));
        assert_eq!(one.bytes::<16>(), two.bytes::<16>());
        let system: SharedRandom = Arc::new(SystemChance::default());
        assert_ne!(system.bytes::<16>(), system.bytes::<16>());
    }
}
