//! How wide the columns of a table are, and where long texts break.

use super::typeface::Typeface;

/// Columns wider than this share of the table are not asked for; their texts break instead.
const WIDEST: f32 = 0.4;

/// The widths of the columns, which fill the table: each as wide as its longest text wants, as far as there is
/// room. `space` is the width of the table, the size of the type, and what each cell needs beside its text.
pub(super) fn widths(
    typeface: &Typeface,
    columns: &[&str],
    rows: &[Vec<String>],
    (table, size, beside): (f32, f32, f32),
) -> Vec<f32> {
    let wanted: Vec<f32> = columns
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let texts = rows.iter().filter_map(|row| row.get(index));
            let texts = texts.map(String::as_str).chain([*name]);
            let widest = texts.map(|text| typeface.width(text)).fold(0.0, f32::max);
            // A little more than the text, so that rounding does not break it.
            (widest * size + beside + 1.0).min(table * WIDEST)
        })
        .collect();
    let all: f32 = wanted.iter().sum();
    if all > table || columns.is_empty() {
        return wanted.iter().map(|width| width * table / all).collect();
    }
    let count = f32::from(u16::try_from(columns.len()).unwrap_or(u16::MAX));
    let spare = (table - all) / count;
    wanted.iter().map(|width| width + spare).collect()
}

/// Breaks `text` into lines of at most `room` (in parts of the type size). Numbers and Latin words stay whole
/// where they fit on a line, and no line begins with a closing mark.
pub(super) fn lines(typeface: &Typeface, text: &str, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut width) = (String::new(), 0.0);
    for character in text.chars() {
        let advance = typeface.shape(character).advance;
        if width + advance > room && !line.is_empty() {
            let rest = line.split_off(last_break(&line, character));
            lines.push(std::mem::replace(&mut line, rest).trim_end().to_owned());
            width = typeface.width(&line);
        }
        line.push(character);
        width += advance;
    }
    lines.push(line);
    lines
}

/// The last place in `line`, which `next` would follow, where it may break; its end when there is none.
fn last_break(line: &str, next: char) -> usize {
    let after = line.chars().skip(1).chain([next]);
    let places = line.char_indices().zip(after);
    let allowed = places.filter(|((_, before), after)| may_break(*before, *after));
    let last = allowed
        .map(|((at, before), _)| at + before.len_utf8())
        .last();
    last.unwrap_or(line.len())
}

fn may_break(before: char, after: char) -> bool {
    let word = |character: char| character.is_ascii() && character != ' ';
    let closing = "，。、；：）」% ".contains(after);
    let inside = word(before) && word(after);
    !closing && !inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_break_and_words_stay_whole() {
        let typeface = Typeface::shared().unwrap();
        assert_eq!(lines(typeface, "一二三四五", 2.1), ["一二", "三四", "五"]);
        assert_eq!(lines(typeface, "ANNA MARIA", 4.5), ["ANNA", "MARIA"]);
        assert_eq!(lines(typeface, "年12", 1.9), ["年", "12"]);
        assert_eq!(lines(typeface, "一二。", 2.1), ["一", "二。"]);
        assert_eq!(lines(typeface, "AAAAAAAA", 2.0).concat(), "AAAAAAAA");
        assert_eq!(lines(typeface, "", 3.0), [""]);
    }

    #[test]
    fn columns_fill_the_table_and_long_ones_get_more() {
        let typeface = Typeface::shared().unwrap();
        let rows = [vec!["一".to_owned(), "一二三四五六七八".to_owned()]];
        let widths = widths(typeface, &["甲", "乙"], &rows, (200.0, 10.0, 10.0));
        assert!(
            (widths.iter().sum::<f32>() - 200.0).abs() < 0.1,
            "{widths:?}"
        );
        assert!(widths[1] > widths[0] + 40.0, "{widths:?}");
    }
}
