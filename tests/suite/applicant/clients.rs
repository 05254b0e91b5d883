//! The ready-made client lines, run by the tools of this machine against the server on its port.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mydata::kit::clock::{Clock as _, SystemClock};

use super::keys::keyed;
use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::server::Server;

/// A language, and how its lines are run.
struct Language {
    /// Its id on the page.
    id: &'static str,
    /// What it is called.
    name: &'static str,
    /// The file that its lines are written to.
    file: &'static str,
    /// Tells whether its tool is here, and what of the answer says so; nothing where every machine that runs tests has it.
    asked: Option<(&'static [&'static str], &'static str)>,
    /// What runs it; `{}` is the file.
    words: &'static [&'static str],
}

const LANGUAGES: &[Language] = &[
    Language {
        id: "curl",
        name: "curl",
        file: "Call.sh",
        asked: None,
        words: &["bash", "{}"],
    },
    Language {
        id: "python",
        name: "Python",
        file: "call.py",
        asked: None,
        words: &["python3", "{}"],
    },
    Language {
        id: "javascript",
        name: "JavaScript",
        file: "call.js",
        asked: Some((&["node", "--version"], "v")),
        words: &["node", "{}"],
    },
    Language {
        id: "java",
        name: "Java",
        file: "Call.java",
        asked: Some((&["java", "--list-modules"], "jdk.compiler")),
        words: &["java", "{}"],
    },
    Language {
        id: "csharp",
        name: "C#",
        file: "Program.cs",
        asked: Some((&["dotnet", "--list-sdks"], ".")),
        words: &["dotnet", "run", "--project", "Call.csproj"],
    },
];

/// Calls a service with this pair, and answers the status.
pub async fn ask(town: &Town, app_id: &str, key: &str) -> u16 {
    ask_for(town, (app_id, key), "/v2/IndustrialPark?$top=1").await
}

/// Calls this target with this pair, and answers the status.
pub async fn ask_for(town: &Town, (app_id, key): (&str, &str), target: &str) -> u16 {
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
        .get(town.app.config.server.link(target))
        .header("x-date", &date)
        .header(
            "authorization",
            format!("hmac username=\"{app_id}\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"{signature}\""),
        );
    asking.send().await.unwrap().status().as_u16()
}

fn httpdate(town: &Town) -> String {
    let now = town.clock.now().to_datetime();
    now.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// What this command writes; `None` when there is none such, or it does not end well.
fn said(words: &[&str]) -> Option<String> {
    let done = Command::new(words[0]).args(&words[1..]).output().ok()?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    done.status.success().then_some(said)
}

impl Language {
    /// Whether its tool is here; tells whoever reads the output when it is not.
    fn is_here(&self) -> bool {
        let Some((asked, sign)) = self.asked else {
            return true;
        };
        let here = said(asked).is_some_and(|said| said.contains(sign));
        if !here {
            let name = self.name;
            let told = format!("LEFT OUT: the client lines in {name} (its tool is not here)\n");
            let _ = std::io::stderr().write_all(told.as_bytes());
        }
        here
    }

    /// Writes its lines down, and what the tool needs besides.
    fn lay(&self, folder: &Path, lines: &str) {
        std::fs::write(folder.join(self.file), lines).unwrap();
        if self.id == "csharp" {
            let version = said(&["dotnet", "--version"]).unwrap();
            let major = version.split('.').next().unwrap();
            let project = format!(
                "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType>\
                 <TargetFramework>net{major}.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>\
                 <Nullable>enable</Nullable></PropertyGroup></Project>\n"
            );
            std::fs::write(folder.join("Call.csproj"), project).unwrap();
        }
    }

    fn command(&self, folder: &Path) -> Command {
        let file = folder.join(self.file).display().to_string();
        let words = self.words.iter().map(|word| word.replace("{}", &file));
        let words: Vec<String> = words.collect();
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).current_dir(folder);
        command
    }
}

/// The lines in this language, as they stand on the page of a pair.
fn lines(page: &Page<Server>, id: &str) -> String {
    let found = control::all(page.document(), &format!("#client-{id}"));
    found[0].text().collect()
}

/// The rows that a client brings when it is run with this key.
async fn rows(mut command: Command, key: &str) -> Vec<serde_json::Value> {
    command.env("APP_KEY", key);
    let shown = format!("{command:?}");
    let done = actix_web::web::block(move || command.output()).await;
    let done: Output = done.unwrap().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let failed = String::from_utf8_lossy(&done.stderr).into_owned();
    let rows = serde_json::from_str(said.trim());
    rows.unwrap_or_else(|why| panic!("{shown}: {why}: {said} {failed}"))
}

#[actix_web::test]
async fn the_lines_of_each_language_whose_tools_are_here_bring_data() {
    let town = Town::new().await;
    let (member, path, [_, key]) = keyed(&town).await;
    let page = member.visit(&path).await;
    for language in LANGUAGES.iter().filter(|language| language.is_here()) {
        let lines = lines(&page, language.id);
        assert!(!lines.contains(&key));
        let block = control::all(
            page.document(),
            &format!("#client-{}[data-copy]", language.id),
        )[0];
        let label = format!("複製 {} 範例", language.name);
        assert_eq!(block.attr("data-copy-label"), Some(&*label));
        let folder = tempfile::tempdir().unwrap();
        language.lay(folder.path(), &lines);
        let rows = rows(language.command(folder.path()), &key).await;
        assert!(!rows.is_empty(), "{}", language.id);
    }
}

/// The package of the lines in Rust, compiled: its dependencies are those that its first line names, in the versions of
/// our own `Cargo.lock`, with which they were fetched. It stays from one run to the next, so that only a change is
/// compiled.
fn compiled(lines: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust-client");
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let first = lines.lines().next().unwrap();
    let named = first.strip_prefix("// [dependencies] ").unwrap();
    let manifest = format!(
        "[package]\nname = \"call\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.dev]\ndebug = false\n\n[dependencies]\n{}\n",
        named.replace(", ", "\n")
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::write(folder.join("src/main.rs"), lines).unwrap();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    std::fs::copy(ours, folder.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--offline"]);
    cargo.env("CARGO_TARGET_DIR", folder.join("target"));
    let built = cargo.current_dir(&folder).output().unwrap();
    let complaint = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{complaint}");
    folder.join("target/debug/call")
}

#[actix_web::test]
async fn the_lines_in_rust_compile_and_bring_data() {
    let town = Town::new().await;
    let (member, path, [_, key]) = keyed(&town).await;
    let lines = lines(&member.visit(&path).await, "rust");
    assert!(!lines.contains(&key));
    let program = actix_web::web::block(move || compiled(&lines)).await;
    // Compiling takes its time, and the clock of the town stands still meanwhile.
    town.clock.set(SystemClock.now());
    assert!(!rows(Command::new(program.unwrap()), &key).await.is_empty());
}
