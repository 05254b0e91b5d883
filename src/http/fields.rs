//! What a form shows besides its values: mistakes beside their fields, choices, steps, pages of a list.
//!
//! The macros of `templates/parts` draw these. Deliberately absent: parsing, which each form does itself.

mod entry;

pub use entry::{FieldError, Label};

/// The mistakes of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// No mistakes.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a mistake.
    pub fn push(&mut self, field: impl Into<String>, key: impl Into<String>) {
        self.0.push(FieldError {
            field: field.into(),
            key: key.into(),
            entry: String::new(),
            line: 0,
            label: Label::Untold,
            most: 0,
        });
    }

    /// These mistakes and one more.
    #[must_use]
    pub fn and(mut self, field: impl Into<String>, key: impl Into<String>) -> Self {
        self.push(field, key);
        self
    }

    /// Puts them in the order of `fields`; those of other fields come last.
    pub fn sort(&mut self, fields: &[&str]) {
        let place = |error: &FieldError| fields.iter().position(|field| *field == error.field);
        self.0
            .sort_by_key(|error| place(error).unwrap_or(fields.len()));
    }

    /// The key of the first mistake at `field`.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.key.as_str())
    }

    /// The ids that describe the control of `field`: its hint, when it has one, and its mistake.
    #[must_use]
    pub fn describing(&self, field: &str, hint: &str) -> Option<String> {
        match (hint.is_empty(), self.of(field).is_some()) {
            (true, false) => None,
            (true, true) => Some(format!("f-{field}-error")),
            (false, false) => Some(format!("f-{field}-hint")),
            (false, true) => Some(format!("f-{field}-hint f-{field}-error")),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All mistakes, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}

/// One radio button or checkbox; the texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A line below the label; empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is not taken and needs no explanation.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen: false,
        }
    }

    /// With a line below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Chosen or not.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }
}

/// Where a list stands that is cut into pages; pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The page shown.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// Path and query up to the page's number, ending in `page=`.
    pub stem: String,
}

/// The link to one page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// The page's number.
    pub number: u32,
    /// Its address.
    pub address: String,
    /// Whether it is the page shown.
    pub present: bool,
}

impl Pager {
    /// The pager of `total` rows at `size` rows a page, kept within what exists.
    #[must_use]
    pub fn new(page: u32, size: u32, total: u64, stem: impl Into<String>) -> Self {
        let pages = u32::try_from(total.div_ceil(u64::from(size.max(1)))).unwrap_or(u32::MAX);
        let pages = pages.max(1);
        Self {
            page: page.clamp(1, pages),
            pages,
            stem: stem.into(),
        }
    }

    /// The address of page `number`.
    #[must_use]
    pub fn address(&self, number: u32) -> String {
        format!("{}{number}", self.stem)
    }

    /// The address of the page before this one.
    #[must_use]
    pub fn before(&self) -> String {
        self.address(self.page.saturating_sub(1).max(1))
    }

    /// The address of the page after this one.
    #[must_use]
    pub fn after(&self) -> String {
        self.address(self.page.saturating_add(1).min(self.pages))
    }

    /// The links to show around the present page; `None` where pages are left out.
    #[must_use]
    pub fn links(&self) -> Vec<Option<PageLink>> {
        let mut shown = Vec::new();
        let mut last = 0;
        for number in 1..=self.pages.min(10_000) {
            let near = number.abs_diff(self.page) <= 2;
            if number == 1 || number == self.pages || near {
                if number > last + 1 {
                    shown.push(None);
                }
                shown.push(Some(PageLink {
                    number,
                    address: self.address(number),
                    present: number == self.page,
                }));
                last = number;
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mistake_of_a_field_is_shown() {
        let errors = FieldErrors::none()
            .and("id", "a")
            .and("day", "b")
            .and("id", "c");
        assert_eq!(errors.of("id"), Some("a"));
        assert_eq!(errors.of("name"), None);
        assert_eq!(errors.iter().count(), 3);
    }

    #[test]
    fn mistakes_are_told_in_the_order_of_the_form() {
        let mut errors = FieldErrors::none()
            .and("else", "a")
            .and("day", "b")
            .and("id", "c")
            .and("day", "d");
        errors.sort(&["id", "day"]);
        let keys: Vec<_> = errors.iter().map(|error| error.key.as_str()).collect();
        assert_eq!(keys, ["c", "b", "d", "a"]);
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        let pager = Pager::new(9, 20, 41, "/x?page=");
        assert_eq!((pager.page, pager.pages), (3, 3));
        assert_eq!(Pager::new(0, 20, 0, "").pages, 1);
        assert_eq!(pager.address(2), "/x?page=2");
    }

    #[test]
    fn far_pages_are_left_out() {
        let links = Pager::new(6, 10, 200, "/x?page=").links();
        let numbers: Vec<u32> = links
            .iter()
            .map(|link| link.as_ref().map_or(0, |l| l.number))
            .collect();
        assert_eq!(numbers, [1, 0, 4, 5, 6, 7, 8, 0, 20]);
        assert_eq!(
            links
                .iter()
                .flatten()
                .find(|link| link.present)
                .unwrap()
                .address,
            "/x?page=6"
        );
    }
}
