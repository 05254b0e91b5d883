//! How a proof begins: its method leaves a challenge.

use actix_session::Session;

use super::Occasion;
use crate::app::App;
use crate::db::{self, Tx};
use crate::domain::identity::adapter::{Claimed, Denial, Start, Started};
use crate::domain::identity::challenge::{self, Belonging};
use crate::domain::identity::method::Method;
use crate::domain::ids::ChallengeId;
use crate::http::page_error::PageError;
use crate::kit::clock::Timestamp;
use crate::kit::seal::Vault;
use crate::portals::citizen::{holder, paths};

/// Our own name in what is signed.
const CLIENT: &str = "mydata";

/// A challenge that is not put yet.
pub(super) struct Begun {
    belonging: Belonging,
    claimed: Claimed,
    started: Started,
}

impl Begun {
    pub(super) fn put(self, tx: &mut Tx<'_>, now: Timestamp, vault: &Vault) -> db::Result<()> {
        challenge::put(
            tx,
            now,
            vault,
            &self.belonging,
            (self.claimed, self.started),
        )
    }
}

/// Begins `method` for `claimed` and leaves its challenge.
///
/// # Errors
/// A fault; the inner error is the method's own refusal to begin.
pub async fn begin(
    app: &App,
    session: &Session,
    occasion: Occasion,
    claim: (Claimed, Method),
) -> Result<Result<(), Denial>, PageError> {
    let begun = match start(app, session, occasion, claim).await? {
        Ok(begun) => begun,
        Err(denial) => return Ok(Err(denial)),
    };
    let (now, vault) = (app.clock.now(), app.vault.clone());
    app.db.write(move |tx| begun.put(tx, now, &vault)).await?;
    Ok(Ok(()))
}

/// Begins it, and puts nothing yet.
pub(super) async fn start(
    app: &App,
    session: &Session,
    occasion: Occasion,
    (claimed, method): (Claimed, Method),
) -> Result<Result<Begun, Denial>, PageError> {
    let Some(adapter) = app.methods.find(method) else {
        return Ok(Err(Denial::plain("citizen-proof-method-off")));
    };
    let id = ChallengeId::draw(app.random.as_ref());
    let purpose = occasion.purpose();
    let start = Start {
        claimed: claimed.clone(),
        purpose,
        transaction: id.to_string(),
        client: CLIENT.to_owned(),
        data_sets: occasion.data_sets.clone(),
        return_address: app.config.server.link(&paths::callback(id)),
    };
    let started = match adapter.start(&start, app.clock.now()).await {
        Ok(started) => started,
        Err(denial) => return Ok(Err(denial)),
    };
    let belonging = Belonging {
        id,
        holder: holder::of(session, app.random.as_ref())?,
        request: occasion.request,
        purpose,
        method,
        data_sets: occasion.data_sets,
        back: occasion.back,
    };
    Ok(Ok(Begun {
        belonging,
        claimed,
        started,
    }))
}
