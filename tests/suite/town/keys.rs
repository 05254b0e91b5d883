//! The strangers' keys, made once for all tests of this checkout: making them takes longer than most tests.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mydata::kit::random::SystemChance;
use mydata::sandbox::hierarchy::Hierarchy;

static KEYS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sandbox-keys");
    Hierarchy::open(&folder, "http://lists.test", &SystemChance::default()).unwrap();
    folder
});

/// Lays the keys into a folder, where a sandbox will find them.
pub fn lay(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for entry in std::fs::read_dir(&*KEYS).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
}
