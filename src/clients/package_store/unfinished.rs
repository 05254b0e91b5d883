//! What writes to a local folder leave behind when they are cut short.

use std::path::Path;

use crate::domain::ids::PackageId;
use crate::kit::clock::Timestamp;

/// `object_store` writes to `name#number` first and gives it the name when it is whole.
pub(super) fn remove(folder: &Path, before: Timestamp) -> std::io::Result<usize> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name();
        let unfinished = file.to_str().and_then(|file| {
            let (id, number) = file.split_once('#')?;
            let ours =
                id.parse::<PackageId>().is_ok() && number.bytes().all(|b| b.is_ascii_digit());
            ours.then_some(())
        });
        let written = entry.metadata().and_then(|metadata| metadata.modified())?;
        let written = chrono::DateTime::<chrono::Utc>::from(written);
        if unfinished.is_some() && Timestamp::from_utc(written.naive_utc()) < before {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
