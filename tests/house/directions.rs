//! Which way things may point: each room names only the rooms below it, and doors never name each other.

use crate::finding::{self, Finding};
use crate::rust::{Named, Rust};
use crate::tree::Tree;

/// Each room, from the ground up, and the rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("kit", &[]),
    ("text", &["kit"]),
    ("db", &["kit"]),
    ("config", &["kit", "db"]),
    ("domain", &["kit", "db"]),
    ("clients", &["kit", "db", "domain", "config"]),
    ("mail", &["kit", "db", "domain", "config", "text"]),
    ("http", &["kit", "db", "domain", "config", "text"]),
    ("portals", DOOR),
    ("api", DOOR),
    ("jobs", DOOR),
    ("sandbox", DOOR),
    ("routes", TOP),
    ("app", DOOR),
    ("commands", TOP),
    ("main", TOP),
];
const DOOR: &[&str] = &[
    "kit", "db", "domain", "config", "text", "clients", "mail", "http",
];
const TOP: &[&str] = &[
    "kit", "db", "domain", "config", "text", "clients", "mail", "http", "portals", "api", "jobs",
    "sandbox", "routes", "app", "commands",
];

/// What a room may name beyond that: the path's beginning, and why.
const BEYOND: &[(&str, &str, &str)] = &[
    (
        "http",
        "app::App",
        "a guard finds the visitor through the application",
    ),
    ("portals", "app::App", "a handler is given the application"),
    ("api", "app::App", "a handler is given the application"),
    ("jobs", "app::App", "a job is given the application"),
    (
        "sandbox",
        "app::App",
        "the mailbox page reads the letters of the application",
    ),
    (
        "domain",
        "text::Locale",
        "in which language a letter is promised is part of the promise",
    ),
];

/// Crates that stay above `domain`: there is no HTTP, no HTML, no mail transport, and nothing asynchronous in it.
const ABOVE_DOMAIN: &[&str] = &[
    "actix_web",
    "actix_session",
    "actix_http",
    "actix_rt",
    "askama",
    "clap",
    "http",
    "hyper",
    "lettre",
    "object_store",
    "reqwest",
    "scraper",
    "tokio",
];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/") {
        let module = file.module();
        let Some(&room) = module.first() else {
            continue;
        };
        if file.path == "src/build.rs" {
            continue;
        }
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            findings.push(Finding::at(
                &file.path,
                0,
                format!("the room `{room}` has no place in the order of tests/house/directions.rs"),
            ));
            continue;
        };
        for named in &file.names {
            findings.extend(upwards(file, room, below, named));
            findings.extend(sideways(file, &module, named));
            findings.extend(outside(file, room, named));
        }
    }
    findings
}

fn upwards(file: &Rust, room: &str, below: &[&str], named: &Named) -> Option<Finding> {
    let target = file.within_crate(named)?;
    let to = target.first()?.as_str();
    let path = target.join("::");
    let excepted = BEYOND.iter().any(|(who, what, _)| {
        *who == room && (path == *what || path.starts_with(&format!("{what}::")))
    });
    // A test may ask whether each key has its sentence, and a test of a machine door stands on the whole server.
    let excepted = excepted || (named.test && (to == "text" || room == "api"));
    let is_room = ROOMS.iter().any(|(name, _)| *name == to);
    if to == room
        || excepted
        || (!is_room && (named.macro_call || target.len() == 1))
        || below.contains(&to)
    {
        return None;
    }
    Some(Finding::at(
        &file.path,
        named.line,
        format!("`{room}` must not name `crate::{path}`: move what both need down, or the call up"),
    ))
}

/// `portals/citizen` and `portals/counter` are two doors.
fn sideways(file: &Rust, module: &[&str], named: &Named) -> Option<Finding> {
    let target = file.within_crate(named)?;
    let (Some(&"portals"), Some(&portal)) = (module.first(), module.get(1)) else {
        return None;
    };
    let to = target
        .get(1)
        .filter(|to| target.first().is_some_and(|room| room == "portals") && *to != portal)?;
    Some(Finding::at(
        &file.path,
        named.line,
        format!(
            "the portal `{portal}` must not name the portal `{to}`: a rule belongs to `domain`, a mechanism to `http`"
        ),
    ))
}

fn outside(file: &Rust, room: &str, named: &Named) -> Option<Finding> {
    let first = named.segments.first()?.as_str();
    let here = matches!(room, "domain" | "kit" | "text");
    (here && ABOVE_DOMAIN.contains(&first)).then(|| {
        Finding::at(
            &file.path,
            named.line,
            format!("`{room}` must not name `{first}`: it knows no HTTP, HTML, mail transport or runtime"),
        )
    })
}

#[test]
fn every_room_points_downwards() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_room_that_points_up_sideways_or_outside_is_caught() {
    let tree = Tree::of(&[
        (
            "src/domain/opening/mod.rs",
            "use actix_web::web;\nuse crate::http::chrome::Chrome;\nuse crate::text::{Catalogue, Locale};",
        ),
        ("src/kit/clock.rs", "fn f() { super::super::db::x(); }"),
        (
            "src/portals/citizen/a.rs",
            "use crate::portals::counter::b;\nuse crate::api::signature;\nuse crate::app::App;\nuse crate::text_column;\nfn f() { super::super::counter::b::c() }",
        ),
        ("src/cellar/mod.rs", ""),
        ("src/routes.rs", "use crate::portals::citizen;"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/domain/opening/mod.rs", 1, "actix_web");
    finding::caught(&found, "src/domain/opening/mod.rs", 2, "http::chrome");
    finding::caught(&found, "src/domain/opening/mod.rs", 3, "text::Catalogue");
    finding::caught(&found, "src/kit/clock.rs", 1, "db::x");
    finding::caught(&found, "src/portals/citizen/a.rs", 1, "portal `counter`");
    finding::caught(&found, "src/portals/citizen/a.rs", 2, "api::signature");
    finding::caught(&found, "src/portals/citizen/a.rs", 5, "portal `counter`");
    finding::caught(&found, "src/cellar/mod.rs", 0, "no place");
    assert_eq!(found.len(), 8, "{found:#?}");
}
