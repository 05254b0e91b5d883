//! Accessibility, as far as a machine can tell: axe-core on the page as it is.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Browser;

const RUN: &str = r"
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations']})
  .then(results => done({violations: results.violations, passes: results.passes.length}))
  .catch(why => done({failed: String(why)}));
";

impl Browser {
    /// Fails with a readable list when axe-core finds anything on the page.
    pub async fn axe(&self) {
        let found = self.axe_findings().await;
        assert!(
            found.is_empty(),
            "axe-core on {}:\n{found}",
            self.path().await
        );
    }

    /// What axe-core finds, one line each; empty when nothing.
    pub async fn axe_findings(&self) -> String {
        let source = std::fs::read_to_string(&self.axe)
            .unwrap_or_else(|why| panic!("{}: {why}", self.axe.display()));
        self.driver.execute(source, vec![]).await.unwrap();
        let answer = self.driver.execute_async(RUN, vec![]).await.unwrap();
        let answer = answer.json().clone();
        assert!(
            answer["passes"].as_u64().is_some_and(|passes| passes > 0),
            "axe-core did not run: {}",
            answer["failed"]
        );
        list(&answer["violations"])
    }
}

fn list(violations: &Value) -> String {
    let nothing = json!([]);
    let each = |value: &Value| {
        value
            .as_array()
            .unwrap_or(nothing.as_array().unwrap())
            .clone()
    };
    let mut lines = String::new();
    for violation in each(violations) {
        for node in each(&violation["nodes"]) {
            let _ = writeln!(
                lines,
                "  {} ({}): {}\n    at {} {}\n    {}",
                violation["id"].as_str().unwrap_or_default(),
                violation["impact"].as_str().unwrap_or_default(),
                violation["help"].as_str().unwrap_or_default(),
                node["target"],
                node["html"].as_str().unwrap_or_default(),
                node["failureSummary"]
                    .as_str()
                    .unwrap_or_default()
                    .replace('\n', "\n    "),
            );
        }
    }
    lines
}
