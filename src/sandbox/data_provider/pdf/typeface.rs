//! The characters the sandbox can draw: a reduced Noto Sans TC, and a second one for rare names.

use std::sync::OnceLock;

use krilla::text::{Font, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

static EVERYDAY: &[u8] = include_bytes!("../font/NotoSansTC-Regular-sandbox.ttf");
static RARE: &[u8] = include_bytes!("../font/NotoSansCJKtc-Regular-rare.otf");

/// What stands for a character that no face has.
const GETA: char = '〓';

/// The faces, in the order in which they are asked.
pub(super) struct Typeface(Vec<Face>);

struct Face {
    font: Font,
    tables: FontRef<'static>,
}

/// How one character is drawn.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// The face, counted from 0.
    pub face: usize,
    /// Its glyph there.
    pub glyph: GlyphId,
    /// Its width, in parts of the type size.
    pub advance: f32,
    /// Whether 〓 stands for it.
    pub missing: bool,
}

impl Typeface {
    /// The typeface of this process; `None` when the bytes in the binary are no fonts.
    pub(super) fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Typeface>> = OnceLock::new();
        SHARED.get_or_init(Self::load).as_ref()
    }

    fn load() -> Option<Self> {
        let faces = [EVERYDAY, RARE].into_iter().map(|bytes| {
            Some(Face {
                font: Font::new(bytes.into(), 0)?,
                tables: FontRef::new(bytes).ok()?,
            })
        });
        faces.collect::<Option<Vec<_>>>().map(Self)
    }

    /// The face of this number.
    pub(super) fn font(&self, face: usize) -> Option<Font> {
        self.0.get(face).map(|face| face.font.clone())
    }

    /// How to draw `character`.
    pub(super) fn shape(&self, character: char) -> Shape {
        let found = |wanted| {
            let mut faces = self.0.iter().enumerate();
            faces.find_map(|(number, face)| face.shape(number, wanted))
        };
        found(character).unwrap_or_else(|| Shape {
            missing: true,
            ..found(GETA).unwrap_or(Shape {
                face: 0,
                glyph: GlyphId::new(0),
                advance: 1.0,
                missing: true,
            })
        })
    }

    /// The width of `text`, in parts of the type size.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars()
            .map(|character| self.shape(character).advance)
            .sum()
    }
}

impl Face {
    fn shape(&self, number: usize, character: char) -> Option<Shape> {
        let glyph = self.tables.charmap().map(character)?;
        let metrics = self
            .tables
            .glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Shape {
            face: number,
            glyph: GlyphId::new(glyph.to_u32()),
            advance: metrics.advance_width(glyph)?,
            missing: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_names_have_glyphs_and_the_rest_is_noticed() {
        let typeface = Typeface::shared().unwrap();
        for character in "王𠮷㐂堃Aé〓（ㄚ".chars() {
            assert!(!typeface.shape(character).missing, "{character}");
        }
        assert_eq!(typeface.shape('𠮷').face, 1);
        let unknown = typeface.shape('ກ');
        assert!(unknown.missing && unknown.glyph == typeface.shape(GETA).glyph);
        assert!((typeface.width("資料") - 2.0).abs() < 0.01);
    }

    #[test]
    fn everything_that_the_agencies_say_can_be_drawn() {
        let typeface = Typeface::shared().unwrap();
        let sources = [
            include_str!("../catalogue.toml"),
            include_str!("../../people.rs"),
            include_str!("../records/education.rs"),
            include_str!("../records/family.rs"),
            include_str!("../records/health.rs"),
            include_str!("../records/household.rs"),
            include_str!("../records/money.rs"),
            include_str!("../records/property.rs"),
            include_str!("../records/transport.rs"),
            include_str!("../records/trial.rs"),
            include_str!("../records/welfare.rs"),
            include_str!("../records/work.rs"),
        ];
        let characters = sources.iter().flat_map(|source| source.chars());
        let missing: String = characters
            .filter(|&character| character != '\n' && typeface.shape(character).missing)
            .collect();
        assert_eq!(missing, "");
    }
}
