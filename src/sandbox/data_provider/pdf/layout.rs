//! Where everything stands on A4: pure arithmetic, in points from the top left corner.

use super::breaking::{lines, widths};
use super::typeface::Typeface;
use crate::sandbox::data_provider::document::{Document, Value, roc};
use crate::sandbox::data_provider::portrait::Portrait;

/// The page: A4.
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 50.0;
const BOTTOM: f32 = PAGE.1 - 62.0;
const BODY: f32 = PAGE.0 - 2.0 * MARGIN;
const SIZE: f32 = 10.5;
const SMALL: f32 = 8.5;
const LEADING: f32 = 15.0;
const PADDING: f32 = 5.0;
const LABEL: f32 = 130.0;
/// The picture's place: half a point per pixel.
pub(super) const PICTURE: (f32, f32) = (90.0, 120.0);

/// One mark on a page.
pub(super) enum Mark {
    /// A line of text: left end, base line, size.
    Text(f32, f32, f32, String),
    /// An outlined cell: left, top, width, height, whether it is shaded.
    Cell(f32, f32, f32, f32, bool),
    /// A face: left, top.
    Picture(f32, f32, Portrait),
}

/// Everything on one page.
pub(super) type Page = Vec<Mark>;

/// Lays `document` out; at least one page comes out.
pub(super) fn pages(document: &Document, typeface: &Typeface) -> Vec<Page> {
    let mut sheet = Sheet {
        typeface,
        pages: vec![Vec::new()],
        y: MARGIN,
    };
    sheet.heading(document);
    for (label, value) in &document.entries {
        match value {
            Value::Rows(columns, rows) => sheet.table(label, columns, rows),
            Value::Picture(portrait) => sheet.picture(label, portrait),
            plain => sheet.row(&[
                (LABEL, label, true),
                (BODY - LABEL, &plain.readable(), false),
            ]),
        }
    }
    sheet.footers();
    sheet.pages
}

struct Sheet<'a> {
    typeface: &'a Typeface,
    pages: Vec<Page>,
    y: f32,
}

impl Sheet<'_> {
    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes to a new page when `height` does not fit on this one.
    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn centred(&mut self, size: f32, text: &str) {
        self.y += size * 1.5;
        let left = (PAGE.0 - self.typeface.width(text) * size) / 2.0;
        self.mark(Mark::Text(left.max(MARGIN), self.y, size, text.to_owned()));
    }

    fn heading(&mut self, document: &Document) {
        self.centred(12.0, &document.agency);
        self.centred(18.0, &document.title);
        self.y += LEADING * 1.5;
        let made = format!(
            "製表日期：{} {}",
            roc(document.made_at.date()),
            document.made_at.format("%H:%M")
        );
        let right = PAGE.0 - MARGIN - self.typeface.width(&made) * SIZE;
        self.mark(Mark::Text(right, self.y, SIZE, made));
        self.y += PADDING * 1.6;
    }

    /// One row of cells: width, text, shaded. Long texts break into lines.
    fn row(&mut self, cells: &[(f32, &str, bool)]) {
        let broken: Vec<(f32, Vec<String>, bool)> = cells
            .iter()
            .map(|&(width, text, shaded)| {
                let room = (width - 2.0 * PADDING) / SIZE;
                (width, lines(self.typeface, text, room), shaded)
            })
            .collect();
        let most = broken
            .iter()
            .map(|(_, lines, _)| lines.len())
            .max()
            .unwrap_or(1);
        let height = f32::from(u16::try_from(most).unwrap_or(40)) * LEADING + PADDING;
        self.room(height);
        let mut x = MARGIN;
        for (width, lines, shaded) in broken {
            self.mark(Mark::Cell(x, self.y, width, height, shaded));
            let mut base = self.y + LEADING - 1.0;
            for line in lines {
                self.mark(Mark::Text(x + PADDING, base, SIZE, line));
                base += LEADING;
            }
            x += width;
        }
        self.y += height;
    }

    fn table(&mut self, label: &str, columns: &[&str], rows: &[Vec<Value>]) {
        self.room(LEADING * 3.0);
        self.row(&[(BODY, label, true)]);
        let texts: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(Value::readable).collect())
            .collect();
        let widths = widths(self.typeface, columns, &texts, (BODY, SIZE, 2.0 * PADDING));
        let head: Vec<_> = widths
            .iter()
            .zip(columns)
            .map(|(width, name)| (*width, *name, true))
            .collect();
        self.row(&head);
        for row in &texts {
            let page = self.pages.len();
            let cells: Vec<_> = widths
                .iter()
                .zip(row)
                .map(|(width, text)| (*width, text.as_str(), false))
                .collect();
            self.room(LEADING * 2.0);
            if self.pages.len() > page {
                self.row(&head);
            }
            self.row(&cells);
        }
        if rows.is_empty() {
            self.row(&[(BODY, "無", false)]);
        }
    }

    fn picture(&mut self, label: &str, portrait: &Portrait) {
        let height = PICTURE.1 + 2.0 * PADDING;
        self.room(height);
        let (left, top) = (MARGIN + LABEL, self.y);
        self.mark(Mark::Cell(MARGIN, top, LABEL, height, true));
        self.mark(Mark::Cell(left, top, BODY - LABEL, height, false));
        let base = top + LEADING - 1.0;
        self.mark(Mark::Text(MARGIN + PADDING, base, SIZE, label.to_owned()));
        let portrait = portrait.clone();
        self.mark(Mark::Picture(left + PADDING, top + PADDING, portrait));
        self.y += height;
    }

    fn footers(&mut self) {
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            let number = format!("第 {} 頁，共 {count} 頁", index + 1);
            let left = (PAGE.0 - self.typeface.width(&number) * SMALL) / 2.0;
            page.push(Mark::Text(left, PAGE.1 - 30.0, SMALL, number));
            let note = "本文件為虛擬資料，僅供開發與測試，不具任何效力。";
            let left = (PAGE.0 - self.typeface.width(note) * SMALL) / 2.0;
            page.push(Mark::Text(left, PAGE.1 - 44.0, SMALL, note.to_owned()));
        }
    }
}
