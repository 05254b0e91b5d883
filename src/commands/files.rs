//! Files that only their owner may read.

use std::io::{self, Write as _};
use std::path::Path;

use nix::sys::stat::{Mode, umask};

/// What the server makes below its folder, by name.
const OURS: [&str; 8] = [
    "mail",
    "packages",
    "sandbox",
    "mydata.sqlite",
    "mydata.sqlite-wal",
    "mydata.sqlite-shm",
    "demo.json",
    "master.key",
];

/// From now on whatever this process makes is for its owner only. Call it before there are threads.
pub fn keep_private() {
    umask(Mode::S_IRWXG | Mode::S_IRWXO);
}

/// Takes from everybody but the owner what was made below `var` with wider rights. What others made is left alone.
pub fn narrow(var: &Path) {
    use std::os::unix::fs::PermissionsExt as _;

    for path in OURS.map(|name| var.join(name)) {
        let Ok(known) = std::fs::symlink_metadata(&path) else {
            continue;
        };
        let mode = known.permissions().mode();
        let open = mode & 0o077;
        if known.is_symlink() || open == 0 {
            continue;
        }
        let narrowed = std::fs::Permissions::from_mode(mode & 0o700);
        if let Err(why) = std::fs::set_permissions(&path, narrowed) {
            tracing::warn!(path = %path.display(), %why, "others may read what is kept here");
        }
    }
}

/// Writes a file that only its owner may read: beside it first, then in its place, so that it is whole or not there.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;

    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("new");
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_the_owner_may_read_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("var/master.key");
        write_secret(&path, b"1:x").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"1:x");
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
