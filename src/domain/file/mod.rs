//! 檔案: what somebody hands in through a form, cleaned of what a name or its first bytes pretend.
//!
//! Deliberately absent: looking into an archive or a document, and believing what the browser says of its type.

pub mod keeping;
mod kind;
mod name;
mod queries;

pub use kind::FileKind;
pub use name::FileName;

/// A file as it is taken.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called when it is saved.
    pub name: FileName,
    /// What it is, by its first bytes and its ending.
    pub kind: FileKind,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTake {
    /// No file was chosen.
    #[error("no file was chosen")]
    Nothing,
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than are taken.
    #[error("the file is too large")]
    TooLarge,
    /// It is of a kind that is not taken, or not what its ending says.
    #[error("the file is of another kind")]
    WrongKind,
    /// Too many files are being handed in at this moment.
    #[error("too many files are being handed in")]
    Busy,
}

impl File {
    /// A file that was sent as `typed`, when it is of one of `kinds`.
    ///
    /// # Errors
    /// [`CannotTake`] for one without bytes or of another kind.
    pub fn take(typed: &str, content: Vec<u8>, kinds: &[FileKind]) -> Result<Self, CannotTake> {
        if content.is_empty() {
            return Err(CannotTake::Empty);
        }
        let name = FileName::clean(typed);
        let kind = FileKind::of(&name, &content).filter(|kind| kinds.contains(kind));
        Ok(Self {
            kind: kind.ok_or(CannotTake::WrongKind)?,
            name,
            content,
        })
    }
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({}, {} bytes)", self.kind, self.content.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_is_taken() {
        let pdf = || b"%PDF-1.7\n".to_vec();
        let taken = File::take("C:\\a\\report.PDF", pdf(), &[FileKind::Pdf]).unwrap();
        assert_eq!(taken.name.as_str(), "report.PDF");
        let refused = |name, content, kinds| File::take(name, content, kinds).err();
        assert_eq!(
            refused("a.pdf", pdf(), &[FileKind::Png]),
            Some(CannotTake::WrongKind)
        );
        assert_eq!(
            refused("a.png", pdf(), &[FileKind::Pdf, FileKind::Png]),
            Some(CannotTake::WrongKind)
        );
        assert_eq!(
            refused("a.pdf", Vec::new(), &[FileKind::Pdf]),
            Some(CannotTake::Empty)
        );
    }
}
