//! What every page must keep, whatever it shows: for the tests that render all samples.

use std::collections::HashSet;

use askama::Template;
use scraper::{ElementRef, Html, Selector};

use crate::http::assets::find;
use crate::http::chrome::Chrome;
use crate::text::Locale;

/// Everything wrong with a whole page in `locale`, as sentences; empty when nothing is.
#[must_use]
pub fn faults(html: &str, locale: Locale) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut faults = Vec::new();
    let said = all(&page, "html").into_iter().next();
    let said = said.map(|html| attribute(html, "lang")).unwrap_or_default();
    if said != locale.tag() {
        faults.push(format!("the page says it is in {said:?}"));
    }
    let headings = all(&page, "h1").len();
    if headings != 1 {
        faults.push(format!("{headings} h1"));
    }
    let mut seen = HashSet::new();
    for element in all(&page, "[id]") {
        let id = attribute(element, "id");
        if !seen.insert(id.to_owned()) {
            faults.push(format!("id {id} stands twice"));
        }
    }
    dangling(&page, &seen, &mut faults);
    unlabelled(&page, &mut faults);
    nameless(&page, &mut faults);
    for form in all(&page, "form[method=post]") {
        let action = attribute(form, "action");
        // A stranger is not told the token of our session.
        let wanted = usize::from(!action.starts_with("http"));
        let token = selector("input[type=hidden][name=csrf]");
        if form.select(&token).count() != wanted {
            faults.push(format!("not {wanted} csrf in the form to {action}"));
        }
    }
    for element in all(&page, "[style], style, script:not([src]), [onclick]") {
        faults.push(format!("inline {}", element.value().name()));
    }
    let sprite = String::from_utf8_lossy(find("icons.svg").unwrap().bytes);
    for drawn in all(&page, "use[href]") {
        let id = attribute(drawn, "href").rsplit('#').next().unwrap();
        if !sprite.contains(&format!("id=\"{id}\"")) {
            faults.push(format!("no icon called {id}"));
        }
    }
    texts(&page, html, locale, &mut faults);
    faults
}

/// Renders every sample of a page in both languages, keeps each under `name`, and fails at the first that breaks a rule.
/// `dress` says who looks at it.
pub fn check<P: Template>(
    name: &str,
    path: &str,
    dress: impl Fn(&mut Chrome),
    samples: impl Fn(&Chrome) -> Vec<P>,
) {
    for locale in Locale::ALL {
        let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
        chrome.locale = locale;
        path.clone_into(&mut chrome.path);
        dress(&mut chrome);
        let pages = samples(&chrome);
        assert!(!pages.is_empty(), "{path}");
        for (number, page) in pages.into_iter().enumerate() {
            let html = page.render().unwrap();
            keep(&format!("{name}-{number}-{}", locale.tag()), &html);
            assert_eq!(
                faults(&html, locale),
                Vec::<String>::new(),
                "{path} {number}"
            );
        }
    }
}

/// Keeps a rendered page beside the build, for looking at: `target/**/out/gallery/<name>.html`.
pub fn keep(name: &str, html: &str) {
    let folder = concat!(env!("OUT_DIR"), "/gallery");
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/{name}.html"), html).unwrap();
}

fn dangling(page: &Html, ids: &HashSet<String>, faults: &mut Vec<String>) {
    for name in ["for", "aria-describedby", "aria-labelledby"] {
        for element in all(page, &format!("[{name}]")) {
            for id in attribute(element, name).split_whitespace() {
                if !ids.contains(id) {
                    faults.push(format!("{name} points at {id}, which is missing"));
                }
            }
        }
    }
    for link in all(page, "a[href^='#']") {
        let id = attribute(link, "href").trim_start_matches('#');
        if !ids.contains(id) {
            faults.push(format!("a link points at #{id}, which is missing"));
        }
    }
}

fn unlabelled(page: &Html, faults: &mut Vec<String>) {
    let labelled: HashSet<&str> = all(page, "label[for]")
        .into_iter()
        .map(|label| attribute(label, "for"))
        .collect();
    for control in all(page, "input:not([type=hidden]), select, textarea") {
        let named = labelled.contains(attribute(control, "id"))
            || control.value().attr("aria-label").is_some();
        if !named {
            faults.push(format!("no label for {}", attribute(control, "name")));
        }
    }
    for element in all(page, "a, button") {
        let said = element.text().any(|text| !text.trim().is_empty());
        if !said && element.value().attr("aria-label").is_none() {
            faults.push(format!("a {} without words", element.value().name()));
        }
    }
}

/// The lines of a summary of mistakes can be told apart, and one about a text that is asked for in two languages names its
/// field as the label does: read alone, it says where to look.
fn nameless(page: &Html, faults: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for line in all(page, ".error-summary li a") {
        let said = line.text().collect::<String>();
        let id = attribute(line, "href").trim_start_matches('#');
        let name = name_of(page, id).filter(|_| id.ends_with("_zh") || id.ends_with("_en"));
        if name.is_some_and(|name| !said.contains(&name)) {
            faults.push(format!("{said:?} does not name {id}"));
        }
        if !seen.insert(said.clone()) {
            faults.push(format!("{said:?} stands twice in the summary"));
        }
    }
}

/// What the label of a control says, without what stands beside the name.
fn name_of(page: &Html, id: &str) -> Option<String> {
    let mut labels = all(page, "label[for]").into_iter();
    let label = labels.find(|label| attribute(*label, "for") == id)?;
    let texts = label.children().filter_map(|part| part.value().as_text());
    let name: String = texts.map(|text| text.to_string()).collect();
    Some(name.trim().to_owned())
}

fn texts(page: &Html, html: &str, locale: Locale, faults: &mut Vec<String>) {
    for missing in html
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
    {
        let key = missing.0;
        let like_a_key = key.contains('-')
            && key
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if like_a_key {
            faults.push(format!("missing text: {key}"));
        }
    }
    if html.contains("/static/missing") {
        faults.push("a static file that does not exist".to_owned());
    }
    let foreign = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}');
    if locale == Locale::English {
        for node in page.root_element().descendants() {
            let Some(text) = node.value().as_text() else {
                continue;
            };
            let excused = node.ancestors().filter_map(ElementRef::wrap).any(|above| {
                above
                    .value()
                    .attr("lang")
                    .is_some_and(|tag| tag.starts_with("zh"))
            });
            if !excused && text.chars().any(foreign) {
                faults.push(format!("Chinese on an English page: {}", text.trim()));
            }
        }
    }
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&selector(css)).collect()
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

#[cfg(test)]
mod tests {
    use askama::Template as _;

    use super::*;
    use crate::http::chrome::{Chrome, Visitor};
    use crate::http::example::ExamplePage;

    #[test]
    fn the_model_page_keeps_every_rule() {
        for locale in Locale::ALL {
            let mut chrome = Chrome::sample("2026-11-20T06:05:00Z".parse().unwrap());
            chrome.locale = locale;
            chrome.path = "/personal".to_owned();
            chrome.visitor = Visitor::Citizen {
                name: "Lin".to_owned(),
            };
            for (number, page) in ExamplePage::samples(&chrome).into_iter().enumerate() {
                let html = page.render().unwrap();
                keep(&format!("example-{number}-{}", locale.tag()), &html);
                assert_eq!(faults(&html, locale), Vec::<String>::new());
                assert!(
                    page.as_progress()
                        .render()
                        .unwrap()
                        .trim()
                        .starts_with("<section id=\"progress\"")
                );
            }
        }
    }

    #[test]
    fn a_bad_page_is_found_out() {
        let html = "<html><h1>a</h1><h1 id=a>[common-x]</h1><p id=a style='x'>\
            <label for=b>x</label><input name=c><form method=post></form><a href='#z'></a><svg><use href='x#nothing'></svg>";
        let found = faults(html, Locale::English);
        assert_eq!(found.len(), 11, "{found:?}");
    }
}
