//! What a file is called when it is saved: the last part of what was sent, without signs that steer a machine.

use unicode_normalization::UnicodeNormalization as _;

/// The most characters of a name, its ending among them.
pub const LONGEST: usize = 100;
/// What a file is called of whose name nothing is left.
const NAMELESS: &str = "file";
/// Signs with a meaning for a shell, a header or a file system.
const STEERING: &[char] = &['<', '>', ':', '"', '/', '\\', '|', '?', '*', '%', ';', '\''];

/// A name that is safe to save under and to write into a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// Cleans what was sent: folders, control characters and signs that steer a machine are left out.
    #[must_use]
    pub fn clean(typed: &str) -> Self {
        let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
        let kept = last.nfc().filter(|c| is_harmless(*c));
        let name: String = kept.collect();
        let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
        Self(shortened(name))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the last dot, in lower case; `None` for a name without one.
    #[must_use]
    pub fn ending(&self) -> Option<String> {
        let (_, ending) = self.0.rsplit_once('.')?;
        Some(ending.to_ascii_lowercase())
    }
}

/// Neither a control character nor one that turns the direction of the line or is not seen.
fn is_harmless(c: char) -> bool {
    let unseen = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !unseen && !STEERING.contains(&c)
}

/// Cut in the middle, so that the ending stays.
fn shortened(name: &str) -> String {
    if name.is_empty() {
        return NAMELESS.to_owned();
    }
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = LONGEST.saturating_sub(ending.chars().count());
    let stem: String = stem.chars().take(room).collect();
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_steers_a_machine() {
        for (typed, expected) in [
            ("report.pdf", "report.pdf"),
            ("C:\\Users\\wang\\報告.pdf", "報告.pdf"),
            ("../../etc/passwd", "passwd"),
            (".htaccess", "htaccess"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
            ("a\".pdf", "a.pdf"),
            ("\u{202e}fdp.exe", "fdp.exe"),
            (" . ", "file"),
            ("", "file"),
            ("e\u{301}.csv", "é.csv"),
        ] {
            assert_eq!(FileName::clean(typed).as_str(), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = FileName::clean(&format!("{}.pdf", "長".repeat(LONGEST)));
        assert_eq!(name.as_str().chars().count(), LONGEST);
        assert_eq!(name.ending().as_deref(), Some("pdf"));
        let exact = format!("{}.pdf", "長".repeat(LONGEST - 4));
        assert_eq!(FileName::clean(&exact).as_str(), exact);
        assert_eq!(FileName::clean("file").ending(), None);
    }
}
