//! Commands of Chromium's own protocol, for what `WebDriver` has no word for.

use std::sync::Arc;

use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::common::command::{Command, ExtensionCommand};

#[derive(Debug)]
struct Cdp {
    name: &'static str,
    arguments: Value,
}

impl ExtensionCommand for Cdp {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({"cmd": self.name, "params": self.arguments}))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/goog/cdp/execute".into()
    }
}

/// Runs a command and answers what it answers.
pub async fn run(driver: &WebDriver, name: &'static str, arguments: Value) -> Value {
    let command = Command::ExtensionCommand(Box::new(Cdp { name, arguments }));
    let answer = driver
        .cmd(command)
        .await
        .unwrap_or_else(|why| panic!("{name}: {why}"));
    answer.value().unwrap_or_else(|why| panic!("{name}: {why}"))
}
