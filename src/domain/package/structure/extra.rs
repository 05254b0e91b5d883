//! Extra fields: the few that change what a header means.

use super::bytes::{slice, u16_at, u64_at};

const ZIP64: u16 = 0x0001;
const ASI_UNIX: u16 = 0x756E;
const UNICODE_PATH: u16 = 0x7075;

/// What the extra fields of one header say.
#[derive(Default)]
pub(super) struct Extra<'a> {
    /// The numbers of the Zip64 field.
    pub(super) zip64: Option<&'a [u8]>,
    /// The name in the Info-ZIP Unicode field.
    pub(super) unicode_path: Option<&'a [u8]>,
    /// The mode in the Unix field of `ASi`.
    pub(super) unix_mode: Option<u16>,
}

impl<'a> Extra<'a> {
    /// Reads them; `None` when one runs over the end or stands twice.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut extra = Self::default();
        let mut at = 0;
        while at < bytes.len() {
            let length = usize::from(u16_at(bytes, at + 2)?);
            let content = slice(bytes, at + 4, length)?;
            match u16_at(bytes, at)? {
                ZIP64 => once(&mut extra.zip64, content)?,
                UNICODE_PATH => once(&mut extra.unicode_path, content.get(5..)?)?,
                ASI_UNIX => once(&mut extra.unix_mode, u16_at(content, 4)?)?,
                _ => (),
            }
            at += 4 + length;
        }
        Some(extra)
    }
}

fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// Whether the Zip64 field of a header is honest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zip64 {
    /// There is none, and no number asks for it.
    Absent,
    /// It carries numbers that would have fitted without it.
    NotNeeded,
    /// It carries what needs it.
    Needed,
    /// It is missing, too short, too long, or names an impossible number.
    Lies,
}

/// Puts the true numbers in place of those that are marked. `numbers` in the order of the field.
pub(super) fn widen(field: Option<&[u8]>, numbers: &mut [&mut u64]) -> Zip64 {
    let marked = numbers
        .iter()
        .filter(|number| ***number == u64::from(u32::MAX))
        .count();
    let Some(field) = field else {
        return if marked == 0 {
            Zip64::Absent
        } else {
            Zip64::Lies
        };
    };
    if marked == 0 {
        return Zip64::NotNeeded;
    }
    if field.len() != marked * 8 {
        return Zip64::Lies;
    }
    let mut needed = false;
    let mut at = 0;
    for number in numbers
        .iter_mut()
        .filter(|number| ***number == u64::from(u32::MAX))
    {
        let Some(wide) = u64_at(field, at) else {
            return Zip64::Lies;
        };
        needed |= wide >= u64::from(u32::MAX);
        **number = wide;
        at += 8;
    }
    if needed {
        Zip64::Needed
    } else {
        Zip64::NotNeeded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_runs_over_the_end_is_no_field() {
        assert!(Extra::read(&[1, 0, 8, 0, 1]).is_none());
        assert!(Extra::read(&[1, 0, 0]).is_none());
        assert!(Extra::read(&[]).is_some());
    }

    #[test]
    fn zip64_numbers_are_read_only_where_marked() {
        let (mut one, mut two) = (5, u64::from(u32::MAX));
        let field = 0x1_0000_0000_u64.to_le_bytes();
        assert_eq!(
            widen(Some(&field), &mut [&mut one, &mut two]),
            Zip64::Needed
        );
        assert_eq!((one, two), (5, 0x1_0000_0000));
        assert_eq!(widen(Some(&field), &mut [&mut one]), Zip64::NotNeeded);
        let mut marked = u64::from(u32::MAX);
        assert_eq!(widen(None, &mut [&mut marked]), Zip64::Lies);
        assert_eq!(
            widen(Some(&7_u64.to_le_bytes()), &mut [&mut marked]),
            Zip64::NotNeeded
        );
    }
}
