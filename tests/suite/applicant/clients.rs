//! The ready-made client lines, run by the tools of this machine against the server on its port.

use std::path::Path;
use std::process::{Command, Output};

use super::keys::keyed;
use crate::support::control;
use crate::town::Town;

/// How a language is run; `{}` is the file.
const RUNNERS: &[(&str, &str, &[&str])] = &[
    ("curl", "Call.sh", &["bash", "{}"]),
    ("python", "call.py", &["python3", "{}"]),
    ("javascript", "call.js", &["node", "{}"]),
    ("java", "Call.java", &["java", "{}"]),
];

/// Calls a service with this pair, and answers the status.
pub async fn ask(town: &Town, app_id: &str, key: &str) -> u16 {
    let date = httpdate(town);
    let mac = mydata::domain::credential::mac::Algorithm::Sha256;
    let code = mac.sign(
        &mydata::kit::secret::Secret::new(key),
        format!("x-date: {date}").as_bytes(),
    );
    let signature = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(code)
    };
    let asking = reqwest::Client::new()
        .get(town.app.config.server.link("/v2/IndustrialPark?$top=1"))
        .header("x-date", &date)
        .header(
            "authorization",
            format!("hmac username=\"{app_id}\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"{signature}\""),
        );
    asking.send().await.unwrap().status().as_u16()
}

fn httpdate(town: &Town) -> String {
    use mydata::kit::clock::Clock as _;
    let now = town.clock.now().to_datetime();
    now.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn run(folder: &Path, (name, runner): (&str, &[&str]), key: &str) -> Option<Output> {
    let file = folder.join(name).display().to_string();
    let words: Vec<String> = runner
        .iter()
        .map(|word| word.replace("{}", &file))
        .collect();
    Command::new(&words[0])
        .args(&words[1..])
        .env("APP_KEY", key)
        .output()
        .ok()
}

#[actix_web::test]
async fn the_lines_of_each_language_whose_tools_are_here_bring_data() {
    let town = Town::new().await;
    let (member, path, [_, key]) = keyed(&town).await;
    let page = member.visit(&path).await;
    let folder = tempfile::tempdir().unwrap();
    let mut ran = Vec::new();
    for (id, name, runner) in RUNNERS {
        let lines = control::all(page.document(), &format!("#client-{id}"));
        let lines: String = lines[0].text().collect();
        assert!(!lines.contains(&key));
        std::fs::write(folder.path().join(name), lines).unwrap();
        let (folder, key) = (folder.path().to_owned(), key.clone());
        let done = actix_web::web::block(move || run(&folder, (name, runner), &key)).await;
        let Some(output) = done.unwrap() else {
            continue;
        };
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let failed = String::from_utf8_lossy(&output.stderr).into_owned();
        let rows: Result<serde_json::Value, _> = serde_json::from_str(said.trim());
        let rows = rows.unwrap_or_else(|why| panic!("{id}: {why}: {said} {failed}"));
        assert!(
            rows.as_array().is_some_and(|rows| !rows.is_empty()),
            "{id}: {said}"
        );
        ran.push(*id);
    }
    assert!(ran.contains(&"curl") && ran.contains(&"python"), "{ran:?}");
}
