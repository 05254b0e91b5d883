//! From BER to DER, as far as signed messages need it: indefinite lengths become definite, and octet strings that
//! come in pieces become one.
//!
//! The parts of a message that are themselves signed (certificates, signed attributes) are DER already and come out
//! byte for byte as they went in. What this deliberately does not do: sort sets, shorten integers, normalise
//! booleans; the reader behind it refuses what is still not DER.

/// Deeper than any message of ours nests.
const DEEPEST: u8 = 32;

const CONSTRUCTED: u8 = 0x20;
const OCTET_STRING: u8 = 0x04;
const HIGH_TAG: u8 = 0x1f;

/// The first element of `ber` in definite lengths, or `None` when it is not readable as BER or something follows.
pub(super) fn to_der(ber: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(ber.len());
    let rest = element(ber, &mut out, DEEPEST)?;
    rest.is_empty().then_some(out)
}

/// Writes the first element of `input` to `out` and gives what follows it.
fn element<'a>(input: &'a [u8], out: &mut Vec<u8>, depth: u8) -> Option<&'a [u8]> {
    let (&tag, rest) = input.split_first()?;
    if tag & HIGH_TAG == HIGH_TAG || tag == 0 {
        return None;
    }
    let (length, rest) = length(rest)?;
    if tag & CONSTRUCTED == 0 {
        let (body, rest) = rest.split_at_checked(length?)?;
        write(tag, body, out);
        return Some(rest);
    }
    let depth = depth.checked_sub(1)?;
    let mut body = Vec::new();
    let rest = match length {
        Some(length) => {
            let (inside, rest) = rest.split_at_checked(length)?;
            let mut left = inside;
            while !left.is_empty() {
                left = element(left, &mut body, depth)?;
            }
            rest
        }
        None => until_end(rest, &mut body, depth)?,
    };
    if tag == OCTET_STRING | CONSTRUCTED {
        write(OCTET_STRING, &joined(&body)?, out);
    } else {
        write(tag, &body, out);
    }
    Some(rest)
}

/// Writes elements until the two zero bytes that end an indefinite length.
fn until_end<'a>(mut left: &'a [u8], body: &mut Vec<u8>, depth: u8) -> Option<&'a [u8]> {
    loop {
        if let [0, 0, rest @ ..] = left {
            return Some(rest);
        }
        left = element(left, body, depth)?;
    }
}

/// `Some(None)` is the indefinite length.
fn length(input: &[u8]) -> Option<(Option<usize>, &[u8])> {
    let (&first, rest) = input.split_first()?;
    match first {
        0..=0x7f => Some((Some(usize::from(first)), rest)),
        0x80 => Some((None, rest)),
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let length = bytes
                .iter()
                .fold(0, |sum, &byte| sum << 8 | usize::from(byte));
            Some((Some(length), rest))
        }
        _ => None,
    }
}

/// The contents of a row of DER octet strings, one after the other.
fn joined(mut pieces: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(pieces.len());
    while let Some((&tag, rest)) = pieces.split_first() {
        let (length, rest) = length(rest)?;
        let (body, rest) = rest.split_at_checked(length?)?;
        if tag != OCTET_STRING {
            return None;
        }
        whole.extend_from_slice(body);
        pieces = rest;
    }
    Some(whole)
}

fn write(tag: u8, body: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    let bytes = body.len().to_be_bytes();
    let significant = bytes
        .iter()
        .position(|&byte| byte != 0)
        .and_then(|at| bytes.get(at..))
        .unwrap_or(&[0]);
    match significant {
        [short @ 0..=0x7f] => out.push(*short),
        long => {
            out.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(body);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn indefinite_lengths_become_definite_and_pieces_become_one() {
        let ber = [
            0x30, 0x80, 0x24, 0x80, 0x04, 1, b'a', 0x04, 0x81, 2, b'b', b'c', 0, 0, 0x05, 0, 0, 0,
        ];
        assert_eq!(
            to_der(&ber).unwrap(),
            [0x30, 7, 0x04, 3, b'a', b'b', b'c', 0x05, 0]
        );
    }

    #[test]
    fn der_stays_as_it_is() {
        let mut der = vec![0x30, 0x82, 0x01, 0x04, 0x04, 0x82, 0x01, 0x00];
        der.extend([7; 256]);
        assert_eq!(to_der(&der).unwrap(), der);
    }

    #[test]
    fn endless_nesting_is_refused() {
        assert_eq!(to_der(&[0x30, 0x80].repeat(10_000)), None);
    }

    #[test]
    fn a_missing_end_or_a_length_beyond_the_end_is_refused() {
        for broken in [
            &[0x30, 0x80][..],
            &[0x30, 0x80, 0],
            &[0x04, 5, 0],
            &[0x04, 0x80, 0, 0],
            &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
        ] {
            assert_eq!(to_der(broken), None, "{broken:?}");
        }
        assert_eq!(to_der(&[5, 0, 5, 0]), None, "something follows");
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(der) = to_der(&bytes) {
                prop_assert_eq!(to_der(&der), Some(der));
            }
        }
    }
}
