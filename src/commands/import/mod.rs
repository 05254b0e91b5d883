//! `mydata import`: takes over the official files of the park data, all of a file or nothing.

mod progress;
mod report;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use flate2::bufread::MultiGzDecoder;

use super::said::{self, Said, Trouble};
use super::start;
use crate::db::{Db, Tx};
use crate::domain::park::import::{
    self, CannotReadFile, CannotTake, Content, MOST_GONE_PERCENT, Taken, take_factories,
    take_parks, take_whole_register,
};
use crate::domain::park::queries::parks;
use crate::kit::clock::{Clock as _, SystemClock};
use crate::kit::random::{SharedRandom, SystemChance};
use crate::text::Locale;
use progress::Progress;
use report::report;

/// Take over files of the park data: parks first, then the factories in them.
///
/// A file is plain CSV or gzip. What is new is added, what differs is changed, and factories that the file no longer
/// holds are marked as gone. The same file again changes nothing. A file that no longer holds more than half of the
/// factories is taken over only with --allow-shrinking.
///
/// Exit status: 0 done, 1 the file or lines of it were refused and nothing was taken over, 2 failed.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
    /// Language of the sentences: zh-Hant-TW or en
    #[arg(long, global = true, value_name = "TAG", default_value_t = Locale::Chinese)]
    lang: Locale,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The official register of factories (government open data set 6569)
    Factories(RegisterArgument),
    /// A list of parks
    Parks(FileArgument),
}

#[derive(Debug, Args)]
struct RegisterArgument {
    #[command(flatten)]
    file: FileArgument,
    /// Take over a file that leaves out more than half of the factories, and mark them as gone
    #[arg(long)]
    allow_shrinking: bool,
}

#[derive(Debug, Args)]
struct FileArgument {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take over the rest when lines are refused
    #[arg(long)]
    leave_out_refused: bool,
}

impl Import {
    /// Does it, says what was done, and gives the exit status.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        let outcome = start::config().map_err(Trouble::Failed).and_then(|config| {
            let db = start::database(&config).map_err(Trouble::Failed)?;
            self.take_over(&db)
        });
        said::finish(&outcome, self.lang)
    }

    /// Takes the file over into these rows.
    ///
    /// # Errors
    /// When lines are refused, or something failed.
    pub fn take_over(&self, db: &Db) -> Result<Said, Trouble> {
        match &self.what {
            What::Factories(asked) => {
                let rows = db.read_now(parks::list_parks)?;
                let known: HashSet<String> = rows.into_iter().map(|park| park.id).collect();
                let read = |file: &mut dyn Read| {
                    import::read_factories(file, |park| known.contains(park), |_| {})
                };
                take(db, &asked.file, read, |tx, now, random, rows| {
                    if asked.allow_shrinking {
                        Ok(take_factories(tx, now, random, rows)?)
                    } else {
                        take_whole_register(tx, now, random, rows)
                    }
                })
            }
            What::Parks(asked) => {
                let read = |file: &mut dyn Read| import::read_parks(file, |_| {});
                take(db, asked, read, |tx, now, random, rows| {
                    Ok(take_parks(tx, now, random, &rows.rows)?)
                })
            }
        }
    }
}

fn take<T>(
    db: &Db,
    asked: &FileArgument,
    read: impl FnOnce(&mut dyn Read) -> Result<Content<T>, CannotReadFile>,
    write: impl FnOnce(
        &mut Tx<'_>,
        crate::kit::clock::Timestamp,
        &dyn crate::kit::random::Random,
        &Content<T>,
    ) -> Result<Taken, CannotTake>,
) -> Result<Said, Trouble> {
    let content = with_file(&asked.file, read)?;
    if !content.refused.is_empty() && !asked.leave_out_refused {
        return Err(Trouble::Refused(report(
            Said::new("import-nothing-taken"),
            &content.refused,
        )));
    }
    let random: SharedRandom = Arc::new(SystemChance::default());
    let now = SystemClock.now();
    let taken = match db.write_now(|tx| write(tx, now, random.as_ref(), &content)) {
        Ok(taken) => taken,
        Err(CannotTake::Db(fault)) => return Err(fault.into()),
        Err(CannotTake::Shrinks { gone, known }) => {
            return Err(Trouble::Refused(
                Said::new("import-shrinks")
                    .with("gone", gone)
                    .with("known", known)
                    .with("percent", MOST_GONE_PERCENT),
            ));
        }
    };
    let said = Said::new("import-taken")
        .with("rows", content.rows.len())
        .with("added", taken.added)
        .with("changed", taken.changed)
        .with("gone", taken.gone);
    Ok(report(said, &content.refused))
}

/// Opens a file, unpacks it when it is gzip, and shows on a terminal how far it has been read.
fn with_file<T>(
    path: &Path,
    read: impl FnOnce(&mut dyn Read) -> Result<T, CannotReadFile>,
) -> Result<T, Trouble> {
    let failed =
        |why: &dyn std::fmt::Display| Trouble::Failed(format!("{}: {why}", path.display()));
    let file = File::open(path).map_err(|why| failed(&why))?;
    let length = file.metadata().map_err(|why| failed(&why))?.len();
    let mut file = BufReader::new(Progress::new(file, length));
    let packed = io::BufRead::fill_buf(&mut file)
        .map_err(|why| failed(&why))?
        .starts_with(&[0x1f, 0x8b]);
    let content = if packed {
        read(&mut MultiGzDecoder::new(file))
    } else {
        read(&mut file)
    };
    content.map_err(|why| match why {
        CannotReadFile::Column(column) => Trouble::Refused(
            Said::new("import-column-missing")
                .with("file", path.display())
                .with("column", column),
        ),
        CannotReadFile::Csv(why) => failed(&why),
    })
}

#[cfg(test)]
mod tests;
