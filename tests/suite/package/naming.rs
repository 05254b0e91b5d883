//! P05 and P06: names and the folder.

use mydata::domain::package::Reason;

use super::archive::{Archive, Item, UTF8, extra};
use super::parcel::{Parcel, refused};

/// The honest package with one more entry.
fn with(item: Item) -> Vec<u8> {
    let mut archive = Parcel::honest().archive();
    archive.items.push(item);
    archive.bytes()
}

fn file() -> Item {
    Item::stored("plain.txt", b"text")
}

/// The honest package with its folder under another name.
fn renamed(folder: &str) -> Vec<u8> {
    let items = Parcel::honest().items().into_iter().map(|item| {
        let name = String::from_utf8(item.local.name.clone()).unwrap();
        item.named(name.replace("META-INFO/", folder).as_bytes())
    });
    Archive::of(items).bytes()
}

#[test]
fn each_dangerous_name_is_refused_for_its_own_reason() {
    let cases = [
        ("../../etc/passwd", Reason::DotPart),
        ("a/../b", Reason::DotPart),
        ("./a", Reason::DotPart),
        ("..", Reason::DotPart),
        ("/etc/passwd", Reason::AbsolutePath),
        ("C:/boot.ini", Reason::Drive),
        ("a\\b", Reason::Backslash),
        ("a\0.json", Reason::ControlCharacter),
        ("a\n.json", Reason::ControlCharacter),
        ("a\u{202e}nosj.pdf", Reason::ControlCharacter),
        ("", Reason::EmptyName),
        ("a//b", Reason::EmptyName),
    ];
    for (name, reason) in cases {
        refused(&with(Item::stored(name, b"text")), reason);
    }
    refused(&with(file().named(b"..\\..\\boot.ini")), Reason::Backslash);
}

#[test]
fn encodings_other_than_flagged_utf8_are_refused() {
    refused(&with(file().named(b"\xA4\xE1\xC4y.json")), Reason::Big5Name);
    refused(
        &with(file().named("戶籍.json".as_bytes())),
        Reason::Utf8Unflagged,
    );
    refused(
        &with(file().named(b"\x80\x81")),
        Reason::NameEncodingUnknown,
    );
    let flagged = file()
        .named(b"\xA4\xE1\xC4y.json")
        .with(|header| header.flags |= UTF8);
    refused(&with(flagged), Reason::NameNotUtf8);
}

#[test]
fn links_directories_and_devices_are_refused() {
    let of_mode = |mode: u32| Item {
        attributes: mode << 16,
        ..file()
    };
    refused(&with(of_mode(0o120_777)), Reason::Symlink);
    refused(&with(of_mode(0o060_600)), Reason::SpecialFile);
    refused(&with(of_mode(0o010_600)), Reason::SpecialFile);
    refused(&with(of_mode(0o040_755)), Reason::DirectoryEntry);
    refused(&with(Item::stored("folder/", b"")), Reason::DirectoryEntry);
    refused(
        &with(Item {
            made_by: 0x0014,
            attributes: 0x10,
            ..file()
        }),
        Reason::DirectoryEntry,
    );
    refused(
        &with(Item::stored("META-INFO/", b"not empty")),
        Reason::DirectoryEntry,
    );
    let asi = extra(
        0x756E,
        &[&[0; 4][..], &0o120_777_u16.to_le_bytes(), &[0; 8]].concat(),
    );
    refused(
        &with(file().with(|header| header.extra.clone_from(&asi))),
        Reason::Symlink,
    );
}

#[test]
fn a_chain_of_links_is_refused() {
    let mut archive = Parcel::honest().archive();
    let link = |name: &str, target: &str| Item {
        attributes: 0o120_777 << 16,
        ..Item::stored(name, target.as_bytes())
    };
    archive.items.push(link("a", "b"));
    archive.items.push(link("b", ".."));
    archive.items.push(Item::stored("a/passwd", b"root"));
    refused(&archive.bytes(), Reason::Symlink);
}

#[test]
fn the_folder_has_exactly_one_right_name_and_place() {
    refused(&renamed("META-INF/"), Reason::MetaInfLookAlike);
    refused(&renamed("meta-info/"), Reason::MetaFolderMisspelt);
    refused(&renamed("parcel/META-INFO/"), Reason::MetaFolderNotOnTop);
    refused(&Archive::of([file()]).bytes(), Reason::MetaFolderMissing);
    refused(
        &with(Item::stored("META-INFO/readme.txt", b"x")),
        Reason::MetaFolderExtraFile,
    );
    refused(
        &with(Item::stored("META-INF/MANIFEST.MF", b"x")),
        Reason::MetaInfLookAlike,
    );
}
