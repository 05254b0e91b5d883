//! `mydata verify`: looks at a provider's package as the platform would, and says why it would be refused.
//!
//! It uses no network and no database. What needs them is reported as not checked.

mod report;

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::clients::pdf_reader::PdfReaders;
use crate::domain::citizen::national_id::NationalId;
use crate::domain::package::{self, Anchors, CannotAccept, CannotLook, Expectations, Limits};
use crate::kit::clock::{Clock as _, SystemClock};
use crate::text::{Catalogue, Locale};
use report::{Outcome, Report};

/// Exit status of a refused package.
const REFUSED: u8 = 1;
/// Exit status when the package could not be looked at.
const COULD_NOT_LOOK: u8 = 2;

/// Check a data package the way the platform would.
///
/// Says which rule is broken, where, and how to mend it. Uses no network and no database: whether the signer is
/// registered for the data set, and whether the package answers a request that was made, is not checked here.
///
/// Exit status: 0 accepted, 1 refused, 2 could not look.
#[derive(Debug, clap::Args)]
pub struct Verify {
    /// The package, a zip file
    #[arg(value_name = "PACKAGE.zip")]
    package: PathBuf,
    /// Certificates (PEM) that the signer's certificate must lead to; without it the path is not checked
    #[arg(long, value_name = "FILE.pem")]
    anchors: Option<PathBuf>,
    /// ID number of the citizen; without it nobody tries whether the PDF opens with it
    #[arg(long, value_name = "NUMBER")]
    id: Option<NumberArgument>,
    /// Print the verdict as JSON, for programs
    #[arg(long)]
    json: bool,
    /// Do not stop at the first broken rule: list everything that is wrong
    #[arg(long)]
    lint: bool,
    /// Language of the sentences: zh-Hant-TW or en
    #[arg(long, value_name = "TAG", default_value_t = Locale::Chinese)]
    lang: Locale,
}

/// An ID number that the command line's own messages do not repeat.
#[derive(Debug, Clone)]
struct NumberArgument(NationalId);

impl std::str::FromStr for NumberArgument {
    type Err = crate::domain::citizen::national_id::CannotRead;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        NationalId::parse(typed).map(Self)
    }
}

/// Why the package could not be looked at.
#[derive(Debug, thiserror::Error)]
enum CannotVerify {
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("{}: {error}", path.display())]
    Anchors {
        path: PathBuf,
        error: package::CannotTrust,
    },
    #[error(transparent)]
    Pdf(#[from] CannotLook),
    #[error("where this program is: {0}")]
    Program(io::Error),
}

impl Verify {
    /// Looks, prints the verdict, and gives the exit status.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        let outcome = self.look();
        let status = match &outcome {
            Ok(Outcome::Accepted(_)) => 0,
            Ok(Outcome::Refused(_)) => REFUSED,
            Err(_) => COULD_NOT_LOOK,
        };
        let report = Report {
            package: &self.package,
            outcome: outcome.as_ref().map_err(ToString::to_string),
            unchecked: self.unchecked(),
            limits: Limits::default(),
        };
        let text = if self.json {
            report.to_json(Catalogue::of(self.lang))
        } else {
            report.to_text(Catalogue::of(self.lang))
        };
        // Nobody is left to tell when standard output is closed.
        let _ = io::stdout().write_all(text.as_bytes());
        ExitCode::from(status)
    }

    fn look(&self) -> Result<Outcome, CannotVerify> {
        let anchors = self.anchors.as_deref().map(anchors).transpose()?;
        let limits = Limits::default();
        let bytes = read(&self.package, limits.wire + 1)?.into();
        let program = std::env::current_exe().map_err(CannotVerify::Program)?;
        let readers = PdfReaders::of(program);
        let against = Expectations {
            now: SystemClock.now(),
            limits,
            anchors: anchors.as_ref(),
            subject: self.id.as_ref().map(|id| &id.0),
            registered: None,
            pdf: &readers,
        };
        if self.lint {
            let findings = package::lint(&bytes, &against)?;
            if !findings.is_empty() {
                return Ok(Outcome::Refused(findings));
            }
        }
        match package::examine(&bytes, &against) {
            Ok(accepted) => Ok(Outcome::Accepted(Box::new(accepted))),
            Err(CannotAccept::Refused(finding)) => Ok(Outcome::Refused(vec![finding])),
            Err(CannotAccept::CannotLook(error)) => Err(error.into()),
        }
    }

    fn unchecked(&self) -> Vec<package::Unchecked> {
        use package::Unchecked::{Answer, Password, Path, Registration};
        [
            (self.anchors.is_none(), Path),
            (true, Registration),
            (self.id.is_none(), Password),
            (true, Answer),
        ]
        .into_iter()
        .filter_map(|(missing, unchecked)| missing.then_some(unchecked))
        .collect()
    }
}

/// At most `limit` bytes of a file: what comes after them cannot change the verdict.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, CannotVerify> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| CannotVerify::File {
            path: path.to_owned(),
            error,
        })?;
    Ok(bytes)
}

fn anchors(path: &Path) -> Result<Anchors, CannotVerify> {
    let text = read(path, 16 << 20)?;
    Anchors::from_pem(&String::from_utf8_lossy(&text)).map_err(|error| CannotVerify::Anchors {
        path: path.to_owned(),
        error,
    })
}
