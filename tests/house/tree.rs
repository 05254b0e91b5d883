//! The files that the rules read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::rust::Rust;

/// The folders whose files are read; others hold nothing that a rule speaks of.
const FOLDERS: [&str; 6] = [
    "src",
    "templates",
    "locales",
    "migrations",
    "tests",
    "benches",
];

/// The files of the package, by their paths relative to it.
pub struct Tree {
    files: BTreeMap<String, String>,
    rust: Vec<Rust>,
    top: Vec<String>,
}

impl Tree {
    /// This package, read once.
    pub fn read() -> &'static Self {
        static THIS: OnceLock<Tree> = OnceLock::new();
        THIS.get_or_init(|| {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let mut files = BTreeMap::new();
            for folder in FOLDERS {
                gather(root, &root.join(folder), &mut files);
            }
            let top = fs::read_dir(root)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .collect();
            Self::new(files, top)
        })
    }

    /// A made-up package: for trying a rule out.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let top = files
            .iter()
            .filter_map(|(path, _)| path.split('/').next())
            .map(str::to_owned)
            .collect();
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        Self::new(files, top)
    }

    fn new(files: BTreeMap<String, String>, top: Vec<String>) -> Self {
        let sources = files.iter().filter(|(path, _)| has_ending(path, &["rs"]));
        let mut rust: Vec<Rust> = sources
            .map(|(path, text)| Rust::read(path, text, false))
            .collect();
        let for_tests: Vec<String> = rust.iter().flat_map(modules_for_tests).collect();
        for file in &mut rust {
            let within = |module: &String| {
                file.path == format!("{module}.rs") || file.path.starts_with(&format!("{module}/"))
            };
            if for_tests.iter().any(within) {
                *file = Rust::read(&file.path, &file.text, true);
            }
        }
        Self { files, rust, top }
    }

    /// The names at the top of the package.
    pub fn top(&self) -> &[String] {
        &self.top
    }

    /// The files below `folder`: path and text.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| path.starts_with(folder))
    }

    /// The Rust files below `folder`, read.
    pub fn rust<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Rust> {
        self.rust
            .iter()
            .filter(move |file| file.path.starts_with(folder))
    }
}

/// Where the modules are that a file declares for tests only, without their ending: `src/db/trial`.
fn modules_for_tests(file: &Rust) -> Vec<String> {
    let stem = file.path.trim_end_matches(".rs");
    let folder = match stem.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => stem,
    };
    file.test_modules
        .iter()
        .map(|module| format!("{folder}/{module}"))
        .collect()
}

/// Whether `path` ends in one of these.
pub fn has_ending(path: &str, endings: &[&str]) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// Text files only: fixtures of tests may be anything.
fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let relative = path.strip_prefix(root).unwrap();
            files.insert(relative.to_string_lossy().replace('\\', "/"), text);
        }
    }
}
