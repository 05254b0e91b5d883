//! What kind of file a file is: by its first bytes, which its ending has to agree with.

use super::FileName;

crate::words! {
    /// A kind of file that can be handed in.
    pub enum FileKind {
        /// PDF
        Pdf = "pdf",
        /// A zip archive.
        Zip = "zip",
        /// Comma separated values in UTF-8.
        Csv = "csv",
        /// A sheet in the open document format.
        Ods = "ods",
        /// A picture without loss.
        Png = "png",
        /// A photograph.
        Jpeg = "jpeg",
    }
}

/// The first bytes of a zip archive that holds something.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Where the name of an archive's first entry begins.
const ENTRY_NAME: usize = 30;
/// How an open document begins: its first entry lies bare and says what it is (ODF 1.3 part 2, 3.3).
const SHEET: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

impl FileKind {
    /// The kind of a file of this name; `None` when its bytes are of no kind that its ending names.
    #[must_use]
    pub fn of(name: &FileName, content: &[u8]) -> Option<Self> {
        let ending = name.ending()?;
        let called = |kind: &&Self| kind.endings().contains(&ending.as_str());
        let kind = *Self::ALL.iter().find(called)?;
        kind.fits(content).then_some(kind)
    }

    fn fits(self, content: &[u8]) -> bool {
        match self {
            Self::Pdf => content.starts_with(b"%PDF-"),
            Self::Zip => content.starts_with(ARCHIVE),
            Self::Ods => {
                let entry = content.get(ENTRY_NAME..).unwrap_or_default();
                content.starts_with(ARCHIVE) && entry.starts_with(SHEET)
            }
            Self::Csv => simdutf8::basic::from_utf8(content).is_ok_and(is_plain),
            Self::Png => content.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => content.starts_with(b"\xFF\xD8\xFF"),
        }
    }

    /// The endings it goes by, in lower case.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Zip => &["zip"],
            Self::Csv => &["csv"],
            Self::Ods => &["ods"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
        }
    }

    /// What people call it, in both languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Zip => "ZIP",
            Self::Csv => "CSV",
            Self::Ods => "ODS",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
        }
    }

    /// The content type under which it is handed out.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Whether a text holds nothing but what is read and the ends of its lines.
fn is_plain(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, content: &[u8]) -> Option<FileKind> {
        FileKind::of(&FileName::clean(name), content)
    }

    fn archive(entry: &str) -> Vec<u8> {
        [ARCHIVE, &[0; ENTRY_NAME - ARCHIVE.len()], entry.as_bytes()].concat()
    }

    #[test]
    fn bytes_and_ending_have_to_agree() {
        let sheet = archive("mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK");
        let picture = b"\x89PNG\r\n\x1a\n....";
        for (name, content, expected) in [
            ("a.pdf", &b"%PDF-1.7"[..], Some(FileKind::Pdf)),
            ("a.pdf", b"<html>", None),
            ("a.html", b"%PDF-1.7", None),
            ("pdf", b"%PDF-1.7", None),
            ("a.zip", &archive("a.txt"), Some(FileKind::Zip)),
            ("a.zip", b"PK\x05\x06", None),
            ("a.ods", &sheet, Some(FileKind::Ods)),
            ("a.ods", &archive("a.txt"), None),
            ("a.ods", ARCHIVE, None),
            (
                "a.csv",
                "名稱,數量\r\n甲,1\r\n".as_bytes(),
                Some(FileKind::Csv),
            ),
            ("a.csv", b"a,\xff", None),
            ("a.csv", b"a,\0", None),
            ("a.PNG", picture, Some(FileKind::Png)),
            ("a.jpg", picture, None),
            ("a.jpeg", b"\xFF\xD8\xFF\xE0", Some(FileKind::Jpeg)),
            ("a.JPG", b"\xFF\xD8\xFF\xE0", Some(FileKind::Jpeg)),
            ("a.svg", b"<svg/>", None),
        ] {
            assert_eq!(kind(name, content), expected, "{name}");
        }
    }

    #[test]
    fn no_kind_is_shown_as_a_page() {
        for kind in FileKind::ALL {
            assert!(!kind.media_type().contains("html") && !kind.media_type().contains("xml"));
        }
    }
}
