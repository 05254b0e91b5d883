//! An archive that contains itself, and so is endless for whoever unpacks archives in archives.
//!
//! The construction is the one Russ Cox described in "Zip Files All The Way Down" (2010): a program in two
//! instructions of deflate, `L` (copy the following bytes out) and `R` (repeat what came out last), that prints its own
//! text between the archive's headers. The checksum, which the text contains four times, follows from a system of
//! linear equations, because CRC-32 is linear.

use mydata::domain::package::Reason;

use super::archive::crc32;
use super::parcel::{Parcel, refused};

const NAME: &[u8; 30] = b"this-archive-contains-self.zip";
/// Local header and name.
const PREFIX: usize = 30 + NAME.len();
/// Directory and end record.
const SUFFIX: usize = 46 + NAME.len() + 22;
/// An instruction occupies five bytes; the last one four.
const UNIT: usize = 5;
const LAST: usize = 4;
const STREAM: usize = PREFIX + 28 * UNIT + LAST + SUFFIX + LAST;

/// Bits in the order of deflate.
#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn number(&mut self, value: usize, width: usize) -> &mut Self {
        self.0.extend((0..width).map(|bit| value >> bit & 1 == 1));
        self
    }

    fn code(&mut self, value: usize, width: usize) -> &mut Self {
        self.0
            .extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
        self
    }

    /// A match: symbol of the length (7 bits from 256) with its extra bits, symbol of the distance with its extra bits.
    fn copy(
        &mut self,
        length: (usize, usize, usize),
        distance: (usize, usize, usize),
    ) -> &mut Self {
        self.code(length.0 - 256, 7).number(length.1, length.2);
        self.code(distance.0, 5).number(distance.1, distance.2)
    }

    /// The header of a block with fixed codes.
    fn fixed(&mut self, last: bool) -> &mut Self {
        self.number(usize::from(last), 1).number(1, 2)
    }

    fn end(&mut self) -> &mut Self {
        self.code(0, 7)
    }

    fn bytes(&self) -> Vec<u8> {
        let byte = |bits: &[bool]| {
            bits.iter()
                .rev()
                .fold(0, |byte, bit| byte << 1 | u8::from(*bit))
        };
        self.0.chunks(8).map(byte).collect()
    }
}

/// The next `length` bytes of the program are output.
fn literal(length: usize) -> Vec<u8> {
    let length = u16::try_from(length).unwrap();
    [&[0][..], &length.to_le_bytes(), &(!length).to_le_bytes()].concat()
}

/// The last 20 bytes of output are output again: twice ten.
fn repeat_four() -> Vec<u8> {
    let mut bits = Bits::default();
    bits.fixed(false)
        .copy((264, 0, 0), (8, 3, 3))
        .copy((264, 0, 0), (8, 3, 3))
        .end();
    bits.bytes()
}

/// The last 65 bytes of output are output again; an empty block fills the unit.
fn repeat_prefix() -> Vec<u8> {
    assert_eq!(PREFIX + UNIT, 65);
    let mut bits = Bits::default();
    bits.fixed(false)
        .copy((276, 6, 3), (12, 0, 5))
        .end()
        .fixed(false)
        .end();
    bits.bytes()
}

/// The last 102 bytes of output are output again, and the program ends.
fn repeat_suffix() -> Vec<u8> {
    assert_eq!(SUFFIX + LAST, 102);
    let mut bits = Bits::default();
    bits.fixed(true).copy((279, 3, 4), (13, 5, 5)).end();
    bits.bytes()
}

fn headers(crc: u32, time: u16) -> (Vec<u8>, Vec<u8>) {
    let length = u32::try_from(PREFIX + STREAM + SUFFIX).unwrap();
    let mut shared = b"\x14\0\0\0\x08\0".to_vec();
    shared.extend(time.to_le_bytes());
    shared.extend([0x21, 0x50]);
    for number in [crc, u32::try_from(STREAM).unwrap(), length] {
        shared.extend(number.to_le_bytes());
    }
    shared.extend([30, 0, 0, 0]);
    let prefix = [b"PK\x03\x04", shared.as_slice(), NAME].concat();
    let mut suffix = [b"PK\x01\x02\x14\0", shared.as_slice(), &[0; 14], NAME].concat();
    suffix.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    for number in [46 + NAME.len(), PREFIX + STREAM] {
        suffix.extend(u32::try_from(number).unwrap().to_le_bytes());
    }
    suffix.extend([0, 0]);
    (prefix, suffix)
}

fn archive(crc: u32, time: u16) -> Vec<u8> {
    let (prefix, suffix) = headers(crc, time);
    let (l, again, first, last) = (literal, repeat_four(), repeat_prefix(), repeat_suffix());
    let (one, four) = (l(UNIT), l(4 * UNIT));
    let (to_first, to_last) = (l(PREFIX + UNIT), l(SUFFIX + LAST));
    let program: [&[u8]; 32] = [
        &to_first,
        &prefix,
        &to_first,
        &first, //
        &one,
        &first,
        &one,
        &one, //
        &four,
        &first,
        &one,
        &one,
        &four,
        &again, //
        &four,
        &again,
        &four,
        &again,
        &four,
        &again, //
        &four,
        &again,
        &l(0),
        &l(0),
        &to_last,
        &again,
        &l(0),
        &l(0), //
        &to_last,
        &last,
        &suffix,
        &last,
    ];
    let stream = program.concat();
    assert_eq!(stream.len(), STREAM);
    [prefix, stream, suffix].concat()
}

/// The checksum that is the checksum of the archive which contains it, if there is one.
fn fixed_point(time: u16) -> Option<u32> {
    let constant = crc32(&archive(0, time));
    // Column i says which bits of the result change with bit i; the unknown itself is on the other side.
    let columns = (0..32).map(|bit| crc32(&archive(1 << bit, time)) ^ constant ^ 1 << bit);
    let columns: Vec<u32> = columns.collect();
    let mut rows: Vec<(u32, bool)> = (0..32)
        .map(|row| {
            let left = columns
                .iter()
                .enumerate()
                .fold(0, |left, (at, column)| left | (column >> row & 1) << at);
            (left, constant >> row & 1 == 1)
        })
        .collect();
    for at in 0..32 {
        let pivot = (at..32).find(|&row| rows[row].0 >> at & 1 == 1)?;
        rows.swap(at, pivot);
        let (left, right) = rows[at];
        for (row, equation) in rows.iter_mut().enumerate() {
            if row != at && equation.0 >> at & 1 == 1 {
                *equation = (equation.0 ^ left, equation.1 ^ right);
            }
        }
    }
    Some(
        rows.iter()
            .enumerate()
            .fold(0, |crc, (at, row)| crc | u32::from(row.1) << at),
    )
}

#[test]
fn an_archive_that_contains_itself_is_refused() {
    let (crc, time) = (0..)
        .find_map(|time| fixed_point(time).map(|crc| (crc, time)))
        .unwrap();
    let quine = archive(crc, time);
    let mut inside = Vec::new();
    let mut opened = zip::ZipArchive::new(std::io::Cursor::new(&quine)).unwrap();
    std::io::Read::read_to_end(&mut opened.by_index(0).unwrap(), &mut inside).unwrap();
    assert_eq!(inside, quine, "it is what it contains");
    refused(&quine, Reason::NestedTooDeep);
    let mut parcel = Parcel::honest();
    parcel.files.push(("all.zip".into(), quine));
    refused(&parcel.bytes(), Reason::NestedTooDeep);
}
