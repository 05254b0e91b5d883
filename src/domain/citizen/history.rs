//! The transaction log: every step of every transaction, as an event with a three-digit code.
//!
//! Append only. The citizen reads it as the history of their data, a service provider through `POST /log/sp`.
//! It holds no number, name or secret, only references to rows that hold them sealed.

use std::net::IpAddr;

use super::queries;
use crate::db::{self, Tx};
use crate::domain::ids::{CitizenId, OpeningId, ResourceId, TransactionUid};
use crate::domain::retention::LOG_AGE;
use crate::kit::clock::Timestamp;

/// Declares the event codes: variant, number.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What happened. The numbers are published with the API documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum EventCode {
            $($(#[$doc])* $name,)+
        }

        impl EventCode {
            /// Every code, in the order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The published number.
            #[must_use]
            pub const fn number(self) -> i64 {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

codes! {
    /// The citizen asked for data sets.
    RequestReceived = 100,
    /// The terms were accepted.
    TermsAccepted = 110,
    /// The identity was proved.
    IdentityVerified = 120,
    /// A proof of identity was refused.
    IdentityRefused = 121,
    /// The citizen came back by a code to their contact.
    ReturnedByCode = 122,
    /// A code to come back by was refused.
    ReturnCodeRefused = 123,
    /// Consent to one data set.
    ConsentGiven = 130,
    /// The citizen did not agree.
    ConsentRefused = 131,
    /// A consent was taken back.
    ConsentWithdrawn = 132,
    /// A first contact for notices was confirmed.
    ContactConfirmed = 140,
    /// Another contact has taken the place of a confirmed one.
    ContactChanged = 141,
    /// The provider was called.
    ProviderCalled = 200,
    /// The provider asked about the token.
    TokenIntrospected = 201,
    /// The provider asked who the citizen is.
    UserinfoRead = 202,
    /// The provider answered with a package.
    ProviderAnsweredPackage = 210,
    /// The provider is still preparing (429).
    ProviderPreparing = 211,
    /// The provider has no data.
    ProviderAnsweredNoData = 212,
    /// The provider refused (401, 403).
    ProviderRefused = 213,
    /// The provider failed.
    ProviderFailed = 214,
    /// The package follows the rules.
    PackageVerified = 220,
    /// The package breaks a rule.
    PackageRejected = 221,
    /// The service provider was notified.
    ServiceNotified = 300,
    /// The service provider could not be notified.
    ServiceNotificationFailed = 301,
    /// The service provider fetched the data.
    ServiceFetched = 310,
    /// A barcode was made.
    BarcodeIssued = 400,
    /// A barcode took the place of another.
    BarcodeReplaced = 401,
    /// A barcode was shown at a counter.
    BarcodePresented = 410,
    /// A one-time password was sent.
    PasswordSent = 411,
    /// A one-time password was accepted.
    PasswordAccepted = 412,
    /// A one-time password was refused.
    PasswordRefused = 413,
    /// The citizen stopped an opening.
    OpeningStopped = 414,
    /// The data were opened at a counter.
    OpenedAtCounter = 420,
    /// The data were saved at a counter.
    SavedAtCounter = 421,
    /// The counter ended the case.
    EndedAtCounter = 422,
    /// The citizen looked at the data.
    PreviewedByCitizen = 430,
    /// The citizen saved the data.
    SavedByCitizen = 431,
    /// The data were deleted after use.
    DeletedAfterUse = 500,
    /// The data were deleted after eight hours.
    DeletedByTime = 501,
    /// The citizen deleted the data.
    DeletedByCitizen = 502,
}

impl EventCode {
    /// The code of this number; `None` when there is none such.
    #[must_use]
    pub fn of(number: i64) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.number() == number)
    }
}

/// One step: what is known about it. Leave out what does not apply.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// The transfer's `transaction_uid`.
    pub transaction_uid: Option<TransactionUid>,
    /// The service that caused it.
    pub client_id: Option<String>,
    /// The service's own transaction.
    pub tx_id: Option<String>,
    /// The data set.
    pub dataset_id: Option<ResourceId>,
    /// The citizen.
    pub citizen_id: Option<CitizenId>,
    /// The opening at a counter.
    pub opening_id: Option<OpeningId>,
    /// Where the call came from; `None` when it was ours.
    pub ip: Option<IpAddr>,
}

/// An event as it was recorded.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its place in the log.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub code: EventCode,
    /// About what.
    pub step: Step,
}

/// Appends an event in the same transaction as the deed.
///
/// # Errors
/// A fault of the database.
pub fn record(tx: &mut Tx<'_>, now: Timestamp, code: EventCode, step: &Step) -> db::Result<()> {
    queries::insert_event(tx, now, code, step)
}

/// Appends an event for each of these steps, in their order, by one statement.
///
/// # Errors
/// A fault of the database.
pub fn record_all(
    tx: &mut Tx<'_>,
    now: Timestamp,
    code: EventCode,
    steps: &[Step],
) -> db::Result<()> {
    queries::insert_events(tx, now, code, steps)
}

/// Deletes the events that are older than the transaction log is kept, and answers how many.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &mut Tx<'_>, now: Timestamp) -> db::Result<usize> {
    queries::delete_events_before(tx, now.minus(LOG_AGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_for_one_event() {
        for code in EventCode::ALL {
            assert_eq!(EventCode::of(code.number()), Some(*code));
        }
        assert_eq!(EventCode::of(999), None);
    }

    #[test]
    fn the_log_is_kept_for_five_years_and_no_longer() {
        use crate::domain::trial::World;
        use crate::kit::clock::{days, seconds};

        for world in World::each() {
            world.write(|tx| record(tx, world.now, EventCode::RequestReceived, &Step::default()));
            let five_years = world.now.plus(days(5 * 365 + 2));
            assert_eq!(
                world.write(|tx| forget(tx, five_years.minus(seconds(1)))),
                0
            );
            assert_eq!(world.write(|tx| forget(tx, five_years)), 0);
            assert_eq!(world.write(|tx| forget(tx, five_years.plus(seconds(1)))), 1);
        }
    }
}
