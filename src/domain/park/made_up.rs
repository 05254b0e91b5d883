//! What has no open source: agencies, facilities, assistance, idle land; and entering a whole made-up set at a first
//! start in development.

use chrono::NaiveDate;

use super::import::{Content, Park, take_factories, take_parks};
use super::queries::{made_up, parks};
use super::register::Factory;
use crate::db::{self, Tx};
use crate::kit::clock::Timestamp;
use crate::kit::random::Random;

/// The letter with which the numbers of made-up factories begin, and those of the register do not.
pub const MADE_UP: char = 'V';

/// An agency that looks after parks.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its number.
    pub id: String,
    /// Its Chinese and its English name.
    pub name: (String, String),
    /// Its address.
    pub address: String,
    /// The parks it looks after.
    pub parks: Vec<String>,
}

/// Something in a park that all its firms use.
#[derive(Debug, Clone)]
pub struct Facility {
    /// Its number.
    pub id: String,
    /// In which park.
    pub park: String,
    /// Its Chinese and its English name.
    pub name: (String, String),
    /// 服務中心, 污水處理廠 and the like.
    pub kind: String,
    /// How much it can take, and in which unit.
    pub capacity: Option<(f64, String)>,
    /// Latitude and longitude (WGS 84).
    pub place: (f64, f64),
}

/// Assistance that a firm had.
#[derive(Debug, Clone)]
pub struct Assistance {
    /// Its number.
    pub id: String,
    /// In which Gregorian year.
    pub year: i64,
    /// By which programme.
    pub program: String,
    /// In which park.
    pub park: String,
    /// Which firm.
    pub company: String,
    /// 產業類別
    pub class: String,
    /// In New Taiwan dollars.
    pub subsidy: i64,
}

/// Land that lies idle.
#[derive(Debug, Clone)]
pub struct IdleLand {
    /// Its number.
    pub id: String,
    /// In which Gregorian year it was announced.
    pub year: i64,
    /// In which park.
    pub park: String,
    /// 地段 and 地號
    pub lot: (String, String),
    /// In square metres.
    pub area: f64,
    /// When it was announced.
    pub announced_on: NaiveDate,
    /// What has become of it.
    pub status: String,
    /// Latitude and longitude (WGS 84).
    pub place: (f64, f64),
}

/// A whole set.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Its parks.
    pub parks: Vec<Park>,
    /// Its factories.
    pub factories: Vec<Factory>,
    /// Its agencies.
    pub agencies: Vec<Agency>,
    /// Its facilities.
    pub facilities: Vec<Facility>,
    /// Its assistance.
    pub assistances: Vec<Assistance>,
    /// Its idle land.
    pub lands: Vec<IdleLand>,
}

/// Enters a set, unless there are parks already; answers whether it did.
///
/// # Errors
/// A fault of the database.
pub fn enter_at_first(
    tx: &mut Tx<'_>,
    now: Timestamp,
    random: &dyn Random,
    sample: &Sample,
) -> db::Result<bool> {
    if !parks::list_parks(tx)?.is_empty() {
        return Ok(false);
    }
    take_parks(tx, now, random, &sample.parks)?;
    let factories = Content::whole(sample.factories.clone());
    take_factories(tx, now, random, &factories)?;
    for agency in &sample.agencies {
        made_up::insert_agency(tx, now, agency)?;
    }
    for facility in &sample.facilities {
        made_up::insert_facility(tx, now, facility)?;
    }
    for assistance in &sample.assistances {
        made_up::insert_assistance(tx, now, assistance)?;
    }
    for land in &sample.lands {
        made_up::insert_land(tx, now, land)?;
    }
    Ok(true)
}
