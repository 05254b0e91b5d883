//! Drawing the eight characters of a barcode: Code 128 for wedge scanners, QR for cameras.
//!
//! Both are inline SVG, black on white in every colour scheme, with the quiet zone their standards ask for: a reader needs the
//! contrast and the margin more than a person needs the dark page.

use std::fmt::Write as _;

use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};

/// Chooses character set B: letters of both cases and digits.
const SET_B: char = '\u{0181}';
/// ISO/IEC 15417 asks for ten narrow bars of white on both sides.
const LINEAR_QUIET: usize = 10;
/// How high a linear code is, in narrow bars.
const LINEAR_HEIGHT: usize = 40;
/// ISO/IEC 18004 asks for four modules of white on every side.
const MATRIX_QUIET: usize = 4;

/// A text that cannot be drawn as a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text cannot be drawn as a barcode")]
pub struct CannotDraw;

/// `text` as Code 128, an SVG element named `label` for screen readers. `text` is printable ASCII.
///
/// # Errors
/// [`CannotDraw`] when `text` is empty or holds a character outside printable ASCII.
pub fn code128(text: &str, label: &str) -> Result<String, CannotDraw> {
    if text.is_empty() || !text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Err(CannotDraw);
    }
    let bars = Code128::new(format!("{SET_B}{text}"))
        .map_err(|_| CannotDraw)?
        .encode();
    let width = bars.len() + 2 * LINEAR_QUIET;
    let mut path = String::new();
    let mut at = LINEAR_QUIET;
    for run in bars.chunk_by(|a, b| a == b) {
        if run.first() == Some(&1) {
            dark(&mut path, at, 0, run.len(), LINEAR_HEIGHT);
        }
        at += run.len();
    }
    Ok(svg("code128", label, (width, LINEAR_HEIGHT), &path))
}

/// `text` as a QR code (error correction M), an SVG element named `label` for screen readers.
///
/// # Errors
/// [`CannotDraw`] when `text` is longer than a QR code holds.
pub fn qr(text: &str, label: &str) -> Result<String, CannotDraw> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| CannotDraw)?;
    let modules = code.to_colors();
    let side = code.width() + 2 * MATRIX_QUIET;
    let mut path = String::new();
    for (y, row) in modules.chunks(code.width()).enumerate() {
        let mut x = MATRIX_QUIET;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                dark(&mut path, x, y + MATRIX_QUIET, run.len(), 1);
            }
            x += run.len();
        }
    }
    Ok(svg("qr", label, (side, side), &path))
}

/// Adds one dark rectangle to the path.
fn dark(path: &mut String, x: usize, y: usize, width: usize, height: usize) {
    // Writing to a String cannot fail.
    let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
}

/// The element around a path of dark rectangles.
fn svg(class: &str, label: &str, (width, height): (usize, usize), path: &str) -> String {
    let label = askama::filters::escape(label, askama::filters::Html)
        .map(|safe| safe.to_string())
        .unwrap_or_default();
    format!(
        "<svg class=\"{class}\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {width} {height}\" \
         preserveAspectRatio=\"{}\" shape-rendering=\"crispEdges\" focusable=\"false\">\
         <path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        if width == height { "xMidYMid" } else { "none" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_code_has_its_quiet_zone_and_its_length() {
        // Start, eight characters, check, of eleven bars each; stop of thirteen.
        let drawn = code128("kh6tup5s", "Barcode").unwrap();
        let width = 11 * 10 + 13 + 2 * LINEAR_QUIET;
        assert!(
            drawn.contains(&format!("viewBox=\"0 0 {width} 40\"")),
            "{drawn}"
        );
        assert!(drawn.contains("<path fill=\"#000\" d=\"M10 0h2"), "{drawn}");
        assert!(drawn.contains("role=\"img\" aria-label=\"Barcode\""));
    }

    #[test]
    fn a_matrix_code_of_eight_characters_is_the_smallest_one() {
        let drawn = qr("kh6tup5s", "Barcode").unwrap();
        assert!(drawn.contains("viewBox=\"0 0 29 29\""), "{drawn}");
        assert!(drawn.contains("<path fill=\"#000\" d=\"M4 4h7"), "{drawn}");
    }

    #[test]
    fn a_label_cannot_break_out_of_its_attribute() {
        let drawn = qr("kh6tup5s", "\"><script>").unwrap();
        assert!(!drawn.contains("<script>"));
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert_eq!(code128("", ""), Err(CannotDraw));
        assert_eq!(code128("條碼", ""), Err(CannotDraw));
        assert_eq!(qr(&"x".repeat(9_000), ""), Err(CannotDraw));
    }
}
