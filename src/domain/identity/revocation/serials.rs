//! Hundreds of thousands of serial numbers in little room: sorted, 20 bytes each.

use der::{Error, ErrorKind, Tag};

/// The longest serial number that RFC 5280 allows.
const LONGEST: usize = 20;

/// A serial number, padded with zeros in front.
type Padded = [u8; LONGEST];

/// A set of serial numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Serials(Box<[Padded]>);

impl Serials {
    /// Sorts what was collected.
    pub(super) fn of(mut collected: Vec<Padded>) -> Self {
        collected.sort_unstable();
        collected.dedup();
        Self(collected.into_boxed_slice())
    }

    /// Whether this serial number, as it is encoded in a certificate, is among them.
    pub(super) fn contains(&self, serial: &[u8]) -> bool {
        padded(serial).is_ok_and(|serial| self.0.binary_search(&serial).is_ok())
    }

    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}

/// Pads the bytes of an integer; leading zeros do not count.
pub(super) fn padded(serial: &[u8]) -> der::Result<Padded> {
    let significant = serial
        .iter()
        .position(|&byte| byte != 0)
        .and_then(|at| serial.get(at..))
        .unwrap_or_default();
    let mut padded = [0; LONGEST];
    let room = LONGEST
        .checked_sub(significant.len())
        .and_then(|at| padded.get_mut(at..))
        .ok_or_else(|| Error::from(ErrorKind::Length { tag: Tag::Integer }))?;
    room.copy_from_slice(significant);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_do_not_count_and_neighbours_are_not_found() {
        let serials = Serials::of(vec![padded(&[0, 0x80]).unwrap(), padded(&[1, 0]).unwrap()]);
        assert!(serials.contains(&[0x80]) && serials.contains(&[0, 0, 1, 0]));
        assert!(
            !serials.contains(&[0x81]) && !serials.contains(&[1]) && !serials.contains(&[1, 0, 0])
        );
        assert_eq!(serials.len(), 2);
    }

    #[test]
    fn a_serial_number_of_more_than_twenty_bytes_is_refused() {
        assert!(padded(&[1; 20]).is_ok());
        assert!(padded(&[1; 21]).is_err());
        assert!(!Serials::of(vec![]).contains(&[1; 21]));
    }
}
