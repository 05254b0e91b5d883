//! Every route × every role: what is answered. `tests/suite/matrix.txt` is the reviewed table; a route that is not in
//! it, or an answer that differs, fails.
//!
//! `in` stands for 303 to a page where one signs in. Where an address holds an id, it is that of something of the citizen's, or of the barcode holder's own; the draft is
//! the visitor's. Forms are sent with this session's token and nothing else in them, in the order of the table, the
//! ones that sign out last.

use std::fmt::Write as _;
use std::path::Path;

use super::roles::{Everybody, Role};
use super::table::{Route, routes};
use crate::support::door::Answer;

const REVIEWED: &str = include_str!("../matrix.txt");

/// Posts that come from other sites or from programs, and so carry no token of ours.
const WITHOUT_TOKEN: &[&str] = &[
    "/identity/callbacks/{id}",
    "/ids/notices/ends/{token}",
    "/connect/introspect",
    "/oauth/introspect",
];

/// The post whose second press, with the token of the session that the first one renewed, does nothing and leads on.
const SECOND_PRESS: &str = "/personal/signin/proof";
/// Where whoever brings no session at all is told that nothing is to be proved.
const PROOFS: [&str; 2] = ["/personal/requests/{id}/proof", SECOND_PRESS];

/// Where one signs in.
const SIGN_IN: [&str; 4] = [
    "/personal/signin",
    "/organ/signin",
    "/ids/login",
    "/review/signin",
];

/// What a role is answered on each route.
async fn column(everybody: &Everybody, role: &Role, routes: &[Route]) -> Vec<(usize, String)> {
    let mut answers = Vec::new();
    let signs_out =
        |route: &Route| route.pattern.ends_with("/signout") || route.pattern.ends_with("/logout");
    let mut order: Vec<usize> = (0..routes.len()).collect();
    order.sort_by_key(|at| (routes[*at].method == "POST", signs_out(&routes[*at])));
    for at in order {
        let route = &routes[at];
        let form = if route.method == "GET" {
            String::new()
        } else {
            role.csrf().await
        };
        let answer = everybody.knock(role, route, &form).await;
        answers.push((at, word(&answer)));
    }
    answers.sort_unstable();
    answers
}

fn word(answer: &Answer) -> String {
    if is_sent_to_sign_in(answer) {
        "in".to_owned()
    } else {
        answer.status.to_string()
    }
}

/// Whether somebody is sent to sign in before anything else is looked at.
fn is_sent_to_sign_in(answer: &Answer) -> bool {
    let to = answer.header("location").unwrap_or_default();
    let to = to.split('?').next().unwrap_or_default();
    answer.status == 303 && SIGN_IN.contains(&to)
}

#[actix_web::test]
async fn every_route_answers_every_role_as_reviewed() {
    let everybody = Everybody::gather().await;
    let routes = routes();
    for route in routes.iter().filter(|route| route.method == "POST") {
        if WITHOUT_TOKEN.contains(&route.pattern.as_str()) {
            continue;
        }
        let mut refused = 0;
        for role in &everybody.roles {
            let answer = everybody.knock(role, route, "").await;
            let leads_on = route.pattern == SECOND_PRESS && answer.status == 303;
            let is_spent = !role.has_session()
                && PROOFS.contains(&route.pattern.as_str())
                && answer.status == 409;
            assert!(
                answer.status == 403 || is_sent_to_sign_in(&answer) || leads_on || is_spent,
                "{} may post to {} without a token: {}",
                role.name,
                route.pattern,
                answer.status
            );
            refused += usize::from(answer.status == 403);
        }
        assert!(refused > 0, "{} asks nobody for a token", route.pattern);
    }
    let mut columns = Vec::new();
    for role in &everybody.roles {
        columns.push(column(&everybody, role, &routes).await);
    }
    let mut table = String::new();
    let names: Vec<&str> = everybody.roles.iter().map(|role| role.name).collect();
    for (place, name) in names.iter().enumerate() {
        let _ = writeln!(table, "{:55}{}{name}", "", " |  ".repeat(place));
    }
    for (at, route) in routes.iter().enumerate() {
        let _ = write!(table, "{:4} {:50}", route.method, route.pattern);
        for column in &columns {
            let _ = write!(table, " {:3}", column[at].1);
        }
        table.push('\n');
    }
    if table != REVIEWED {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix.txt");
        std::fs::write(&path, &table).unwrap();
        let lines = table.lines().filter(|line| !REVIEWED.contains(line));
        let differing: Vec<&str> = lines.collect();
        panic!(
            "answers differ from tests/suite/matrix.txt. Look at each, and when it is right copy {}:\n{}",
            path.display(),
            differing.join("\n")
        );
    }
}
