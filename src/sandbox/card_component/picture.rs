//! A text as a picture: one row of pixels, three characters each, in the order blue, green, red.

const HEAD: usize = 54;
const WIDEST: usize = 2000;

/// A bitmap of 24 bits whose only row holds `text`, filled up with zeros: a reader stops at the first blue of 0.
pub(super) fn of(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let shown = bytes
        .get(..bytes.len().min((WIDEST - 1) * 3))
        .unwrap_or_default();
    let width = shown.len().div_ceil(3) + 1;
    let row = (width * 3).next_multiple_of(4);
    let mut bitmap = Vec::with_capacity(HEAD + row);
    let mut number = |value: usize, length: usize| {
        bitmap.extend(value.to_le_bytes().iter().take(length));
    };
    number(usize::from(u16::from_le_bytes(*b"BM")), 2);
    number(HEAD + row, 4);
    number(0, 4);
    number(HEAD, 4);
    number(HEAD - 14, 4);
    number(width, 4);
    number(1, 4);
    number(1, 2);
    number(24, 2);
    number(0, 4);
    number(row, 4);
    for _ in 0..4 {
        number(0, 4);
    }
    bitmap.extend_from_slice(shown);
    bitmap.resize(HEAD + row, 0);
    bitmap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_comes_back_pixel_by_pixel() {
        for text in ["", "a", "abc", "{\"func\":\"pkcs11info\"}"] {
            let bitmap = of(text);
            assert_eq!(&bitmap[..2], b"BM");
            assert_eq!(
                u32::from_le_bytes(bitmap[2..6].try_into().unwrap()) as usize,
                bitmap.len()
            );
            let width = u32::from_le_bytes(bitmap[18..22].try_into().unwrap()) as usize;
            let row = &bitmap[HEAD..HEAD + width * 3];
            let end = row.chunks(3).position(|pixel| pixel[0] == 0).unwrap();
            assert_eq!(
                std::str::from_utf8(&row[..end * 3])
                    .unwrap()
                    .trim_end_matches('\0'),
                text
            );
        }
    }

    #[test]
    fn a_picture_is_never_wider_than_readers_take() {
        let bitmap = of(&"x".repeat(10_000));
        assert_eq!(
            u32::from_le_bytes(bitmap[18..22].try_into().unwrap()) as usize,
            WIDEST
        );
    }
}
