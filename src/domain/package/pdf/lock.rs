//! The lock of a PDF, read without the rest: its trailer and its encryption dictionary.
//!
//! To find these two, lopdf copies every object of the file, which takes as long as trying the passwords. In a file
//! that is built plainly, with one table of its objects at the end, they are found here by the table, be it of text or
//! a stream; what stands there is still lopdf's to read. Every other file (several tables, anything unusual) is left to
//! lopdf as a whole.

mod table;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use self::table::Table;
use super::{ENCRYPT, options};

/// The end of a file, in which it says where its table begins.
const END: usize = 1024;
/// Bytes of the longest table that is read here.
const LONGEST_TABLE: usize = 1 << 20;
/// A dictionary with a lock takes some hundred bytes.
const LONGEST: usize = 16 << 10;

/// A document of nothing but the lock of `pdf`; `None` where the file is not locked or not built plainly.
pub(super) fn find(pdf: &[u8]) -> Option<Document> {
    let section = section(pdf.starts_with(b"%PDF-").then_some(pdf)?)?;
    let table = match section.strip_prefix(b"xref") {
        Some(table) => Table::of_text(table)?,
        None => Table::of_stream(section)?,
    };
    let trailer = table.trailer();
    if trailer.has(b"Prev") || trailer.has(b"XRefStm") {
        return None;
    }
    let named = |name| -> Option<(ObjectId, Dictionary)> {
        let id = trailer.get(name).and_then(Object::as_reference).ok()?;
        let size = trailer.get(b"Size").and_then(Object::as_i64).ok()?;
        let at = table.place(id).filter(|_| i64::from(id.0) < size)?;
        match object(body(start(pdf.get(at..)?), Some(id), Found::First)?)? {
            Object::Dictionary(found) => Some((id, found)),
            _ => None,
        }
    };
    named(b"Root")?;
    let (id, lock) = named(ENCRYPT)?;
    let mut document = Document::new();
    document.trailer = table.trailer().clone();
    document.objects.insert(id, Object::Dictionary(lock));
    Some(document)
}

/// From where the file says that its table begins to where it says so.
fn section(pdf: &[u8]) -> Option<&[u8]> {
    let tail = pdf.len().saturating_sub(END);
    let (before, after) = split(pdf.get(tail..)?, b"startxref", Found::Last)?;
    let mut words = str::from_utf8(after).ok()?.split_ascii_whitespace();
    let from: usize = words.next()?.parse().ok()?;
    if words.next() != Some("%%EOF") || words.next().is_some() {
        return None;
    }
    pdf.get(from..tail + before.len())
        .filter(|section| section.len() <= LONGEST_TABLE)
}

/// What stands between "obj" and "endobj" of the object that begins here, if it is the one that was asked for.
fn body(object: &[u8], asked: Option<ObjectId>, end: Found) -> Option<&[u8]> {
    let (head, rest) = split(object, b"obj", Found::First)?;
    let mut words = str::from_utf8(head).ok()?.split_ascii_whitespace();
    let id: ObjectId = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    if words.next().is_some() || asked.is_some_and(|asked| asked != id) {
        return None;
    }
    Some(split(rest, b"endobj", end)?.0)
}

/// As much as a dictionary may take.
fn start(bytes: &[u8]) -> &[u8] {
    bytes.get(..LONGEST).unwrap_or(bytes)
}

/// What lopdf reads there, as the only object of a document.
fn object(bytes: &[u8]) -> Option<Object> {
    let head = b"%PDF-1.7\n1 0 obj\n";
    let table = head.len() + bytes.len() + b"\nendobj\n".len();
    let end = format!(
        "\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2>>\nstartxref\n{table}\n%%EOF\n"
    );
    let only = [head, bytes, end.as_bytes()].concat();
    let strictly = LoadOptions {
        strict: true,
        ..options(None)
    };
    let mut document = Document::load_mem_with_options(&only, strictly).ok()?;
    document.objects.remove(&(1, 0))
}

#[derive(Clone, Copy)]
enum Found {
    First,
    Last,
}

/// What stands before and after a word.
fn split<'a>(bytes: &'a [u8], word: &[u8], which: Found) -> Option<(&'a [u8], &'a [u8])> {
    let mut windows = bytes.windows(word.len());
    let at = match which {
        Found::First => windows.position(|window| window == word),
        Found::Last => windows.rposition(|window| window == word),
    }?;
    Some((bytes.get(..at)?, bytes.get(at + word.len()..)?))
}

#[cfg(test)]
mod tests {
    use lopdf::xref::XrefType;

    use super::*;

    #[test]
    fn the_lock_of_a_plainly_built_file_is_found() {
        for kind in [
            XrefType::CrossReferenceTable,
            XrefType::CrossReferenceStream,
        ] {
            let mut document = super::super::password::tests::locked("A123456789", "owner");
            document.reference_table.cross_reference_type = kind;
            let mut pdf = Vec::new();
            document.save_to(&mut pdf).unwrap();
            let found = find(&pdf).unwrap();
            assert_eq!(
                found.get_encrypted().unwrap(),
                document.get_encrypted().unwrap()
            );
            assert!(find(&[b"\n", pdf.as_slice()].concat()).is_none());
            document.trailer.remove(b"Root");
            let mut rootless = Vec::new();
            document.save_to(&mut rootless).unwrap();
            assert!(find(&rootless).is_none());
        }
    }

    #[test]
    fn the_object_has_to_be_the_one_that_was_asked_for() {
        let object = b" 4 0 obj\n<</V 5>>\nendobj\n";
        assert_eq!(
            body(object, Some((4, 0)), Found::First),
            Some(&b"\n<</V 5>>\n"[..])
        );
        assert_eq!(body(object, Some((5, 0)), Found::First), None);
        assert_eq!(body(b"4 0 obj <<", Some((4, 0)), Found::First), None);
    }

    #[test]
    fn an_object_is_what_lopdf_reads() {
        let read = object(b" <</V 5/O (a\\051)>> ").unwrap();
        let read = read.as_dict().unwrap();
        assert_eq!(read.get(b"V").and_then(Object::as_i64).unwrap(), 5);
        assert_eq!(read.get(b"O").and_then(Object::as_str).unwrap(), b"a)");
        assert!(object(b"<<").is_none());
    }
}
