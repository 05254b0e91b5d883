//! The lock of a PDF, read without the rest: its trailer and its encryption dictionary.
//!
//! To find these two, lopdf copies every object of the file, which takes as long as trying the passwords. In a file
//! that is built plainly, with one table of its objects at the end, they are found here by the table, be it of text or
//! a stream; what stands there is still lopdf's to read. Every other file (several tables, anything unusual) is left to
//! lopdf as a whole.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

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
    let id = trailer.get(ENCRYPT).and_then(Object::as_reference).ok()?;
    let lock = body(start(pdf.get(table.place(id)?..)?), Some(id), Found::First)?;
    let Object::Dictionary(lock) = object(lock)? else {
        return None;
    };
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

/// A table of objects, and the trailer that comes with it.
enum Table<'a> {
    Text(&'a str, Dictionary),
    Stream(Stream),
}

impl<'a> Table<'a> {
    fn of_text(section: &'a [u8]) -> Option<Self> {
        let (table, trailer) = split(section, b"trailer", Found::First)?;
        match object(start(trailer))? {
            Object::Dictionary(trailer) => Some(Self::Text(str::from_utf8(table).ok()?, trailer)),
            _ => None,
        }
    }

    fn of_stream(section: &[u8]) -> Option<Self> {
        match object(body(section, None, Found::Last)?)? {
            Object::Stream(stream) if stream.dict.has_type(b"XRef") => Some(Self::Stream(stream)),
            _ => None,
        }
    }

    const fn trailer(&self) -> &Dictionary {
        match self {
            Self::Text(_, trailer) => trailer,
            Self::Stream(stream) => &stream.dict,
        }
    }

    /// Where the table says that the object is; `None` unless it says so once.
    fn place(&self, id: ObjectId) -> Option<usize> {
        match self {
            Self::Text(table, _) => place_in_text(table, id),
            Self::Stream(stream) => place_in_stream(stream, id),
        }
    }
}

fn place_in_text(table: &str, (number, generation): ObjectId) -> Option<usize> {
    let mut found = None;
    let mut words = table.split_ascii_whitespace();
    while let Some(first) = words.next() {
        let first: u32 = first.parse().ok()?;
        let count: u32 = words.next()?.parse().ok()?;
        for at in first..first.checked_add(count)? {
            let (offset, of, kind) = (words.next()?, words.next()?, words.next()?);
            if at != number {
                continue;
            }
            let here = kind == "n" && of.parse() == Ok(generation) && found.is_none();
            found = Some(here.then(|| offset.parse().ok())??);
        }
    }
    found
}

/// Rows of three numbers: a kind, of which 1 is an object in the file, its place, its generation.
fn place_in_stream(stream: &Stream, (number, generation): ObjectId) -> Option<usize> {
    let numbers = |name| -> Option<Vec<usize>> {
        let array = stream.dict.get(name).and_then(Object::as_array).ok()?;
        let number = |one: &Object| usize::try_from(one.as_i64().ok()?).ok();
        array.iter().map(number).collect()
    };
    let [kind, offset, of] = *numbers(b"W")?.first_chunk::<3>()?;
    if kind == 0 || offset == 0 || kind.max(offset).max(of) > size_of::<u32>() {
        return None;
    }
    let parts = if stream.dict.has(b"Index") {
        numbers(b"Index")?
    } else {
        vec![0, usize::MAX]
    };
    let rows = stream.decompressed_content_with_limit(LONGEST_TABLE).ok()?;
    let row = row(&parts, number as usize)?;
    let row = rows.chunks_exact(kind + offset + of).nth(row)?;
    let (kind, row) = row.split_at_checked(kind)?;
    let (offset, of) = row.split_at_checked(offset)?;
    let value = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    (value(kind) == 1 && value(of) == usize::from(generation)).then(|| value(offset))
}

/// Which row is about the object, by the parts of a table: the first number and the count of each.
fn row(parts: &[usize], number: usize) -> Option<usize> {
    let (mut before, mut found) = (0_usize, None);
    for part in parts.chunks(2) {
        let [first, count] = *part.first_chunk::<2>()?;
        if let Some(at) = number.checked_sub(first).filter(|at| *at < count) {
            found = Some(before.checked_add(at).filter(|_| found.is_none())?);
        }
        before = before.saturating_add(count);
    }
    found
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
    use lopdf::dictionary;
    use lopdf::xref::XrefType;

    use super::*;

    const TABLE: &str =
        "\n0 2\n0000000000 65535 f \n0000000015 00000 n \n7 1\n0000000099 00002 n \n";

    #[test]
    fn an_object_is_where_the_table_says() {
        assert_eq!(place_in_text(TABLE, (1, 0)), Some(15));
        assert_eq!(place_in_text(TABLE, (7, 2)), Some(99));
        assert_eq!(place_in_text(TABLE, (7, 0)), None, "another generation");
        assert_eq!(place_in_text(TABLE, (0, 65535)), None, "free");
        assert_eq!(place_in_text(TABLE, (3, 0)), None, "not listed");
    }

    #[test]
    fn a_table_that_contradicts_itself_is_left_to_the_whole_reader() {
        let twice = format!("{TABLE}1 1\n0000000077 00000 n \n");
        assert_eq!(place_in_text(&twice, (1, 0)), None);
        assert_eq!(place_in_text("0 9\n0000000000 65535 f \n", (0, 0)), None);
        assert_eq!(place_in_text("4294967295 2\n1 0 n 1 0 n", (1, 0)), None);
    }

    #[test]
    fn a_stream_says_where_an_object_is_too() {
        let rows = vec![0, 0, 0, 0, 1, 1, 2, 0, 1, 0, 9, 3, 2, 0, 1, 0];
        let widths = vec![1.into(), 2.into(), 1.into()];
        let stream = Stream::new(dictionary! { "W" => widths }, rows);
        assert_eq!(place_in_stream(&stream, (1, 0)), Some(258));
        assert_eq!(place_in_stream(&stream, (2, 3)), Some(9));
        assert_eq!(place_in_stream(&stream, (2, 0)), None, "another generation");
        assert_eq!(place_in_stream(&stream, (0, 0)), None, "free");
        assert_eq!(
            place_in_stream(&stream, (3, 0)),
            None,
            "inside another object"
        );
        assert_eq!(place_in_stream(&stream, (4, 0)), None, "not listed");
    }

    #[test]
    fn a_stream_in_parts_has_their_rows_one_after_the_other() {
        assert_eq!(row(&[0, 1, 7, 3], 0), Some(0));
        assert_eq!(row(&[0, 1, 7, 3], 9), Some(3));
        assert_eq!(row(&[0, 1, 7, 3], 10), None);
        assert_eq!(row(&[0, 2, 1, 3], 1), None, "said twice");
        assert_eq!(row(&[0], 0), None);
    }

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
