//! `nearby(lat,lon,metres)`: rows within a circle. A box finds the candidates by an index, the distance decides.

/// The largest radius, in metres.
pub const FARTHEST: f64 = 1_000.0;
/// The mean radius of the earth, in metres.
const EARTH: f64 = 6_371_008.8;
/// A box is a little larger than its circle, so that rounding loses nobody.
const MARGIN: f64 = 1.000_1;

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    latitude: f64,
    longitude: f64,
    metres: f64,
}

/// A text that is no circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected nearby(latitude,longitude,metres) with at most 1000 metres")]
pub struct NotACircle;

/// What contains a circle: the least and the greatest latitude and longitude.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Latitudes.
    pub latitude: (f64, f64),
    /// Longitudes.
    pub longitude: (f64, f64),
}

impl Circle {
    /// Reads `nearby(lat,lon,metres)`.
    ///
    /// # Errors
    /// When it is not written so, lies outside the world, or is too large.
    pub fn parse(text: &str) -> Result<Self, NotACircle> {
        let text = text.trim();
        let (word, rest) = text.split_once('(').ok_or(NotACircle)?;
        let inner = rest.strip_suffix(')').ok_or(NotACircle)?;
        let mut numbers = inner.split(',').map(|part| part.trim().parse::<f64>().ok());
        let mut number = || numbers.next().flatten().filter(|number| number.is_finite());
        let (Some(latitude), Some(longitude), Some(metres)) = (number(), number(), number()) else {
            return Err(NotACircle);
        };
        let within = latitude.abs() <= 90.0
            && longitude.abs() <= 180.0
            && (0.0..=FARTHEST).contains(&metres)
            && inner.matches(',').count() == 2
            && word.trim().eq_ignore_ascii_case("nearby");
        within
            .then_some(Self {
                latitude,
                longitude,
                metres,
            })
            .ok_or(NotACircle)
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let up = (self.metres * MARGIN / EARTH).to_degrees();
        let shrinks = self.latitude.to_radians().cos();
        let aside = if shrinks > 0.02 {
            up / shrinks * MARGIN
        } else {
            360.0
        };
        Bounds {
            latitude: (self.latitude - up, self.latitude + up),
            longitude: (self.longitude - aside, self.longitude + aside),
        }
    }

    /// Whether a place lies in it.
    #[must_use]
    pub fn contains(&self, latitude: f64, longitude: f64) -> bool {
        self.distance(latitude, longitude) <= self.metres
    }

    /// How far a place is from its middle, in metres (haversine).
    fn distance(&self, latitude: f64, longitude: f64) -> f64 {
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let across = half(latitude - self.latitude)
            + self.latitude.to_radians().cos()
                * latitude.to_radians().cos()
                * half(longitude - self.longitude);
        2.0 * EARTH * across.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_read_and_bounded() {
        let circle = Circle::parse(" nearby( 24.17, 120.6,1000 ) ").unwrap();
        assert!(circle.contains(24.17, 120.6));
        // A degree of latitude is 111.195 km.
        assert!(circle.contains(24.17 + 0.008_99, 120.6));
        assert!(!circle.contains(24.17 + 0.009, 120.6));
        let bounds = circle.bounds();
        assert!(bounds.latitude.1 > 24.17 + 0.008_99);
        assert!(bounds.longitude.1 > 120.6 + 0.009_85);
        assert!(bounds.longitude.1 < 120.6 + 0.009_9);
    }

    #[test]
    fn every_place_in_the_circle_lies_in_its_box() {
        let circle = Circle::parse("nearby(25.03,121.5,777)").unwrap();
        let Bounds {
            latitude,
            longitude,
        } = circle.bounds();
        for north in -100..=100 {
            for east in -100..=100 {
                let (lat, lon) = (
                    25.03 + f64::from(north) * 1e-4,
                    121.5 + f64::from(east) * 1e-4,
                );
                let inside = (latitude.0..=latitude.1).contains(&lat)
                    && (longitude.0..=longitude.1).contains(&lon);
                assert!(inside || !circle.contains(lat, lon), "{lat} {lon}");
            }
        }
    }

    #[test]
    fn what_is_no_circle_is_refused() {
        for text in [
            "",
            "nearby",
            "nearby()",
            "nearby(1,2)",
            "nearby(1,2,3,4)",
            "nearby(91,2,3)",
            "nearby(1,181,3)",
            "nearby(1,2,1000.1)",
            "nearby(1,2,-1)",
            "nearby(1,2,NaN)",
            "nearby(1,2,inf)",
            "near(1,2,3)",
            "nearby(1,2,3",
            "nearby(a,2,3)",
        ] {
            assert_eq!(Circle::parse(text), Err(NotACircle), "{text}");
        }
    }
}
