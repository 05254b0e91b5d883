//! Which page of a list is asked for, and which rows stand on it.

use serde::Deserialize;

use super::fields::Pager;

/// Rows of a page, where the reader does not choose.
pub const ROWS: u32 = 10;

/// The query of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// The pager of a list, and which of its rows to fetch: how many to skip, and how many to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// What stands below the list.
    pub pager: Pager,
    /// How many to skip, and how many to take.
    pub rows: (i64, i64),
}

impl Asked {
    /// The page that is asked for, cut from `total` rows; `path` is that of the list, without a query.
    #[must_use]
    pub fn cut(&self, total: i64, path: &str) -> Cut {
        let page = self.page.parse().unwrap_or(1);
        let total = u64::try_from(total).unwrap_or_default();
        let pager = Pager::new(page, ROWS, total, format!("{path}?page="));
        let skipped = i64::from(pager.page.saturating_sub(1)) * i64::from(ROWS);
        Cut {
            pager,
            rows: (skipped, i64::from(ROWS)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(page: &str, total: i64) -> (u32, u32, (i64, i64)) {
        let asked = Asked {
            page: page.to_owned(),
        };
        let cut = asked.cut(total, "/ids/news");
        assert_eq!(cut.pager.stem, "/ids/news?page=");
        (cut.pager.page, cut.pager.pages, cut.rows)
    }

    #[test]
    fn whatever_is_asked_for_there_is_a_page() {
        assert_eq!(cut("", 0), (1, 1, (0, 10)));
        assert_eq!(cut("1", 10), (1, 1, (0, 10)));
        assert_eq!(cut("2", 11), (2, 2, (10, 10)));
        assert_eq!(cut("99", 21), (3, 3, (20, 10)));
        assert_eq!(cut("x", 21), (1, 3, (0, 10)));
        assert_eq!(cut("-1", 21), (1, 3, (0, 10)));
    }
}
