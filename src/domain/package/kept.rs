//! A package that is kept for a citizen: whose it is, until when, and what was found when it was examined.
//!
//! P12 ends here: the manifest of an accepted package must not already be kept for somebody else. ("No data" brings
//! no package, so it is excepted.) A provider that answered one citizen with another's data is caught by it even
//! when the rules of the package itself are kept.

use super::queries;
use super::retention::{KEPT, Why};
use crate::db::{self, Tx};
use crate::domain::citizen::history::Step;
use crate::domain::ids::{CitizenId, PackageId, ResourceId, TransactionUid, TransferId};
use crate::kit::clock::Timestamp;

/// The column in which the verdict is sealed, by the package's id.
pub const VERDICT: &str = "packages.verdict";

/// A package that passed, about to be kept.
#[derive(Debug)]
pub struct NewPackage {
    /// The transfer that brought it.
    pub transfer: TransferId,
    /// Whose data it holds.
    pub citizen: CitizenId,
    /// What it is.
    pub dataset: ResourceId,
    /// Its size in bytes.
    pub bytes: i64,
    /// SHA-256 of its manifest, 64 hex digits.
    pub manifest_digest: String,
    /// What was found when it was examined, sealed at [`VERDICT`].
    pub verdict: Vec<u8>,
    /// When it came: the eight hours count from here.
    pub fetched_at: Timestamp,
}

/// A package as it was kept; ask [`Package::ensure_kept`] before showing anything of it.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its id, and the name of its object in the store.
    pub id: PackageId,
    /// The transfer that brought it.
    pub transfer: TransferId,
    /// What the provider knows the transfer by.
    pub transaction_uid: TransactionUid,
    /// Whose data it holds.
    pub citizen: CitizenId,
    /// What it is.
    pub dataset: ResourceId,
    /// Its size in bytes.
    pub bytes: i64,
    /// SHA-256 of its manifest, 64 hex digits.
    pub manifest_digest: String,
    /// What was found when it was examined, sealed at [`VERDICT`].
    pub verdict: Vec<u8>,
    /// When it came.
    pub fetched_at: Timestamp,
    /// From this instant on it is unreachable.
    pub expires_at: Timestamp,
    /// When and why it was deleted.
    pub deleted: Option<(Timestamp, Why)>,
}

/// The package is no longer kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the package is gone ({0})")]
pub struct Gone(pub Why);

impl Package {
    /// Whether it may still be shown: not deleted, and not a microsecond beyond its eight hours.
    ///
    /// # Errors
    /// When it is gone, and why.
    pub fn ensure_kept(&self, now: Timestamp) -> Result<(), Gone> {
        match self.deleted {
            Some((_, why)) => Err(Gone(why)),
            None if now >= self.expires_at => Err(Gone(Why::Time)),
            None => Ok(()),
        }
    }

    /// What the transaction log is told about it.
    #[must_use]
    pub fn step(&self) -> Step {
        Step {
            transaction_uid: Some(self.transaction_uid),
            dataset_id: Some(self.dataset.clone()),
            citizen_id: Some(self.citizen),
            ..Step::default()
        }
    }
}

/// Why a package is not kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// P12: the same manifest is kept for another citizen.
    #[error("the same manifest is kept for another citizen")]
    OfAnother,
    /// A fault.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Keeps a package for [`KEPT`] from its fetch. Its object is in the store already, under the same id.
///
/// # Errors
/// P12, or a fault.
pub fn keep(tx: &mut Tx<'_>, new: &NewPackage) -> Result<PackageId, CannotKeep> {
    queries::lock_manifest(tx, &new.manifest_digest)?;
    if queries::is_kept_for_another(tx, &new.manifest_digest, new.citizen, new.fetched_at)? {
        return Err(CannotKeep::OfAnother);
    }
    let id = PackageId::from(new.transfer);
    queries::insert(tx, id, new, new.fetched_at.plus(KEPT))?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::{hours, seconds};
    use crate::kit::random::SeededChance;

    fn package(fetched_at: Timestamp) -> Package {
        let random = SeededChance::from_seed(1);
        let transfer = TransferId::draw(&random);
        Package {
            id: transfer.into(),
            transfer,
            transaction_uid: TransactionUid::draw(&random),
            citizen: CitizenId::draw(&random),
            dataset: ResourceId::draw(&random),
            bytes: 1,
            manifest_digest: String::new(),
            verdict: Vec::new(),
            fetched_at,
            expires_at: fetched_at.plus(KEPT),
            deleted: None,
        }
    }

    #[test]
    fn it_is_unreachable_at_eight_hours_and_not_a_second_before() {
        let fetched: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let package = package(fetched);
        let end = fetched.plus(hours(8));
        assert_eq!(package.ensure_kept(fetched), Ok(()));
        assert_eq!(package.ensure_kept(end.minus(seconds(1))), Ok(()));
        assert_eq!(package.ensure_kept(end), Err(Gone(Why::Time)));
        assert_eq!(
            package.ensure_kept(end.plus(seconds(1))),
            Err(Gone(Why::Time))
        );
    }

    #[test]
    fn it_is_unreachable_once_it_is_deleted() {
        let fetched: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let mut package = package(fetched);
        package.deleted = Some((fetched, Why::Citizen));
        assert_eq!(package.ensure_kept(fetched), Err(Gone(Why::Citizen)));
    }
}
