//! The table of a PDF that says where its objects are, be it of text or a stream.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::{Found, LONGEST_TABLE, body, object, split, start};

/// A table of objects, and the trailer that comes with it.
pub(super) enum Table<'a> {
    Text(&'a str, Dictionary),
    Stream(Stream),
}

impl<'a> Table<'a> {
    pub(super) fn of_text(section: &'a [u8]) -> Option<Self> {
        let (table, trailer) = split(section, b"trailer", Found::First)?;
        match object(start(trailer))? {
            Object::Dictionary(trailer) => Some(Self::Text(str::from_utf8(table).ok()?, trailer)),
            _ => None,
        }
    }

    pub(super) fn of_stream(section: &[u8]) -> Option<Self> {
        match object(body(section, None, Found::Last)?)? {
            Object::Stream(stream) if stream.dict.has_type(b"XRef") => Some(Self::Stream(stream)),
            _ => None,
        }
    }

    pub(super) const fn trailer(&self) -> &Dictionary {
        match self {
            Self::Text(_, trailer) => trailer,
            Self::Stream(stream) => &stream.dict,
        }
    }

    /// Where the table says that the object is; `None` unless it says so once.
    pub(super) fn place(&self, id: ObjectId) -> Option<usize> {
        match self {
            Self::Text(table, _) => place_in_text(table, id),
            Self::Stream(stream) => place_in_stream(stream, id),
        }
    }
}

fn place_in_text(table: &str, (asked, generation): ObjectId) -> Option<usize> {
    let mut found = None;
    let mut words = table.split_ascii_whitespace();
    while let Some(first) = words.next() {
        let first: u32 = number(first)?;
        let count: u32 = number(words.next()?)?;
        for at in first..first.checked_add(count)? {
            let (offset, of, kind) = (words.next()?, words.next()?, words.next()?);
            if (offset.len(), of.len()) != (10, 5) {
                return None;
            }
            if at != asked {
                continue;
            }
            let here = kind == "n" && number(of) == Some(generation) && found.is_none();
            found = Some(here.then(|| number(offset))??);
        }
    }
    found
}

/// A number of digits alone.
fn number<N: std::str::FromStr>(word: &str) -> Option<N> {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| digits)
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

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

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
        for odd in [
            "0 1\n15 0 n",
            "0 1\n+000000015 00000 n",
            "+0 1\n0000000015 00000 n",
        ] {
            assert_eq!(place_in_text(odd, (0, 0)), None, "{odd}");
        }
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
}
