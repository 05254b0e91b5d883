//! The manifest's XML: `<files><file><filename/><digest/></file>…</files>` and nothing else.
//!
//! The reader resolves no entity but the five built-in ones and numeric references, follows nothing, and stops at
//! the first thing that does not belong. Declarations of namespace prefixes on the root are let pass, because some
//! serializers write them unasked; every other attribute is refused. The exact tree is three levels deep, so the
//! rule's limit of four needs no counter.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use super::manifest::Listed;
use super::reason::Reason;

const LONGEST_DECLARATIONS: usize = 1024;

/// What is wrong with the text, and the byte where it was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) reason: Reason,
    pub(super) at: u64,
}

/// Reads the list.
pub(super) fn read(text: &str) -> Result<Vec<Listed>, Wrong> {
    if let Some(end) = text.strip_prefix("<?xml").and_then(|rest| rest.find('>'))
        && !text
            .get(..end + 5)
            .is_some_and(|declaration| declaration.ends_with('?'))
    {
        return Err(Wrong {
            reason: Reason::ManifestSlideDeclaration,
            at: end as u64 + 5,
        });
    }
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::default();
    loop {
        let at = reader.buffer_position();
        let wrong = |reason| Wrong { reason, at };
        let event = reader
            .read_event()
            .map_err(|_| wrong(Reason::ManifestNotWellFormed))?;
        if matches!(event, Event::Eof) {
            return tree.finish().map_err(wrong);
        }
        tree.take(&event, at).map_err(wrong)?;
    }
}

/// Where the reader is in the tree, and what it has collected.
#[derive(Default)]
struct Tree {
    path: Vec<Element>,
    done: bool,
    name: Option<String>,
    digest: Option<String>,
    text: String,
    list: Vec<Listed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Files,
    File,
    Filename,
    Digest,
}

impl Tree {
    fn take(&mut self, event: &Event<'_>, at: u64) -> Result<(), Reason> {
        match event {
            Event::Start(start) => self.open(start),
            Event::Empty(start) => {
                self.open(start)?;
                self.close()
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.characters(text),
            Event::GeneralRef(reference) => self.characters(&resolve(reference)?),
            Event::Comment(_) if !self.in_leaf() => Ok(()),
            Event::Decl(declaration) if at == 0 => encoding(declaration),
            Event::DocType(_) => Err(Reason::ManifestDoctype),
            Event::Comment(_) | Event::CData(_) | Event::PI(_) => Err(Reason::ManifestTree),
            Event::Decl(_) | Event::Eof => Err(Reason::ManifestNotWellFormed),
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Reason> {
        let element = match (self.path.last(), start.name().into_inner()) {
            (None, "files") if !self.done => Element::Files,
            (Some(Element::Files), "file") => Element::File,
            (Some(Element::File), "filename") if self.name.is_none() => Element::Filename,
            (Some(Element::File), "digest") if self.digest.is_none() => Element::Digest,
            _ => return Err(Reason::ManifestTree),
        };
        attributes(start, element)?;
        self.path.push(element);
        self.text.clear();
        Ok(())
    }

    fn close(&mut self) -> Result<(), Reason> {
        let text = || self.text.trim_matches([' ', '\t', '\r', '\n']).to_owned();
        match self.path.pop() {
            Some(Element::Filename) => self.name = Some(text()),
            Some(Element::Digest) => self.digest = Some(text()),
            Some(Element::File) => match (self.name.take(), self.digest.take()) {
                (Some(name), Some(digest)) if !name.is_empty() => {
                    self.list.push(Listed { name, digest });
                }
                _ => return Err(Reason::ManifestTree),
            },
            Some(Element::Files) => self.done = true,
            None => return Err(Reason::ManifestNotWellFormed),
        }
        self.text.clear();
        Ok(())
    }

    /// Characters belong into the leaves; elsewhere only white space may stand.
    fn characters(&mut self, text: &str) -> Result<(), Reason> {
        if self.in_leaf() {
            self.text.push_str(text);
            return Ok(());
        }
        if text.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n')) {
            Ok(())
        } else if self.path.is_empty() {
            Err(Reason::ManifestNotWellFormed)
        } else {
            Err(Reason::ManifestTree)
        }
    }

    fn in_leaf(&self) -> bool {
        matches!(self.path.last(), Some(Element::Filename | Element::Digest))
    }

    fn finish(self) -> Result<Vec<Listed>, Reason> {
        if self.done && self.path.is_empty() {
            Ok(self.list)
        } else {
            Err(Reason::ManifestNotWellFormed)
        }
    }
}

fn attributes(start: &BytesStart<'_>, element: Element) -> Result<(), Reason> {
    if start.attributes_raw().len() > LONGEST_DECLARATIONS {
        return Err(Reason::ManifestAttribute);
    }
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Reason::ManifestNotWellFormed)?;
        if element != Element::Files || !attribute.key.into_inner().starts_with("xmlns:") {
            return Err(Reason::ManifestAttribute);
        }
    }
    Ok(())
}

fn encoding(declaration: &BytesDecl<'_>) -> Result<(), Reason> {
    if !matches!(declaration.version().as_deref(), Ok("1.0")) {
        return Err(Reason::ManifestNotWellFormed);
    }
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case("UTF-8") => Ok(()),
        Some(Ok(_)) => Err(Reason::ManifestOtherEncoding),
        Some(Err(_)) => Err(Reason::ManifestNotWellFormed),
    }
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, Reason> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) if c == '\t' || c == '\n' || c == '\r' || c >= ' ' => Ok(c.to_string()),
        Ok(None) => resolve_xml_entity(reference)
            .map(str::to_owned)
            .ok_or(Reason::ManifestEntity),
        Ok(Some(_)) | Err(_) => Err(Reason::ManifestNotWellFormed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Reason {
        read(text).unwrap_err().reason
    }

    #[test]
    fn a_manifest_as_the_manual_means_it() {
        let text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<files>\n <file>\n  <filename>個人&amp;資料&#x31;.json</filename>\n  <digest>\n ab </digest></file>\n</files>\n";
        let expected = [Listed {
            name: "個人&資料1.json".into(),
            digest: "ab".into(),
        }];
        assert_eq!(read(text).unwrap(), expected);
        assert_eq!(
            read("<files xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></files>")
                .unwrap(),
            []
        );
    }

    #[test]
    fn the_slide_declaration_has_a_reason_of_its_own() {
        let wrong =
            read("<?xml version=\"1.0\" encoding=\"utf-8\" >\n<files></files>").unwrap_err();
        assert_eq!(wrong.reason, Reason::ManifestSlideDeclaration);
        assert_eq!(wrong.at, 37);
    }

    #[test]
    fn what_does_not_belong_is_named() {
        let one = "<file><filename>a</filename><digest>b</digest></file>";
        assert_eq!(reason("<!DOCTYPE files><files/>"), Reason::ManifestDoctype);
        assert_eq!(
            reason("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><files/>"),
            Reason::ManifestDoctype
        );
        assert_eq!(
            reason("<files><file><filename>&x;</filename></file></files>"),
            Reason::ManifestEntity
        );
        assert_eq!(reason("<files a=\"b\"/>"), Reason::ManifestAttribute);
        assert_eq!(
            reason("<files><file id=\"1\"/></files>"),
            Reason::ManifestAttribute
        );
        assert_eq!(reason("<files><folder/></files>"), Reason::ManifestTree);
        assert_eq!(
            reason("<files><file><filename>a</filename></file></files>"),
            Reason::ManifestTree
        );
        assert_eq!(
            reason(&format!("<files>x{one}</files>")),
            Reason::ManifestTree
        );
        assert_eq!(
            reason("<files><file><filename><![CDATA[a]]></filename></file></files>"),
            Reason::ManifestTree
        );
        assert_eq!(
            reason("<files><file><filename><a><b/></a></filename></file></files>"),
            Reason::ManifestTree
        );
        assert_eq!(reason("<list/>"), Reason::ManifestTree);
        assert_eq!(reason("<files/><files/>"), Reason::ManifestTree);
        assert_eq!(
            reason("<?xml version=\"1.0\" encoding=\"big5\"?><files/>"),
            Reason::ManifestOtherEncoding
        );
        for broken in [
            "",
            "<files>",
            "<files></file>",
            "<files/>x",
            " <?xml version=\"1.0\"?><files/>",
            "x",
            "<files",
            "<files/>&amp",
        ] {
            assert_eq!(reason(broken), Reason::ManifestNotWellFormed, "{broken}");
        }
    }
}
