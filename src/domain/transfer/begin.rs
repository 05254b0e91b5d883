//! The beginning of a transfer: the row, the access token, and the job, all or none.

use serde::{Deserialize, Serialize};

use super::{LIFETIME, State, Transfer, queries};
use crate::db::{self, Tx};
use crate::domain::ids::{CitizenId, ConsentId, RequestId, ResourceId, TransactionUid, TransferId};
use crate::domain::outbox::{self, Kind, Promise};
use crate::domain::token::{self, Grant};
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;

/// What was agreed, and on which proof.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// The request it is part of.
    pub request: RequestId,
    /// The consent it rests on.
    pub consent: ConsentId,
    /// Who agreed.
    pub citizen: CitizenId,
    /// To the fetching of which data set.
    pub dataset: ResourceId,
    /// The three letters of the method by which the citizen proved who they are.
    pub verification: String,
}

/// The payload of [`Kind::FetchDataset`].
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct FetchOrder {
    /// The transfer to be run.
    pub transfer: TransferId,
}

/// Begins the transfer; the worker takes it up as soon as this transaction is committed.
///
/// # Errors
/// A fault of the database, or a data set that is not there.
pub fn begin(
    tx: &mut Tx<'_>,
    now: Timestamp,
    vault: &Vault,
    agreed: &Agreed,
) -> db::Result<TransferId> {
    let random = vault.random();
    let transfer = Transfer {
        id: TransferId::draw(random),
        request: agreed.request,
        consent: agreed.consent,
        citizen: agreed.citizen,
        dataset: agreed.dataset.clone(),
        transaction_uid: TransactionUid::draw(random),
        state: State::Waiting { from: now },
        failures: 0,
        made_at: now,
        expires_at: now.plus(LIFETIME),
    };
    queries::insert(tx, &transfer)?;
    let grant = Grant {
        transfer: transfer.id,
        citizen: transfer.citizen,
        dataset: transfer.dataset,
        transaction_uid: transfer.transaction_uid,
        verification: agreed.verification.clone(),
        issued_at: now,
    };
    token::issue(tx, vault, &grant)?;
    let order = FetchOrder {
        transfer: transfer.id,
    };
    outbox::post(tx, now, vault, Promise::new(Kind::FetchDataset, &order))?;
    Ok(transfer.id)
}
