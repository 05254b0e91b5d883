//! The walk: enter as each role, follow every link, submit nothing, find no error and no dead anchor.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::roles::{Everybody, Role};
use crate::support::control;
use crate::support::page::Page;
use crate::town::server::Server;

/// Nobody reads more.
const MOST: usize = 2_000;
/// Language and size of letters: on every page alike, so they are only chosen where a walk begins.
const PREFERENCES: &str = "/preferences?";
/// Whatever a page refers to, by the attribute that says where it is.
const REFERENCES: [(&str, &str); 8] = [
    ("a[href]", "href"),
    ("link[href]", "href"),
    ("script[src]", "src"),
    ("img[src]", "src"),
    ("iframe[src]", "src"),
    ("use[href]", "href"),
    ("form[method=get]", "action"),
    ("[hx-get]", "hx-get"),
];

/// What a walk has seen.
#[derive(Default)]
struct Seen {
    /// Which ids the pages have, by path.
    ids: BTreeMap<String, BTreeSet<String>>,
    /// Anchors that are pointed at, and from where first.
    anchors: BTreeMap<(String, String), String>,
    /// Everything that is wrong.
    faults: Vec<String>,
}

/// Where the links of a page lead within this site: path and anchor.
fn links(page: &Page<Server>) -> Vec<(String, Option<String>)> {
    let here = page.url();
    let mut links = Vec::new();
    for (selector, attribute) in REFERENCES {
        for element in control::all(page.document(), selector) {
            let to = here.join(element.attr(attribute).unwrap()).unwrap();
            if to.origin() == here.origin() {
                let query = to.query().map(|query| format!("?{query}"));
                let path = format!("{}{}", to.path(), query.unwrap_or_default());
                links.push((path, to.fragment().map(str::to_owned)));
            }
        }
    }
    links
}

impl Seen {
    /// Looks at a page, and says where it leads.
    fn look(&mut self, asked: &str, page: &Page<Server>, tag: &str) -> Vec<String> {
        if page.status() >= 400 {
            self.faults.push(format!("{asked}: {}", page.status()));
        }
        let kind = page.answer().header("content-type").unwrap_or_default();
        if kind.starts_with("text/html") || kind.starts_with("image/svg") {
            let ids = control::all(page.document(), "[id]");
            let ids = ids.iter().filter_map(|element| element.attr("id"));
            self.ids
                .insert(asked.to_owned(), ids.map(str::to_owned).collect());
        }
        if !kind.starts_with("text/html") {
            return Vec::new();
        }
        let pages = control::all(page.document(), "html");
        if pages.first().and_then(|html| html.attr("lang")) != Some(tag) {
            self.faults
                .push(format!("{asked} does not say its language"));
        }
        let mut onwards = Vec::new();
        for (path, anchor) in links(page) {
            if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
                let from = asked.to_owned();
                self.anchors.entry((path.clone(), anchor)).or_insert(from);
            }
            onwards.push(path);
        }
        onwards
    }

    /// Everything that is wrong, now that all pages are known.
    fn faults(mut self) -> Vec<String> {
        for ((path, anchor), from) in &self.anchors {
            let found = self.ids.get(path).is_some_and(|ids| ids.contains(anchor));
            if !found {
                self.faults.push(format!(
                    "{from} points at {path}#{anchor}, which is not there"
                ));
            }
        }
        self.faults
    }
}

/// Walks from where the role begins to wherever links lead: how many pages, and what is wrong.
async fn walk(role: &Role, tag: &str) -> (usize, Vec<String>) {
    let browser = role.browser.apart();
    browser
        .visit(&format!("/preferences?locale={tag}&back=/"))
        .await;
    let mut waiting: VecDeque<String> = role.starts.iter().cloned().collect();
    let mut known: BTreeSet<String> = role.starts.iter().cloned().collect();
    let mut seen = Seen::default();
    while let Some(path) = waiting.pop_front() {
        let page = browser.visit(&path).await;
        for next in seen.look(&path, &page, tag) {
            let choice = next.starts_with(PREFERENCES);
            if choice && !role.starts.contains(&path) {
                continue;
            }
            if choice {
                let page = browser.apart().visit(&next).await;
                assert_eq!(page.status(), 200, "{next} on {path}");
                assert_eq!(page.path(), path, "{next} comes back");
                continue;
            }
            if known.insert(next.clone()) {
                waiting.push_back(next);
            }
        }
        assert!(known.len() < MOST, "there is no end of links: {path}");
    }
    (known.len(), seen.faults())
}

/// What a walk must leave as it is.
fn standing(everybody: &Everybody) -> Vec<i64> {
    let town = &everybody.town;
    [
        "barcodes WHERE retired_at IS NULL",
        "packages WHERE deleted_at IS NULL",
        "consents WHERE withdrawn_at IS NULL",
        "openings WHERE ended_at IS NULL",
        "transfers",
        "outbox",
    ]
    .map(|rows| town.count(rows))
    .into()
}

#[actix_web::test]
async fn every_link_leads_somewhere_for_everybody() {
    let everybody = Everybody::gather().await;
    let before = standing(&everybody);
    for role in everybody
        .roles
        .iter()
        .filter(|role| !role.starts.is_empty())
    {
        for tag in ["zh-Hant-TW", "en"] {
            let (pages, faults) = walk(role, tag).await;
            assert_eq!(faults, Vec::<String>::new(), "{} in {tag}", role.name);
            assert!(pages > 50, "{} in {tag} saw {pages} pages only", role.name);
        }
    }
    assert_eq!(standing(&everybody), before, "a walk has changed something");
}
