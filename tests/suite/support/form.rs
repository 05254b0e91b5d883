//! What a form sends when one of its buttons is pressed: everything that stands in it, also what is hidden.

use scraper::{ElementRef, Html};

use super::control::{self, Entry, option_value, options};
use super::page::Entries;

/// A form about to be sent.
pub struct Sending {
    /// `GET` or `POST`.
    pub method: String,
    /// Where to; empty for the page itself.
    pub action: String,
    /// Names and values in the order of the page.
    pub fields: Vec<(String, String)>,
    /// The files of a form that sends some: the control's name, and what was chosen.
    pub files: Option<Vec<(String, Attached)>>,
}

/// A file that was chosen: its name and its bytes. One that was not chosen has neither.
pub type Attached = (String, Vec<u8>);

/// What stands between the parts of a form with files.
const BOUNDARY: &str = "----visitor5f1c";

impl Sending {
    /// What a browser sends: the content type and the body.
    pub fn body(&self) -> (String, Vec<u8>) {
        let Some(files) = &self.files else {
            let fields = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(&self.fields)
                .finish();
            let kind = "application/x-www-form-urlencoded".to_owned();
            return (kind, fields.into_bytes());
        };
        let head =
            |name: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend(format!("{}\r\n\r\n{value}\r\n", head(name)).bytes());
        }
        for (name, (called, content)) in files {
            let head = head(name);
            body.extend(format!("{head}; filename=\"{called}\"\r\n").bytes());
            body.extend(b"Content-Type: application/octet-stream\r\n\r\n");
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }
}

/// The form of this button, filled.
///
/// # Panics
/// When no button is called so, or it is folded away, or stands in no form; the message lists the buttons that are there.
pub fn pressed(document: &Html, wanted: &str, entries: &Entries) -> Sending {
    let buttons = control::all(
        document,
        "button:not([type=button]):not([type=reset]), input[type=submit]",
    );
    let found: Vec<_> = buttons
        .iter()
        .filter(|button| caption(**button) == wanted)
        .collect();
    let [button] = found.as_slice() else {
        let captions: Vec<String> = buttons.iter().map(|button| caption(*button)).collect();
        panic!(
            "{} buttons are called {wanted:?}; there are {captions:?}",
            found.len()
        );
    };
    assert!(
        button.attr("disabled").is_none(),
        "the button {wanted:?} is disabled"
    );
    assert!(
        !control::is_folded(**button, entries),
        "the button {wanted:?} is folded away"
    );
    let form = form_of(document, **button)
        .unwrap_or_else(|| panic!("the button {wanted:?} stands in no form"));
    let said = |on_button: &str, on_form: &str| {
        let said = button.attr(on_button).or_else(|| form.attr(on_form));
        said.unwrap_or_default().to_owned()
    };
    let encoding = said("formenctype", "enctype");
    let with_files = encoding == "multipart/form-data";
    assert!(
        with_files || encoding.is_empty() || encoding == "application/x-www-form-urlencoded",
        "this visitor cannot send forms as {encoding}"
    );
    let method = said("formmethod", "method").to_ascii_uppercase();
    let controls = control::all(document, "input, select, textarea, button");
    let controls: Vec<_> = controls
        .into_iter()
        .filter(|control| form_of(document, *control).is_some_and(|its| its.id() == form.id()))
        .filter(|control| !is_disabled(*control))
        .collect();
    let sent_by = |control: &ElementRef<'_>| sent(*control, control.id() == button.id(), entries);
    let fields = controls.iter().flat_map(sent_by).collect();
    let chosen = |control: &ElementRef<'_>| chosen(*control, entries);
    let files = with_files.then(|| controls.iter().filter_map(chosen).collect());
    Sending {
        method: if method == "POST" {
            method
        } else {
            "GET".to_owned()
        },
        action: said("formaction", "action"),
        fields,
        files,
    }
}

/// What a control for a file sends.
fn chosen(control: ElementRef<'_>, entries: &Entries) -> Option<(String, Attached)> {
    let is_file = control.value().name() == "input" && control.attr("type") == Some("file");
    let name = control.attr("name").filter(|_| is_file)?;
    let attached = match entries.get(&control.id()) {
        Some(Entry::File(name, content)) => (name.clone(), content.clone()),
        _ => (String::new(), Vec::new()),
    };
    Some((name.to_owned(), attached))
}

/// What is written on a button.
pub fn caption(button: ElementRef<'_>) -> String {
    let written = button.attr("aria-label").or_else(|| {
        button
            .attr("value")
            .filter(|_| button.value().name() == "input")
    });
    written.map_or_else(|| control::text(button), str::to_owned)
}

fn form_of<'a>(document: &'a Html, control: ElementRef<'a>) -> Option<ElementRef<'a>> {
    let forms = control::all(document, "form");
    match control.attr("form") {
        Some(id) => forms.into_iter().find(|form| form.value().id() == Some(id)),
        None => forms
            .into_iter()
            .find(|form| control.ancestors().any(|node| node.id() == form.id())),
    }
}

fn is_disabled(control: ElementRef<'_>) -> bool {
    let in_fieldset = control
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|around| around.value().name() == "fieldset" && around.attr("disabled").is_some());
    in_fieldset || control.attr("disabled").is_some()
}

/// The names and values that one control adds.
fn sent(control: ElementRef<'_>, pressed: bool, entries: &Entries) -> Vec<(String, String)> {
    let Some(name) = control.attr("name") else {
        return Vec::new();
    };
    let entry = entries.get(&control.id());
    let typed = match entry {
        Some(Entry::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let written = control.attr("value").map(str::to_owned);
    let value = match (
        control.value().name(),
        control.attr("type").unwrap_or("text"),
    ) {
        ("button", _) | ("input", "submit") => pressed.then(|| written.unwrap_or_default()),
        ("input", "button" | "reset" | "image" | "file") => None,
        ("input", "checkbox" | "radio") => {
            let ticked = match entry {
                Some(&Entry::Ticked(ticked)) => ticked,
                _ => control.attr("checked").is_some() && !overruled(control, entries),
            };
            ticked.then(|| written.unwrap_or_else(|| "on".to_owned()))
        }
        ("select", _) => typed.or_else(|| {
            let options = options(control);
            let chosen = options
                .iter()
                .find(|option| option.attr("selected").is_some());
            chosen
                .or_else(|| options.first())
                .map(|option| option_value(*option))
        }),
        ("textarea", _) => Some(typed.unwrap_or_else(|| control.text().collect())),
        _ => Some(typed.or(written).unwrap_or_default()),
    };
    // Line ends travel as CR LF, whatever they were on the page.
    let travels = |value: String| value.replace("\r\n", "\n").replace('\n', "\r\n");
    value
        .into_iter()
        .map(|value| (name.to_owned(), travels(value)))
        .collect()
}

/// Whether another radio button of the same name was chosen.
fn overruled(control: ElementRef<'_>, entries: &Entries) -> bool {
    control.attr("type") == Some("radio")
        && entries.iter().any(|(id, entry)| {
            let other = control.tree().get(*id).and_then(ElementRef::wrap);
            *entry == Entry::Ticked(true)
                && other.is_some_and(|other| {
                    other.attr("type") == Some("radio")
                        && other.attr("name") == control.attr("name")
                })
        })
}
