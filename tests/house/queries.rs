//! Only `db/` and `domain/<noun>/queries.rs`, or a folder of that name, speak Diesel's query language.
//!
//! Column mappings in attributes (`AsExpression`, `FromSqlRow`, `#[diesel(sql_type = …)]`) are no queries.

use crate::finding::{self, Finding};
use crate::tree::Tree;

fn speaks_diesel(path: &str) -> bool {
    let words: Vec<&str> = path.split('/').collect();
    matches!(
        words.as_slice(),
        ["src", "db", ..]
            | ["src", "domain", _, "queries.rs"]
            | ["src", "domain", _, "queries", ..]
    )
}

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust("src/").filter(|file| !speaks_diesel(&file.path)) {
        for named in file
            .names
            .iter()
            .filter(|named| !named.attribute && !named.test)
        {
            let target = file.within_crate(named).unwrap_or_default();
            let schema = target
                .iter()
                .take(2)
                .map(String::as_str)
                .eq(["db", "schema"]);
            if schema
                || named
                    .segments
                    .first()
                    .is_some_and(|first| first == "diesel")
            {
                findings.push(Finding::at(
                    &file.path,
                    named.line,
                    format!(
                        "`{}` is query language: write a function in domain/<noun>/queries.rs",
                        named.segments.join("::")
                    ),
                ));
            }
        }
    }
    findings
}

#[test]
fn queries_stand_where_queries_stand() {
    finding::none(check(Tree::read()));
}

#[test]
fn a_query_elsewhere_is_caught() {
    let tree = Tree::of(&[
        (
            "src/domain/barcode/rotation.rs",
            "use diesel::prelude::*;\nuse crate::db::schema::barcodes;\n#[derive(diesel::expression::AsExpression)]\n#[diesel(sql_type = diesel::sql_types::Text)]\nstruct Code(String);",
        ),
        ("src/domain/barcode/queries.rs", "use diesel::prelude::*;"),
        (
            "src/jobs/sweep.rs",
            "fn f() { let _ = diesel::sql_query(\"\"); }",
        ),
    ]);
    let found = check(&tree);
    finding::caught(
        &found,
        "src/domain/barcode/rotation.rs",
        1,
        "diesel::prelude",
    );
    finding::caught(&found, "src/domain/barcode/rotation.rs", 2, "schema");
    finding::caught(&found, "src/jobs/sweep.rs", 1, "diesel::sql_query");
    assert_eq!(found.len(), 3, "{found:#?}");
}
