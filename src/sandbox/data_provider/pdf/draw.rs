//! From marks to a PDF file.

use std::collections::BTreeSet;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::text::KrillaGlyph;

use super::layout::{Mark, PAGE, PICTURE, Page};
use super::typeface::{Shape, Typeface};
use super::{CannotDraw, Drawn};
use crate::sandbox::data_provider::document::Document;
use crate::sandbox::data_provider::portrait::{self, Colour, Portrait};

const INK: Colour = [24, 24, 27];
const SHADE: Colour = [238, 242, 246];
const RULE: Colour = [150, 160, 170];

/// Draws the pages.
pub(super) fn pages(
    document: &Document,
    pages: &[Page],
    typeface: &Typeface,
) -> Result<Drawn, CannotDraw> {
    let mut file = krilla::Document::new();
    let metadata = Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.agency.clone()])
        .language("zh-TW".to_owned());
    file.set_metadata(metadata);
    let mut missing = BTreeSet::new();
    for marks in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1)
            .ok_or_else(|| CannotDraw::Page("size".to_owned()))?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, mark, typeface, &mut missing);
        }
        surface.finish();
        page.finish();
    }
    let bytes = file.finish();
    let bytes = bytes.map_err(|error| CannotDraw::Page(format!("{error:?}")))?;
    Ok(Drawn { bytes, missing })
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, typeface: &Typeface, missing: &mut BTreeSet<char>) {
    match mark {
        Mark::Text(x, y, size, text) => {
            ink(surface, Some(INK), None);
            write(surface, Point::from_xy(*x, *y), *size, text, typeface);
            missing.extend(text.chars().filter(|&c| typeface.shape(c).missing));
        }
        Mark::Cell(x, y, width, height, shaded) => {
            ink(surface, shaded.then_some(SHADE), Some(RULE));
            fill(surface, rectangle(*x, *y, *width, *height));
        }
        Mark::Picture(x, y, portrait) => face(surface, (*x, *y), portrait),
    }
}

/// The face, as large as its place, clipped to it.
fn face(surface: &mut Surface<'_>, (x, y): (f32, f32), portrait: &Portrait) {
    let pixels = |count: u32| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let (width, height) = (pixels(portrait::WIDTH), pixels(portrait::HEIGHT));
    let Some(frame) = rectangle(0.0, 0.0, width, height) else {
        return;
    };
    surface.push_transform(&Transform::from_row(
        PICTURE.0 / width,
        0.0,
        0.0,
        PICTURE.1 / height,
        x,
        y,
    ));
    surface.push_clip_path(&frame, &FillRule::default());
    ink(surface, Some(portrait.backdrop()), None);
    fill(surface, Some(frame));
    for (shape, colour) in portrait.ovals() {
        ink(surface, Some(colour), None);
        fill(surface, oval(shape));
    }
    surface.pop();
    surface.pop();
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

/// Four Bézier curves that are an oval to the eye.
fn oval(shape: [i32; 4]) -> Option<Path> {
    const ROUND: f32 = 0.552_284_8;
    let [x, y, rx, ry] = shape.map(|number| f32::from(i16::try_from(number).unwrap_or(i16::MAX)));
    let (cx, cy) = (rx * ROUND, ry * ROUND);
    let mut path = PathBuilder::new();
    path.move_to(x + rx, y);
    path.cubic_to(x + rx, y + cy, x + cx, y + ry, x, y + ry);
    path.cubic_to(x - cx, y + ry, x - rx, y + cy, x - rx, y);
    path.cubic_to(x - rx, y - cy, x - cx, y - ry, x, y - ry);
    path.cubic_to(x + cx, y - ry, x + rx, y - cy, x + rx, y);
    path.close();
    path.finish()
}

fn ink(surface: &mut Surface<'_>, fill: Option<Colour>, line: Option<Colour>) {
    let colour = |[red, green, blue]: Colour| rgb::Color::new(red, green, blue);
    surface.set_fill(fill.map(|fill| Fill {
        paint: colour(fill).into(),
        ..Fill::default()
    }));
    surface.set_stroke(line.map(|line| Stroke {
        paint: colour(line).into(),
        width: 0.6,
        ..Stroke::default()
    }));
}

/// Writes `text` from `start`, each run of characters in the face that has them.
fn write(surface: &mut Surface<'_>, start: Point, size: f32, text: &str, typeface: &Typeface) {
    let mut x = start.x;
    let shaped: Vec<(usize, char, Shape)> = text
        .char_indices()
        .map(|(at, character)| (at, character, typeface.shape(character)))
        .collect();
    for run in shaped.chunk_by(|one, other| one.2.face == other.2.face) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let (from, to) = (first.0, last.0 + last.1.len_utf8());
        let glyphs: Vec<KrillaGlyph> = run
            .iter()
            .map(|&(at, character, shape)| KrillaGlyph {
                glyph_id: shape.glyph,
                text_range: at - from..at - from + character.len_utf8(),
                x_advance: shape.advance,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            })
            .collect();
        if let (Some(font), Some(words)) = (typeface.font(first.2.face), text.get(from..to)) {
            surface.draw_glyphs(
                Point::from_xy(x, start.y),
                &glyphs,
                font,
                words,
                size,
                false,
            );
        }
        x += run.iter().map(|(_, _, shape)| shape.advance).sum::<f32>() * size;
    }
}
