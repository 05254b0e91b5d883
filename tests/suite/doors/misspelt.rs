//! Addresses with a part or a query that cannot be read: the answer is one of our pages, or our JSON for machines.

use super::roles::Everybody;
use super::table::{Route, routes};
use crate::support::door::Answer;

const PARTS: [&str; 5] = ["x", "-1", "%FF", "%00", "99999999999999999999"];
/// Every key that a page looks for in its query, twice.
const QUERY: &str = "q=a&q=b&back=/&back=/&locale=en&locale=en&size=large&size=small&method=cer&method=cer\
                     &stage=open&stage=open&page=1&page=2&before=1&before=2&event=1&event=2";

/// Whether a mistake is told by us: in a page, or in JSON where a machine asks.
fn is_ours(route: &Route, answer: &Answer) -> bool {
    let kind = answer.header("content-type").unwrap_or_default();
    let machines = ["/connect", "/oauth", "/.well-known", "/v2"];
    if machines.iter().any(|door| route.pattern.starts_with(door)) {
        return kind == "application/json";
    }
    let told = String::from_utf8_lossy(&answer.body);
    kind.starts_with("text/html") && told.contains("<h1")
}

/// The addresses of a route in which one kind of part cannot be read.
fn misspelt(pattern: &str) -> Vec<String> {
    let spell = |part: &str| {
        let mut path = pattern.replace('…', "nothing");
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, part);
        }
        path
    };
    PARTS.map(spell).into()
}

#[actix_web::test]
async fn an_address_that_cannot_be_read_is_answered_by_our_own_page() {
    let everybody = Everybody::gather().await;
    for role in everybody
        .roles
        .iter()
        .filter(|role| ["visitor", "citizen", "clerk"].contains(&role.name))
    {
        for route in routes().iter().filter(|route| route.pattern.contains('{')) {
            let form = if route.method == "GET" {
                String::new()
            } else {
                role.csrf().await
            };
            for path in misspelt(&route.pattern) {
                let kind = [("content-type", "application/x-www-form-urlencoded")];
                let asked = role
                    .browser
                    .ask(&route.method, &path, &kind, form.as_bytes());
                let answer = asked.await;
                let (name, status) = (role.name, answer.status);
                assert!(status < 500, "{name}: {path}: {status}");
                let ours = status < 400 || is_ours(route, &answer);
                assert!(ours, "{name}: {path}: {status}: {answer:?}");
            }
        }
    }
}

#[actix_web::test]
async fn a_query_that_says_a_thing_twice_is_answered_by_our_own_page() {
    let everybody = Everybody::gather().await;
    let mut refused = 0;
    for role in &everybody.roles {
        for route in routes().iter().filter(|route| route.method == "GET") {
            let path = everybody.path(role, &route.pattern);
            let path = path.split('?').next().unwrap();
            let path = format!("{path}?{QUERY}");
            let answer = role.browser.ask("GET", &path, &[], b"").await;
            let (name, status) = (role.name, answer.status);
            assert!(status < 500, "{name}: {path}: {status}");
            let ours = status < 400 || is_ours(route, &answer);
            assert!(ours, "{name}: {path}: {status}: {answer:?}");
            refused += usize::from(status == 400);
        }
    }
    assert!(refused > 0, "no page looks at its query");
}
