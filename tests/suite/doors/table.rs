//! The table of contents, read from `src/routes.rs` itself: a route that is added there is in every test here.

use proc_macro2::{TokenStream, TokenTree};

const SOURCE: &str = include_str!("../../../src/routes.rs");

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET`, `POST`; `ANY` where other methods end.
    pub method: String,
    /// With its parameters in braces; with `…` at its end where everything below is meant.
    pub pattern: String,
}

/// Every route, in the order of the table.
///
/// # Panics
/// When a path stands in the table in a form that is not understood here.
pub fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    gather(SOURCE.parse().unwrap(), &mut routes);
    let written = SOURCE.matches("\"/").count();
    let read = routes
        .iter()
        .filter(|route| route.pattern != mydata::http::assets::ROUTE)
        .count();
    assert_eq!(read, written, "a path of src/routes.rs is not understood");
    routes
}

fn gather(stream: TokenStream, routes: &mut Vec<Route>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    for pair in trees.windows(2) {
        let [TokenTree::Ident(name), TokenTree::Group(arguments)] = pair else {
            continue;
        };
        let arguments: Vec<TokenTree> = arguments.stream().into_iter().collect();
        match name.to_string().as_str() {
            "route" => routes.push(route(&arguments)),
            "scope" => routes.extend(scope(&arguments)),
            "at" => routes.push(service(&arguments)),
            _ => {}
        }
    }
    for tree in trees {
        if let TokenTree::Group(group) = tree {
            gather(group.stream(), routes);
        }
    }
}

fn route(arguments: &[TokenTree]) -> Route {
    let comma = arguments
        .iter()
        .position(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ','))
        .expect("a path, a comma, a handler");
    let pattern = match &arguments[..comma] {
        [TokenTree::Literal(text)] => unquoted(&text.to_string()),
        _ => mydata::http::assets::ROUTE.to_owned(),
    };
    let method = match arguments[comma + 1].to_string().as_str() {
        "to" => "ANY".to_owned(),
        method => method.to_ascii_uppercase(),
    };
    Route { method, pattern }
}

fn scope(arguments: &[TokenTree]) -> Option<Route> {
    let below = unquoted(&arguments.first()?.to_string());
    (!below.is_empty()).then(|| Route {
        method: "ANY".to_owned(),
        pattern: format!("{below}/…"),
    })
}

/// A data service: whatever the method, the signature is asked for first.
fn service(arguments: &[TokenTree]) -> Route {
    let path = arguments.first().expect("the path of a data service");
    Route {
        method: "ANY".to_owned(),
        pattern: unquoted(&path.to_string()),
    }
}

fn unquoted(literal: &str) -> String {
    literal.trim_matches('"').to_owned()
}

#[test]
fn the_table_is_read_whole() {
    let routes = routes();
    let has = |method: &str, pattern: &str| {
        routes
            .iter()
            .any(|route| route.method == method && route.pattern == pattern)
    };
    assert!(has("GET", "/") && has("POST", "/personal/requests/{id}/identity"));
    assert!(has("ANY", "/connect/introspect") && has("ANY", "/connect/…"));
    assert!(has("GET", "/static/{file:.*}"));
    assert!(has("ANY", "/v2/Factory/{IndustrialParkID}"));
}
