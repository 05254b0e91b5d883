//! A face that nobody has: drawn from a few ovals, coloured by chance that repeats itself for a person.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::dice::Dice;

/// Pixels across.
pub const WIDTH: u32 = 180;
/// Pixels down.
pub const HEIGHT: u32 = 240;

/// Red, green, blue.
pub type Colour = [u8; 3];

const BACKDROPS: [Colour; 4] = [
    [214, 226, 236],
    [226, 232, 216],
    [236, 226, 214],
    [226, 220, 236],
];
const SKINS: [Colour; 4] = [
    [242, 212, 184],
    [232, 196, 164],
    [220, 180, 146],
    [246, 222, 200],
];
const HAIRS: [Colour; 4] = [[32, 28, 28], [58, 42, 34], [84, 84, 88], [46, 36, 52]];
const CLOTHES: [Colour; 4] = [[46, 74, 98], [110, 50, 56], [58, 90, 70], [86, 72, 110]];
const EYE: Colour = [36, 30, 30];
const LIPS: Colour = [178, 92, 88];

/// Ovals on a backdrop, in at most sixteen colours.
#[derive(Clone)]
pub struct Portrait {
    palette: Vec<Colour>,
    ovals: Vec<Oval>,
}

/// An oval: its centre, its two radii, the entry of the palette that fills it.
#[derive(Clone)]
struct Oval(i32, i32, i32, i32, u8);

impl Oval {
    const fn holds(&self, x: i32, y: i32) -> bool {
        let (dx, dy) = ((x - self.0) * self.3, (y - self.1) * self.2);
        dx * dx + dy * dy <= self.2 * self.2 * self.3 * self.3
    }
}

impl Portrait {
    /// The face that `dice` give: always the same for the same dice.
    #[must_use]
    pub fn draw(dice: &mut Dice) -> Self {
        let palette = vec![
            dice.pick(&BACKDROPS),
            dice.pick(&SKINS),
            dice.pick(&HAIRS),
            dice.pick(&CLOTHES),
            EYE,
            LIPS,
        ];
        let (long, wide) = (dice.below(2) * 40, dice.below(8));
        let gap = 18 + dice.below(5);
        let ovals = vec![
            Oval(90, 92 + long / 3, 58, 62 + long, 2),
            Oval(90, 250, 84, 68, 3),
            Oval(90, 178, 20, 34, 1),
            Oval(90, 112, 42 + wide, 56, 1),
            Oval(90, 60, 44 + wide, 22, 2),
            Oval(90 - gap, 108, 5, 4, 4),
            Oval(90 + gap, 108, 5, 4, 4),
            Oval(90 - gap, 97, 9, 2, 2),
            Oval(90 + gap, 97, 9, 2, 2),
            Oval(90, 126, 4, 6, 2),
            Oval(90, 125, 4, 6, 1),
            Oval(90, 144, 14, 4, 5),
        ];
        Self { palette, ovals }
    }

    /// The colour behind everything.
    #[must_use]
    pub fn backdrop(&self) -> Colour {
        self.colour(0)
    }

    /// From back to front: centre, radii and colour of each oval, in pixels from the top left corner.
    pub fn ovals(&self) -> impl Iterator<Item = ([i32; 4], Colour)> + '_ {
        let parts = self.ovals.iter();
        parts.map(|oval| ([oval.0, oval.1, oval.2, oval.3], self.colour(oval.4)))
    }

    /// A PNG file: four bits per pixel, stored without compression.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        let mut header = Vec::new();
        header.extend(WIDTH.to_be_bytes());
        header.extend(HEIGHT.to_be_bytes());
        header.extend([4, 3, 0, 0, 0]);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        chunk(&mut file, *b"IHDR", &header);
        chunk(&mut file, *b"PLTE", self.palette.as_flattened());
        chunk(&mut file, *b"IDAT", &stored(&self.scanlines()));
        chunk(&mut file, *b"IEND", &[]);
        file
    }

    /// The PNG file as a `data:` address.
    #[must_use]
    pub fn data_url(&self) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(self.png()))
    }

    fn colour(&self, entry: u8) -> Colour {
        let colour = self.palette.get(usize::from(entry));
        colour.copied().unwrap_or_default()
    }

    /// The entry of the palette that is seen at a pixel.
    fn entry(&self, x: u32, y: u32) -> u8 {
        let (x, y) = (x.cast_signed(), y.cast_signed());
        let front = self.ovals.iter().rev().find(|oval| oval.holds(x, y));
        front.map_or(0, |oval| oval.4)
    }

    fn scanlines(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        for y in 0..HEIGHT {
            lines.push(0);
            let pairs = (0..WIDTH).step_by(2);
            lines.extend(pairs.map(|x| self.entry(x, y) << 4 | self.entry(x + 1, y)));
        }
        lines
    }
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    file.extend(length.to_be_bytes());
    let checked: Vec<u8> = kind.iter().chain(content).copied().collect();
    file.extend(&checked);
    file.extend(crc32(&checked).to_be_bytes());
}

/// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for &byte in bytes {
        low = (low + u32::from(byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_keeps_their_face_and_others_have_another() {
        let face = |of: &str| Portrait::draw(&mut Dice::of(of, "face")).png();
        assert_eq!(face("one"), face("one"));
        assert!((0..8).any(|other| face(&other.to_string()) != face("one")));
    }

    #[test]
    fn the_check_sums_are_those_of_the_standards() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert!(stored(b"Wikipedia").ends_with(&0x11e6_0398_u32.to_be_bytes()));
    }

    #[test]
    fn the_picture_is_whole() {
        let portrait = Portrait::draw(&mut Dice::of("one", "face"));
        assert_eq!(
            portrait.scanlines().len(),
            (HEIGHT * (WIDTH / 2 + 1)) as usize
        );
        assert!(portrait.png().len() < 30_000);
    }
}
