//! P01 to P04: the archive itself.

use mydata::domain::package::{Limits, Reason};

use super::archive::{Archive, Item, deflate, extra};
use super::parcel::{Parcel, Platform, accepted, refused};

/// The honest archive with a change.
fn spoiled(change: impl FnOnce(&mut Archive)) -> Vec<u8> {
    let mut archive = Parcel::honest().archive();
    change(&mut archive);
    archive.bytes()
}

/// The honest archive with one more file, listed and signed like the others.
fn with_file(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parcel = Parcel::honest();
    parcel.files.push((name.into(), content.into()));
    parcel.bytes()
}

fn zip64_end(directory: (usize, usize), entries: u64) -> Vec<u8> {
    let (at, length) = (directory.0 as u64, directory.1 as u64);
    let mut out = b"PK\x06\x06".to_vec();
    out.extend(44_u64.to_le_bytes());
    out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [entries, entries, length, at] {
        out.extend(number.to_le_bytes());
    }
    out.extend(b"PK\x06\x07\0\0\0\0");
    out.extend((at + length).to_le_bytes());
    out.extend(1_u32.to_le_bytes());
    out
}

#[test]
fn an_honest_package_passes() {
    let package = accepted(&Parcel::honest().bytes());
    assert_eq!(package.files.len(), 2);
    assert_eq!(package.files[0].content, "{\"name\":\"王小明\"}".as_bytes());
    assert!(!package.no_data);
    assert!(package.notes.is_empty());
    assert_eq!(
        package.unchecked,
        [mydata::domain::package::Unchecked::Answer]
    );
    assert!(
        package.signer.subject.contains("household.test"),
        "{}",
        package.signer.subject
    );
    assert!(
        package.signer.subject.contains("測試戶政機關"),
        "{}",
        package.signer.subject
    );
}

#[test]
fn honest_variants_pass() {
    let streamed = Parcel::honest().items().into_iter().map(Item::streamed);
    accepted(&Archive::of(streamed).bytes());
    let short_descriptor = spoiled(|archive| {
        let item = archive.items[0].clone().streamed();
        archive.items[0] = Item {
            descriptor: item.descriptor[4..].to_vec(),
            ..item
        };
    });
    accepted(&short_descriptor);
    let folder = Item {
        attributes: 0o040_755 << 16 | 0x10,
        ..Item::stored("META-INFO/", b"")
    };
    accepted(&spoiled(|archive| archive.items.insert(0, folder)));
    accepted(&spoiled(|archive| {
        archive.comment = b"made by an agency".to_vec();
    }));
    accepted(&spoiled(|archive| archive.items.reverse()));
}

#[test]
fn too_many_bytes_on_the_wire_are_refused() {
    let bytes = Parcel::honest().bytes();
    let mut platform = Platform::new();
    platform.limits = Limits {
        wire: bytes.len() as u64,
        ..Limits::default()
    };
    assert!(platform.examine(&bytes).is_ok());
    platform.limits.wire -= 1;
    assert_eq!(
        platform.examine(&bytes).unwrap_err().reason,
        Reason::TooLarge
    );
}

#[test]
fn what_is_no_archive_is_refused() {
    refused(b"", Reason::NotZip);
    refused(b"<html>504 Gateway Time-out</html>", Reason::NotZip);
}

#[test]
fn bytes_before_after_and_between_are_refused() {
    refused(
        &spoiled(|archive| archive.before = b"\r\n".to_vec()),
        Reason::LeadingBytes,
    );
    let shifted = |archive: &mut Archive| {
        archive.before = b"#!/bin/sh\n".to_vec();
        archive.offsets_ignore_before = true;
    };
    refused(&spoiled(shifted), Reason::LeadingBytes);
    refused(
        &spoiled(|archive| archive.after = b"\n".to_vec()),
        Reason::TrailingBytes,
    );
    refused(
        &spoiled(|archive| archive.items[1].after = b"hidden".to_vec()),
        Reason::HiddenBytes,
    );
    let last = |archive: &mut Archive| archive.items.last_mut().unwrap().after = b"hidden".to_vec();
    refused(&spoiled(last), Reason::HiddenBytes);
}

#[test]
fn two_ends_are_refused() {
    let whole = Parcel::honest().bytes();
    refused(
        &spoiled(|archive| archive.comment = whole[whole.len() - 22..].to_vec()),
        Reason::TwoEnds,
    );
}

#[test]
fn several_disks_are_refused() {
    refused(&spoiled(|archive| archive.disk = 1), Reason::MultiDisk);
}

#[test]
fn a_directory_elsewhere_or_of_another_length_is_refused() {
    let (at, length) = Parcel::honest().archive().directory();
    let (at, length) = (u32::try_from(at).unwrap(), u32::try_from(length).unwrap());
    refused(
        &spoiled(|archive| archive.directory = Some((length - 1, at))),
        Reason::DirectoryMisplaced,
    );
    refused(
        &spoiled(|archive| archive.directory = Some((length, at + 1))),
        Reason::DirectoryMisplaced,
    );
    refused(
        &spoiled(|archive| archive.directory = Some((length - 1, at + 1))),
        Reason::DirectoryDamaged,
    );
    refused(
        &spoiled(|archive| archive.miscount = 1),
        Reason::DirectoryDamaged,
    );
    refused(
        &spoiled(|archive| archive.miscount = 1_u16.wrapping_neg()),
        Reason::DirectoryDamaged,
    );
}

#[test]
fn zip64_is_refused_where_it_is_not_needed_and_where_it_lies() {
    let archive = Parcel::honest().archive();
    let (directory, count) = (archive.directory(), archive.items.len() as u64);
    refused(
        &spoiled(|archive| archive.zip64 = zip64_end(directory, count)),
        Reason::Zip64NotNeeded,
    );
    refused(
        &spoiled(|archive| archive.zip64 = zip64_end(directory, count + 1)),
        Reason::Zip64Lies,
    );
    refused(
        &spoiled(|archive| archive.zip64 = zip64_end((directory.0 + 1, directory.1), count)),
        Reason::Zip64Lies,
    );
    refused(
        &spoiled(|archive| archive.directory = Some((u32::MAX, u32::MAX))),
        Reason::Zip64Lies,
    );
    let marked = |numbers: &[u64]| {
        let field = extra(
            1,
            &numbers
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect::<Vec<_>>(),
        );
        spoiled(|archive| {
            let item = archive.items.first_mut().unwrap();
            for header in [&mut item.local, &mut item.central] {
                header.uncompressed = u32::MAX;
                header.extra.clone_from(&field);
            }
        })
    };
    refused(&marked(&[20]), Reason::Zip64NotNeeded);
    refused(&marked(&[]), Reason::Zip64Lies);
    refused(&marked(&[20, 20]), Reason::Zip64Lies);
    refused(&marked(&[1 << 40]), Reason::SizeWrong);
    let unmarked = spoiled(|archive| archive.items[0].central.extra = extra(1, &[0; 8]));
    refused(&unmarked, Reason::Zip64NotNeeded);
    let without = spoiled(|archive| archive.items[0].central.compressed = u32::MAX);
    refused(&without, Reason::Zip64Lies);
    let far = spoiled(|archive| {
        archive.items[0].points_to = Some(u32::MAX);
        archive.items[0].central.extra = extra(1, &(1_u64 << 40).to_le_bytes());
    });
    refused(&far, Reason::Zip64Lies);
}

#[test]
fn encryption_foreign_methods_and_odd_flags_are_refused() {
    let first = |change: &dyn Fn(&mut Item)| spoiled(|archive| change(&mut archive.items[0]));
    refused(
        &first(&|item| *item = item.clone().with(|header| header.flags |= 1)),
        Reason::Encrypted,
    );
    refused(
        &first(&|item| *item = item.clone().with(|header| header.flags |= 1 << 6)),
        Reason::Encrypted,
    );
    refused(
        &first(&|item| *item = item.clone().with(|header| header.flags |= 1 << 5)),
        Reason::UnsupportedFlag,
    );
    for method in [1, 9, 12, 14, 93, 99] {
        let bytes = first(&|item| *item = item.clone().with(|header| header.method = method));
        refused(&bytes, Reason::UnknownMethod);
    }
}

#[test]
fn too_many_entries_are_refused() {
    let mut parcel = Parcel::honest();
    for number in 0..59 {
        parcel.files.push((format!("{number}.txt"), vec![b'x'; 3]));
    }
    accepted(&parcel.bytes());
    parcel.files.push(("one more.txt".into(), b"x".to_vec()));
    refused(&parcel.bytes(), Reason::TooManyEntries);
}

#[test]
fn bombs_are_refused() {
    refused(
        &with_file("zeros.txt", &vec![0; 1 << 20]),
        Reason::RatioTooHigh,
    );
    let lying = spoiled(|archive| {
        let mut item = Item::deflated("zeros.txt", b"small");
        item.data = deflate(&vec![0; 1 << 20]);
        let length = u32::try_from(item.data.len()).unwrap();
        archive
            .items
            .push(item.with(|header| header.compressed = length));
    });
    refused(&lying, Reason::ContentDamaged);
    let mut platform = Platform::new();
    platform.limits.inflated = 10_000;
    let bytes = with_file(
        "text.txt",
        &b"0123456789 abcdefghij KLMNOPQRST ".repeat(300),
    );
    assert_eq!(
        platform.examine(&bytes).unwrap_err().reason,
        Reason::TooMuchInflated
    );
    platform.limits.inflated = 20_000;
    assert!(platform.examine(&bytes).is_ok());
}

#[test]
fn archives_inside_are_counted_one_level_deep_and_refused_beyond() {
    let document = Archive::of([Item::deflated("content.xml", b"<text/>")]).bytes();
    accepted(&with_file("letter.odt", &document));
    let deeper = Archive::of([Item::stored("letter.odt", &document)]).bytes();
    refused(&with_file("letters.zip", &deeper), Reason::NestedTooDeep);
    let bomb = Archive::of([Item::deflated("zeros", &vec![0; 1 << 20])]).bytes();
    refused(&with_file("letter.odt", &bomb), Reason::RatioTooHigh);
    refused(
        &with_file("letter.odt", &document[..document.len() - 1]),
        Reason::NestedUnreadable,
    );
    refused(
        &with_file("data.gz", b"\x1f\x8b\x08\0\0\0\0\0"),
        Reason::NestedUnreadable,
    );
}

#[test]
fn headers_that_differ_are_refused() {
    let first = |change: &dyn Fn(&mut Item)| spoiled(|archive| change(&mut archive.items[3]));
    refused(
        &first(&|item| item.local.name[0] = b'N'),
        Reason::NamesDiffer,
    );
    refused(&first(&|item| item.local.crc ^= 1), Reason::HeadersDiffer);
    refused(
        &first(&|item| item.local.compressed -= 1),
        Reason::HeadersDiffer,
    );
    refused(
        &first(&|item| item.local.uncompressed += 1),
        Reason::HeadersDiffer,
    );
    refused(&first(&|item| item.local.method = 8), Reason::HeadersDiffer);
    refused(
        &first(&|item| item.local.flags |= 1 << 11),
        Reason::HeadersDiffer,
    );
    let unicode = |name: &[u8]| extra(0x7075, &[&[1, 0, 0, 0, 0], name].concat());
    let other = unicode(b"META-INFO/other");
    refused(
        &first(&|item| item.central.extra.clone_from(&other)),
        Reason::NamesDiffer,
    );
    refused(
        &first(&|item| item.local.extra.clone_from(&other)),
        Reason::NamesDiffer,
    );
    refused(
        &first(&|item| item.local.extra = vec![1, 2, 3]),
        Reason::ExtraFieldDamaged,
    );
    let twice = [unicode(b"a"), unicode(b"b")].concat();
    refused(
        &first(&|item| item.local.extra.clone_from(&twice)),
        Reason::ExtraFieldDamaged,
    );
}

#[test]
fn overlapping_entries_are_refused() {
    let shared = spoiled(|archive| {
        let mut item = archive.items[0].clone().named(b"again.json");
        item.local = archive.items[0].local.clone();
        item.central.name = item.local.name.clone();
        item.points_to = Some(0);
        archive.items[0].after.clear();
        archive.items.push(item);
    });
    let reasons = Platform::new().lint(&shared);
    assert!(reasons.contains(&Reason::Overlap), "{reasons:?}");
    let long = spoiled(|archive| {
        let next = archive.items[1].data.len();
        let grow = u32::try_from(next).unwrap();
        archive.items[0] = archive.items[0]
            .clone()
            .with(|header| header.compressed += grow);
    });
    refused(&long, Reason::Overlap);
    let into_directory = spoiled(|archive| {
        let last = archive.items.len() - 1;
        archive.items[last] = archive.items[last]
            .clone()
            .with(|header| header.compressed += 5);
    });
    refused(&into_directory, Reason::Overlap);
}

#[test]
fn an_entry_that_is_not_there_is_refused() {
    refused(
        &spoiled(|archive| archive.items[1].points_to = Some(3)),
        Reason::LocalHeaderMissing,
    );
    refused(
        &spoiled(|archive| archive.items[1].points_to = Some(0x7FFF_FFFF)),
        Reason::LocalHeaderMissing,
    );
}

#[test]
fn descriptors_that_lie_are_refused() {
    let first = |change: &dyn Fn(&mut Item)| {
        spoiled(|archive| {
            let mut item = archive.items[0].clone().streamed();
            change(&mut item);
            archive.items[0] = item;
        })
    };
    for byte in 0..16 {
        refused(
            &first(&|item| item.descriptor[byte] ^= 1),
            Reason::DescriptorLies,
        );
    }
    refused(
        &first(&|item| item.descriptor.clear()),
        Reason::DescriptorLies,
    );
    refused(
        &first(&|item| item.descriptor.push(0)),
        Reason::DescriptorLies,
    );
    let wide = first(&|item| {
        item.descriptor.truncate(8);
        for size in [item.central.compressed, item.central.uncompressed] {
            item.descriptor.extend(u64::from(size).to_le_bytes());
        }
    });
    refused(&wide, Reason::Zip64NotNeeded);
}

#[test]
fn contents_that_differ_from_their_headers_are_refused() {
    let first = |change: &dyn Fn(&mut Item)| spoiled(|archive| change(&mut archive.items[0]));
    refused(
        &first(&|item| *item = item.clone().with(|header| header.crc ^= 1)),
        Reason::ChecksumWrong,
    );
    refused(
        &first(&|item| *item = item.clone().with(|header| header.uncompressed += 1)),
        Reason::SizeWrong,
    );
    refused(&first(&|item| item.data[0] = 0xFF), Reason::ContentDamaged);
}

#[test]
fn twins_are_refused() {
    let with = |name: &str| {
        let mut archive = Parcel::honest().archive();
        archive.items.push(Item::stored("caf\u{e9}.txt", b"one"));
        archive.items.push(Item::stored(name, b"two"));
        archive.bytes()
    };
    refused(&with("caf\u{e9}.txt"), Reason::Duplicate);
    refused(&with("CAF\u{c9}.TXT"), Reason::CaseTwins);
    refused(&with("cafe\u{301}.txt"), Reason::NormalizationTwins);
}
