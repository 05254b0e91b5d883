//! What kind of file a file is.

use serde::Serialize;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// For machines.
    Json,
    /// For people.
    Pdf,
    /// PNG, JPEG, GIF or WebP.
    Picture,
    /// Anything else.
    Other,
}

impl Media {
    /// By the first bytes, and by the ending where the bytes do not tell.
    #[must_use]
    pub fn of(name: &str, content: &[u8]) -> Self {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        if ending.as_deref() == Some("pdf") || content.starts_with(b"%PDF-") {
            Self::Pdf
        } else if ending.as_deref() == Some("json") {
            Self::Json
        } else if picture(content).is_some() {
            Self::Picture
        } else {
            Self::Other
        }
    }

    /// The content type for showing the file; `None` where it should only be saved.
    #[must_use]
    pub fn content_type(self, content: &[u8]) -> Option<&'static str> {
        match self {
            Self::Json => Some("application/json"),
            Self::Pdf => Some("application/pdf"),
            Self::Picture => picture(content),
            Self::Other => None,
        }
    }
}

fn picture(head: &[u8]) -> Option<&'static str> {
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    match head {
        _ if head.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        _ if head.starts_with(b"\xFF\xD8\xFF") => Some("image/jpeg"),
        _ if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") => Some("image/gif"),
        _ if webp => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_under_another_name_is_still_a_pdf() {
        assert_eq!(Media::of("a.txt", b"%PDF-1.7"), Media::Pdf);
        assert_eq!(Media::of("A.PDF", b""), Media::Pdf);
        assert_eq!(Media::of("a.json", b"{}"), Media::Json);
        assert_eq!(Media::of("photo", b"\xFF\xD8\xFF\xE0"), Media::Picture);
        assert_eq!(Media::of("a.svg", b"<svg/>"), Media::Other);
    }
}
