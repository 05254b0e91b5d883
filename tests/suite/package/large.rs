//! Packages that are worth a second thread: the verdicts are those of small ones.

use mydata::domain::package::Reason;

use super::archive::{Archive, Item};
use super::parcel::{Parcel, Platform, accepted, refused};

const SCAN: usize = 200 << 10;

/// Bytes that hardly shrink.
fn noise(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(draw).flatten().take(SCAN).collect()
}

/// The honest one with three scans.
fn parcel() -> Parcel {
    let mut parcel = Parcel::honest();
    for number in 1..=3 {
        parcel.files.push((format!("{number}.scan"), noise(number)));
    }
    parcel
}

#[test]
fn its_files_are_given_in_their_order() {
    let parcel = parcel();
    let package = accepted(&parcel.bytes());
    let given = package.files.iter();
    let given: Vec<_> = given
        .map(|file| (file.name.clone(), file.content.to_vec()))
        .collect();
    assert_eq!(given, parcel.files);
}

#[test]
fn each_entry_that_is_wrong_is_named() {
    let mut archive = parcel().archive();
    let spoil = |item: &mut Item, crc: u32, more: u32| {
        *item = item.clone().with(|header| {
            header.crc ^= crc;
            header.uncompressed += more;
        });
    };
    spoil(&mut archive.items[2], 1, 0);
    spoil(&mut archive.items[4], 0, 1);
    let found = Platform::new().lint(&archive.bytes());
    assert_eq!(found, [Reason::ChecksumWrong, Reason::SizeWrong]);
}

#[test]
fn what_comes_out_is_bounded() {
    let bytes = parcel().bytes();
    let mut platform = Platform::new();
    platform.limits.inflated = 2 * SCAN as u64;
    let found = platform.examine(&bytes).unwrap_err();
    assert_eq!(found.reason, Reason::TooMuchInflated);
    platform.limits.inflated = 4 * SCAN as u64;
    assert!(platform.examine(&bytes).is_ok());
}

#[test]
fn archives_inside_count() {
    let document = Archive::of([Item::deflated("content.xml", &noise(4))]).bytes();
    let mut parcel = parcel();
    parcel.files.push(("letter.odt".into(), document.clone()));
    let bytes = parcel.bytes();
    accepted(&bytes);
    let mut platform = Platform::new();
    platform.limits.inflated = 4 * SCAN as u64;
    let found = platform.examine(&bytes).unwrap_err();
    assert_eq!(found.reason, Reason::TooMuchInflated);
    let deeper = Archive::of([Item::stored("letter.odt", &document)]).bytes();
    parcel.files.push(("letters.zip".into(), deeper));
    refused(&parcel.bytes(), Reason::NestedTooDeep);
}

#[test]
fn the_checksum_of_what_is_only_stored_counts() {
    let mut archive = parcel().archive();
    let spoiled = Item::stored("1.scan", &noise(1)).with(|header| header.crc ^= 1);
    archive.items[2] = spoiled;
    refused(&archive.bytes(), Reason::ChecksumWrong);
}
