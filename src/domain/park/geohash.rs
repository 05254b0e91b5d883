//! `GeoHash`: a place as a short text, of which near places share the beginning.

/// Characters of a hash: good to a few metres.
const LENGTH: usize = 9;
const ALPHABET: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";

/// The hash of a place.
#[must_use]
pub fn geohash(latitude: f64, longitude: f64) -> String {
    let mut ranges = [(-180.0, 180.0, longitude), (-90.0, 90.0, latitude)];
    let mut text = String::with_capacity(LENGTH);
    let mut turn = 0;
    for _ in 0..LENGTH {
        let mut index = 0;
        for _ in 0..5 {
            if let Some((least, greatest, value)) = ranges.get_mut(turn) {
                let middle = f64::midpoint(*least, *greatest);
                let upper = *value >= middle;
                *(if upper { least } else { greatest }) = middle;
                index = index * 2 + usize::from(upper);
            }
            turn = 1 - turn;
        }
        text.push(
            ALPHABET
                .get(index)
                .map_or('0', |&symbol| char::from(symbol)),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_comes_out() {
        assert_eq!(geohash(57.649_11, 10.407_44), "u4pruydqq");
        assert_eq!(geohash(25.033_9, 121.564_5).get(..5), Some("wsqqq"));
    }
}
