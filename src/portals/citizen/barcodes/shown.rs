//! What the barcode area shows: each kept package with its barcode, and the openings that run.

use crate::app::App;
use crate::domain::barcode::{self, Symbols};
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::contact::{self, Contact};
use crate::domain::dataset::catalogue::named;
use crate::domain::dataset::{Dataset, queries as datasets};
use crate::domain::ids::{AccountId, CitizenId, CounterId, OpeningId, PackageId};
use crate::domain::opening::seen::{self, Seen};
use crate::domain::opening::{Opening, Purpose, State};
use crate::domain::package::kept::Package;
use crate::domain::package::queries as packages;
use crate::http::barcode::{CannotDraw, code128, qr};
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::kit::clock::{Timestamp, hours, minutes};
use crate::kit::random::SystemChance;
use crate::portals::citizen::paths;

/// A package that is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The package.
    pub id: PackageId,
    /// What it is.
    pub name: Bilingual,
    /// Who provided it.
    pub office: Bilingual,
    /// When it came.
    pub fetched_at: Timestamp,
    /// From this instant on it is gone.
    pub until: Timestamp,
    /// Its barcode, while one lives.
    pub symbol: Option<Symbol>,
}

/// A barcode, drawn.
#[derive(Debug, Clone)]
pub struct Symbol {
    /// Code 128, as SVG.
    pub linear: String,
    /// QR, as SVG.
    pub matrix: String,
    /// The characters in two groups.
    pub spaced: String,
    /// From this instant on it is dead.
    pub until: Timestamp,
}

/// How `citizen` is reached, what is kept for them, and which openings run.
///
/// # Errors
/// A fault of the database, or a row that cannot be opened.
pub(super) async fn all(
    app: &App,
    chrome: &Chrome,
    citizen: CitizenId,
) -> Result<(Option<Contact>, Vec<Kept>, Vec<Seen>), PageError> {
    let (now, vault) = (chrome.now, app.vault.clone());
    let (contact, found, known, openings) = app
        .db
        .read(move |conn| -> crate::db::Result<_> {
            let kept = packages::list_kept(conn, citizen, now)?;
            let ids: Vec<_> = kept.iter().map(|package| package.dataset.clone()).collect();
            let known = datasets::list(conn, &ids)?;
            let mut found = Vec::new();
            for package in kept {
                let living = barcode::current_for(conn, now, &vault, package.id)?;
                found.push((
                    package,
                    living.map(|living| (living.symbols, living.expires_at)),
                ));
            }
            let contact = contact::find_living(conn, &vault, citizen)?;
            let contact = contact.map(|living| living.contact);
            let openings = seen::list_running(conn, now, &vault, citizen)?;
            Ok((contact, found, known, openings))
        })
        .await?;
    let kept = found
        .into_iter()
        .map(|(package, living)| kept(chrome, &known, &package, living))
        .collect::<Result<_, _>>()?;
    Ok((contact, kept, openings))
}

fn kept(
    chrome: &Chrome,
    known: &[Dataset],
    package: &Package,
    living: Option<(Symbols, Timestamp)>,
) -> Result<Kept, PageError> {
    let dataset = named(known, &package.dataset)?;
    let symbol = living.map(|(symbols, until)| Symbol::draw(chrome, &symbols, until));
    Ok(Kept {
        id: package.id,
        name: dataset.definition.name.clone(),
        office: dataset.office().clone(),
        fetched_at: package.fetched_at,
        until: package.expires_at,
        symbol: symbol.transpose().map_err(PageError::fault)?,
    })
}

impl Kept {
    /// The address of its preview.
    pub(super) fn path(&self) -> String {
        paths::file(self.id)
    }
}

impl Symbol {
    fn draw(chrome: &Chrome, symbols: &Symbols, until: Timestamp) -> Result<Self, CannotDraw> {
        Ok(Self {
            linear: code128(symbols.reveal(), &chrome.t("citizen-barcodes-linear"))?,
            matrix: qr(symbols.reveal(), &chrome.t("citizen-barcodes-matrix"))?,
            spaced: symbols.spaced(),
            until,
        })
    }
}

/// Two packages, one of them without a barcode.
pub(super) fn sample_kept(chrome: &Chrome) -> Vec<Kept> {
    let random = SystemChance::default();
    let symbols = Symbols::draw(&random);
    let package = |name: (&str, &str), symbol| Kept {
        id: PackageId::draw(&random),
        name: Bilingual::new(name.0, name.1),
        office: Bilingual::new(OFFICE.0, OFFICE.1),
        fetched_at: chrome.now.minus(minutes(48)),
        until: chrome.now.plus(hours(7)).plus(minutes(12)),
        symbol,
    };
    let symbol = Symbol::draw(chrome, &symbols, chrome.now.plus(minutes(14)));
    vec![package(HOUSEHOLD, symbol.ok()), package(LAND, None)]
}

/// One opening of each stage that can be stopped.
pub(in crate::portals::citizen) fn sample_openings(chrome: &Chrome) -> Vec<Seen> {
    let random = SystemChance::default();
    let Ok(purpose) = Purpose::parse("\u{8cb8}\u{6b3e}", "115-0087") else {
        return Vec::new();
    };
    let states = [
        State::Presented,
        State::Waiting(purpose.clone()),
        State::Open {
            purpose,
            opened_at: chrome.now.minus(minutes(1)),
        },
    ];
    let opening = |state| Opening {
        id: OpeningId::draw(&random),
        package: PackageId::draw(&random),
        citizen: CitizenId::draw(&random),
        account: AccountId::draw(&random),
        counter: CounterId::draw(&random),
        began_at: chrome.now.minus(minutes(2)),
        asked_at: None,
        barcode_until: None,
        state,
    };
    let seen = |state| Seen {
        opening: opening(state),
        agency: Bilingual::new(OFFICE.0, OFFICE.1),
        counter: Bilingual::new("\u{4e09}\u{865f}\u{6ac3}\u{81fa}", "Counter 3"),
        dataset: Bilingual::new(HOUSEHOLD.0, HOUSEHOLD.1),
    };
    states.into_iter().map(seen).collect()
}

// The gallery's names, written as escapes: sentences stand in locales, and these are none.
const OFFICE: (&str, &str) = (
    "\u{5167}\u{653f}\u{90e8}\u{6236}\u{653f}\u{53f8}",
    "Household office",
);
const HOUSEHOLD: (&str, &str) = (
    "\u{500b}\u{4eba}\u{6236}\u{7c4d}\u{8cc7}\u{6599}",
    "Household registration",
);
const LAND: (&str, &str) = ("\u{5730}\u{7c4d}\u{8cc7}\u{6599}", "Land");
