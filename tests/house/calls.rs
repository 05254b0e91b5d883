//! Only `clients/` calls out.
//!
//! `clients/egress.rs` is the only way to registered strangers; mail, object store and database are the
//! operator's own. The sandbox plays those strangers, who are programs of their own and call us.

use crate::finding::{self, Finding};
use crate::tree::Tree;

/// Crates and types that open connections.
const OPENERS: &[&str] = &[
    "reqwest",
    "hyper",
    "awc",
    "TcpStream",
    "UdpSocket",
    "UnixStream",
    "ToSocketAddrs",
];
const MAY: &[&str] = &["src/clients/", "src/sandbox/"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .rust("src/")
        .filter(|file| !MAY.iter().any(|may| file.path.starts_with(may)))
    {
        for named in file.names.iter().filter(|named| !named.test) {
            if let Some(what) = named
                .segments
                .iter()
                .find(|word| OPENERS.contains(&word.as_str()))
            {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    format!("`{what}` opens connections: call through clients/egress.rs"),
                ));
            }
        }
    }
    findings
}

#[test]
fn only_clients_call_out() {
    finding::none(check(Tree::read()));
}

#[test]
fn calling_out_elsewhere_is_caught() {
    let tree = Tree::of(&[
        (
            "src/jobs/fetch.rs",
            "use reqwest::Client;\nfn f() { std::net::TcpStream::connect(\"\"); }",
        ),
        ("src/clients/egress.rs", "use reqwest::Client;"),
    ]);
    let found = check(&tree);
    finding::caught(&found, "src/jobs/fetch.rs", 1, "reqwest");
    finding::caught(&found, "src/jobs/fetch.rs", 2, "TcpStream");
    assert_eq!(found.len(), 2, "{found:#?}");
}
