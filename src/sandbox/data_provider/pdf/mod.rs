//! The readable file: a heading, a table, page numbers, and the citizen's number as its password.

mod breaking;
mod draw;
mod encrypt;
mod layout;
mod typeface;

use std::collections::BTreeSet;

use super::document::Document;
use crate::kit::random::Random;

pub use encrypt::CannotEncrypt;

/// A drawn file, not encrypted yet.
pub struct Drawn {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no typeface of the sandbox has; each stands as 〓 in the file.
    pub missing: BTreeSet<char>,
}

/// Why no file came out.
#[derive(Debug, thiserror::Error)]
pub enum CannotDraw {
    /// The typefaces inside the binary are broken.
    #[error("the typefaces cannot be read")]
    Typeface,
    /// The drawing library refused.
    #[error("the page cannot be drawn: {0}")]
    Page(String),
    /// Encryption failed.
    #[error(transparent)]
    Encrypt(#[from] CannotEncrypt),
}

/// Draws `document`. Characters without a glyph are logged by their code points.
///
/// # Errors
/// When the typefaces or the drawing library fail.
pub fn draw(document: &Document) -> Result<Drawn, CannotDraw> {
    let typeface = typeface::Typeface::shared().ok_or(CannotDraw::Typeface)?;
    let pages = layout::pages(document, typeface);
    let drawn = draw::pages(document, &pages, typeface)?;
    for character in &drawn.missing {
        let code_point = format!("U+{:04X}", u32::from(*character));
        tracing::warn!(%code_point, "no typeface of the sandbox has this character; 〓 stands for it");
    }
    Ok(drawn)
}

/// Draws `document` and encrypts it (AES-256, revision 6) so that `password` opens it.
///
/// # Errors
/// When drawing or encrypting fails.
pub fn locked(
    document: &Document,
    password: &str,
    random: &dyn Random,
) -> Result<Vec<u8>, CannotDraw> {
    Ok(encrypt::lock(&draw(document)?.bytes, password, random)?)
}

#[cfg(test)]
mod tests;
