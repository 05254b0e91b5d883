//! A page as a person reads it.

use std::collections::HashMap;
use std::fmt::Write as _;

use ego_tree::NodeId;
use scraper::{ElementRef, Html};
use url::Url;

use super::control::{self, Control, Entry, text};
use super::door::{Answer, Door};
use super::form;
use super::visitor::Visitor;

/// What was typed and ticked, by control.
pub type Entries = HashMap<NodeId, Entry>;

/// A page that a visitor has in front of them.
pub struct Page<D> {
    visitor: Visitor<D>,
    url: Url,
    answer: Answer,
    document: Html,
    entries: Entries,
}

impl<D: Door> Page<D> {
    pub(super) fn new(visitor: Visitor<D>, url: Url, answer: Answer) -> Self {
        let document = Html::parse_document(&String::from_utf8_lossy(&answer.body));
        Self {
            visitor,
            url,
            answer,
            document,
            entries: Entries::new(),
        }
    }

    /// The same page with what was typed, as it stands before whoever comes back to it.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self {
            visitor: self.visitor.clone(),
            url: self.url.clone(),
            answer: self.answer.clone(),
            document: self.document.clone(),
            entries: self.entries.clone(),
        }
    }

    /// 200, 422, … after redirects.
    pub fn status(&self) -> u16 {
        self.answer.status
    }

    /// The address of the page.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Path and query of the page.
    pub fn path(&self) -> String {
        let query = self.url.query().map(|query| format!("?{query}"));
        format!("{}{}", self.url.path(), query.unwrap_or_default())
    }

    /// The answer as it came, for headers, and for redirects that lead elsewhere.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The document, for what no method here tells.
    pub fn document(&self) -> &Html {
        &self.document
    }

    /// The one `h1`.
    ///
    /// # Panics
    /// When there is none, or several; the message shows the page.
    pub fn heading(&self) -> String {
        let found = control::all(&self.document, "h1");
        let [one] = found.as_slice() else {
            panic!(
                "{} has {} h1 ({}):\n{}",
                self.path(),
                found.len(),
                self.status(),
                self.read()
            );
        };
        text(*one)
    }

    /// Everything that can be read on the page.
    pub fn read(&self) -> String {
        control::all(&self.document, "body")
            .into_iter()
            .map(text)
            .collect()
    }

    /// Whether this can be read on the page; blanks do not matter.
    pub fn sees(&self, wanted: &str) -> bool {
        let tidy: Vec<&str> = wanted.split_whitespace().collect();
        self.read().contains(&tidy.join(" "))
    }

    /// Types into the control with this label, or chooses from it.
    ///
    /// # Panics
    /// When no control is labelled so; the message lists the labels that are there.
    #[must_use]
    pub fn fill(mut self, label: &str, value: &str) -> Self {
        let control = Control::find(&self.document, label);
        assert!(
            !matches!(control.kind(), "radio" | "checkbox" | "file"),
            "{label:?} is ticked or attached, not filled"
        );
        assert!(
            !control::is_folded(control.element, &self.entries),
            "{label:?} is folded away"
        );
        let entry = Entry::Text(control.value_for(value));
        let id = control.element.id();
        self.entries.insert(id, entry);
        self
    }

    /// Ticks the box, or chooses the radio button, with this label.
    ///
    /// # Panics
    /// As [`Page::fill`].
    #[must_use]
    pub fn tick(self, label: &str) -> Self {
        self.ticked(label, true)
    }

    /// Writes into a hidden field, as the page's script does.
    ///
    /// # Panics
    /// When not exactly one hidden field has this name.
    #[must_use]
    pub fn script(mut self, name: &str, value: &str) -> Self {
        let fields = control::all(&self.document, "input[type=hidden]");
        let mut named = fields
            .iter()
            .filter(|field| field.attr("name") == Some(name));
        let (Some(field), None) = (named.next(), named.next()) else {
            panic!("not one hidden field is called {name:?} on {}", self.path());
        };
        let id = field.id();
        self.entries.insert(id, Entry::Text(value.to_owned()));
        self
    }

    /// Chooses a file for the control with this label.
    ///
    /// # Panics
    /// As [`Page::fill`].
    #[must_use]
    pub fn attach(mut self, label: &str, name: &str, content: &[u8]) -> Self {
        let control = Control::find(&self.document, label);
        assert_eq!(control.kind(), "file", "{label:?} takes no file");
        let id = control.element.id();
        let entry = Entry::File(name.to_owned(), content.to_vec());
        self.entries.insert(id, entry);
        self
    }

    /// Takes the tick out of the box with this label.
    ///
    /// # Panics
    /// As [`Page::fill`].
    #[must_use]
    pub fn untick(self, label: &str) -> Self {
        self.ticked(label, false)
    }

    fn ticked(mut self, label: &str, ticked: bool) -> Self {
        let control = Control::find(&self.document, label);
        let (kind, id) = (control.kind(), control.element.id());
        assert!(
            kind == "checkbox" || (kind == "radio" && ticked),
            "{label:?} is a {kind}"
        );
        if kind == "radio" {
            let name = control.element.attr("name");
            let group: Vec<NodeId> = Control::all(&self.document)
                .iter()
                .filter(|other| other.kind() == "radio" && other.element.attr("name") == name)
                .map(|other| other.element.id())
                .collect();
            self.entries.retain(|known, _| !group.contains(known));
        }
        self.entries.insert(id, Entry::Ticked(ticked));
        self
    }

    /// What stands in the control with this label before anything is typed.
    ///
    /// # Panics
    /// As [`Page::fill`].
    pub fn value(&self, label: &str) -> String {
        let element = Control::find(&self.document, label).element;
        match element.value().name() {
            "textarea" => element.text().collect(),
            "select" => {
                let options = control::options(element);
                let chosen = options
                    .iter()
                    .find(|option| option.attr("selected").is_some());
                chosen
                    .or_else(|| options.first())
                    .map(|option| text(*option))
                    .unwrap_or_default()
            }
            _ => element.attr("value").unwrap_or_default().to_owned(),
        }
    }

    /// Unfolds what stands behind these words.
    ///
    /// # Panics
    /// When not exactly one part is folded away behind them; the message lists the words that are there.
    #[must_use]
    pub fn unfold(mut self, words: &str) -> Self {
        let summaries = control::all(&self.document, "details:not([open]) > summary");
        let called = |summary: &&ElementRef<'_>| text(**summary) == words;
        let found: Vec<_> = summaries.iter().filter(called).collect();
        let [one] = found.as_slice() else {
            let there: Vec<String> = summaries.iter().map(|summary| text(*summary)).collect();
            panic!(
                "{} parts unfold behind {words:?}; there are {there:?}",
                found.len()
            );
        };
        let id = one.parent().expect("a summary stands in details").id();
        self.entries.insert(id, Entry::Unfolded);
        self
    }

    /// Presses the button and follows where it leads.
    ///
    /// # Panics
    /// When no button is called so, or it is folded away; the message lists the buttons that are there.
    pub async fn press(self, button: &str) -> Self {
        let sending = form::pressed(&self.document, button, &self.entries);
        let mut url = self
            .url
            .join(&sending.action)
            .expect("an action is an address");
        url.set_fragment(None);
        let (encoding, body) = sending.body();
        if sending.method == "GET" {
            url.set_query(std::str::from_utf8(&body).ok());
            return self
                .visitor
                .travel("GET", url, Vec::new(), Vec::new())
                .await;
        }
        let origin = self.url.origin().ascii_serialization();
        let headers = [
            ("content-type", encoding.as_str()),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("referer", self.url.as_str()),
        ];
        let headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        self.visitor.travel("POST", url, headers, body).await
    }

    /// Follows the link with this text.
    ///
    /// # Panics
    /// When no link is called so; the message lists the links that are there.
    pub async fn follow(self, link: &str) -> Self {
        let links = self.links();
        let Some((_, to)) = links.iter().find(|(caption, _)| caption == link) else {
            let captions: Vec<&String> = links.iter().map(|(caption, _)| caption).collect();
            panic!(
                "no link is called {link:?} on {}; there are {captions:?}",
                self.path()
            );
        };
        let url = self.url.join(to).expect("a link is an address");
        self.visitor
            .travel("GET", url, Vec::new(), Vec::new())
            .await
    }

    /// The links: what they are called, and where they lead.
    pub fn links(&self) -> Vec<(String, String)> {
        let links = control::all(&self.document, "a[href]");
        let link = |link: ElementRef<'_>| {
            let spoken = link
                .attr("aria-label")
                .map_or_else(|| text(link), str::to_owned);
            (spoken, link.attr("href").unwrap_or_default().to_owned())
        };
        links.into_iter().map(link).collect()
    }

    /// Headings, labels and buttons in their order: for snapshots.
    pub fn outline(&self) -> String {
        let controls = Control::all(&self.document);
        let mut lines = String::new();
        for element in self.document.root_element().descendent_elements() {
            let line = match element.value().name() {
                "h1" | "h2" | "h3" | "h4" => {
                    let depth = element
                        .value()
                        .name()
                        .trim_start_matches('h')
                        .parse()
                        .unwrap_or(1);
                    Some(format!("{} {}", "#".repeat(depth), text(element)))
                }
                "legend" => Some(format!("{}:", text(element))),
                "button" => Some(format!("<{}>", form::caption(element))),
                "input" if element.attr("type") == Some("submit") => {
                    Some(format!("<{}>", form::caption(element)))
                }
                _ => controls
                    .iter()
                    .find(|control| control.element.id() == element.id())
                    .map(|control| {
                        let required = if element.attr("required").is_some() {
                            ", required"
                        } else {
                            ""
                        };
                        format!("[{}] {}{required}", control.label(), control.kind())
                    }),
            };
            if let Some(line) = line {
                let _ = writeln!(lines, "{line}");
            }
        }
        lines
    }
}
