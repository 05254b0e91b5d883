//! The bars of thirty days of calls, as numbers for the picture that the server draws.

use chrono::NaiveDate;

/// How high the bars can be.
pub const HEIGHT: usize = 160;
/// From one bar to the next.
const STEP: usize = 20;

/// One day's bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The day.
    pub day: NaiveDate,
    /// Calls on it.
    pub calls: usize,
    /// Its left edge.
    pub x: usize,
    /// Its upper edge.
    pub y: usize,
    /// How high it is.
    pub height: usize,
}

/// The bars, and the number of calls that reaches the top.
pub fn bars(days: &[(NaiveDate, usize)]) -> (Vec<Bar>, usize) {
    let top = days.iter().map(|(_, calls)| *calls).max().unwrap_or(0);
    let bar = |(place, (day, calls)): (usize, &(NaiveDate, usize))| {
        let height = (calls * HEIGHT).div_ceil(top.max(1));
        Bar {
            day: *day,
            calls: *calls,
            x: 10 + place * STEP,
            y: HEIGHT - height,
            height,
        }
    };
    (days.iter().enumerate().map(bar).collect(), top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_day_reaches_the_top_and_one_call_can_be_seen() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 11, n).unwrap();
        let (bars, top) = bars(&[(day(1), 0), (day(2), 1), (day(3), 1_000)]);
        assert_eq!(top, 1_000);
        let drawn: Vec<_> = bars.iter().map(|bar| (bar.x, bar.y, bar.height)).collect();
        assert_eq!(drawn, [(10, 160, 0), (30, 159, 1), (50, 0, 160)]);
        assert_eq!(super::bars(&[]), (Vec::new(), 0));
        let (bars, top) = super::bars(&[(day(1), 0)]);
        assert_eq!((bars.len(), top), (1, 0), "a month without a call");
    }
}
