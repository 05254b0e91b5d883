//! The controls of a page, found as a person finds them: by what stands beside or on them.

use scraper::{ElementRef, Html, Selector};

use super::page::Entries;

/// What a person does to a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Types it, or chooses the option with this text.
    Text(String),
    /// Ticks or unticks it.
    Ticked(bool),
    /// Chooses a file: its name and its bytes.
    File(String, Vec<u8>),
    /// Unfolds it.
    Unfolded,
}

/// A control with its label.
#[derive(Debug, Clone, Copy)]
pub struct Control<'a> {
    /// The `input`, `select` or `textarea`.
    pub element: ElementRef<'a>,
    /// The whole label, blanks tidied.
    label: Option<ElementRef<'a>>,
}

/// All elements that match.
pub fn all<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    document.select(&selector).collect()
}

/// The text of an element as it is read: blanks tidied, what is hidden from everybody left out.
pub fn text(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    gather(element, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, words: &mut String) {
    let hidden = element.attr("hidden").is_some()
        || matches!(
            element.value().name(),
            "script" | "style" | "template" | "noscript"
        );
    if hidden {
        return;
    }
    let block = !matches!(
        element.value().name(),
        "span" | "b" | "i" | "em" | "strong" | "a" | "abbr" | "ruby" | "code" | "time" | "bdi"
    );
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            words.push_str(text);
        } else if let Some(inner) = ElementRef::wrap(child) {
            gather(inner, words);
        }
    }
    if block {
        words.push(' ');
    }
}

impl<'a> Control<'a> {
    /// Every control that a person can use.
    pub fn all(document: &'a Html) -> Vec<Self> {
        let labels = all(document, "label");
        let elements = all(
            document,
            "input:not([type=hidden]):not([type=submit]):not([type=image]):not([type=button]), select, textarea",
        );
        let labelled = elements.into_iter().map(|element| {
            let id = element.value().id();
            let label = labels.iter().find(|label| {
                let around = element.ancestors().any(|node| node.id() == label.id());
                around || (id.is_some() && label.attr("for") == id)
            });
            Self {
                element,
                label: label.copied(),
            }
        });
        labelled.collect()
    }

    /// What stands beside it.
    pub fn label(&self) -> String {
        let label = self.label.map(text);
        label
            .or_else(|| self.element.attr("aria-label").map(str::to_owned))
            .unwrap_or_default()
    }

    /// `text`, `radio`, `checkbox`, `select`, `textarea`, …
    pub fn kind(&self) -> &'a str {
        match self.element.value().name() {
            "input" => self.element.attr("type").unwrap_or("text"),
            other => other,
        }
    }

    /// The control with this label: exactly, or else the only one whose label begins so.
    ///
    /// # Panics
    /// When there is none, or several; the message lists the labels that are there.
    pub fn find(document: &'a Html, wanted: &str) -> Self {
        let controls = Self::all(document);
        let exact: Vec<_> = controls
            .iter()
            .filter(|control| control.label() == wanted)
            .collect();
        let begins: Vec<_> = controls
            .iter()
            .filter(|control| control.label().starts_with(wanted))
            .collect();
        match (exact.as_slice(), begins.as_slice()) {
            ([one], _) | ([], [one]) => **one,
            (found, _) => {
                let labels: Vec<String> = controls.iter().map(Self::label).collect();
                let how = if found.is_empty() {
                    "no control is"
                } else {
                    "several controls are"
                };
                panic!("{how} labelled {wanted:?}; there are {labels:?}")
            }
        }
    }

    /// The value to send for what a person types or chooses here.
    ///
    /// # Panics
    /// When a list has no such option; the message lists those that are there.
    pub fn value_for(&self, typed: &str) -> String {
        if self.kind() != "select" {
            return self.cut(typed);
        }
        let options = options(self.element);
        let chosen = options
            .iter()
            .find(|option| text(**option) == typed || option.attr("value") == Some(typed));
        match chosen {
            Some(option) => option_value(*option),
            None => panic!(
                "{:?} offers no {typed:?}; it offers {:?}",
                self.label(),
                options
                    .iter()
                    .map(|option| text(*option))
                    .collect::<Vec<_>>()
            ),
        }
    }
}

impl Control<'_> {
    /// What is left of `typed` where the control takes no more than its `maxlength`: browsers cut in silence.
    fn cut(&self, typed: &str) -> String {
        let most = self.element.attr("maxlength");
        let most = most.and_then(|most| most.parse().ok());
        let units = typed.encode_utf16().take(most.unwrap_or(usize::MAX));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    }
}

/// Whether an element is folded away on a page that nobody has unfolded there.
pub fn is_folded(element: ElementRef<'_>, entries: &Entries) -> bool {
    let mut inner = element.id();
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|around| {
            let is_summary = around.children().any(|child| {
                child.id() == inner
                    && ElementRef::wrap(child).is_some_and(|one| one.value().name() == "summary")
            });
            inner = around.id();
            around.value().name() == "details"
                && !is_summary
                && around.attr("open").is_none()
                && !entries.contains_key(&around.id())
        })
}

/// The options of a list.
pub fn options(select: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    select
        .descendent_elements()
        .filter(|element| element.value().name() == "option")
        .collect()
}

/// What an option sends.
pub fn option_value(option: ElementRef<'_>) -> String {
    option
        .attr("value")
        .map_or_else(|| text(option), str::to_owned)
}
