//! `/ids/api/keys/{id}`: what was called with a pair, what was refused and why, and what its owner may do with it.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use super::chart::{self, Bar};
use super::client::{Client, clients};
use super::{own_pair, paths};
use crate::app::App;
use crate::db;
use crate::domain::credential::overlap::{self, Former};
use crate::domain::credential::quota::{self, Allowance};
use crate::domain::credential::reason;
use crate::domain::credential::usage::{self, RefusedCall, WRITTEN_WITHIN};
use crate::domain::credential::{Credential, Revoked, Tier};
use crate::domain::park::listing::{self, Names};
use crate::http::chrome::Chrome;
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::http::visitor::{Member, SignedIn};
use crate::http::{inquiry, screen};
use crate::kit::clock::Timestamp;
use crate::text::dates;

/// Refused calls that are looked at.
const REFUSALS: i64 = 1_000;
/// Kinds of refusals that are shown.
const KINDS: usize = 10;
/// Hours that the old key stays good when nothing else is said.
pub(super) const USUAL_HOURS: &str = "24";

/// The page.
#[derive(Template)]
#[template(path = "applicant/key.html")]
pub struct KeyPage {
    pub(super) chrome: Chrome,
    pub(super) path: String,
    pub(super) pair: Pair,
    pub(super) standing: Option<Allowance>,
    pub(super) bars: Vec<Bar>,
    pub(super) top: usize,
    pub(super) former: Vec<Former>,
    pub(super) names: Names,
    pub(super) refused: Vec<(RefusedCall, usize)>,
    pub(super) clients: Vec<Client>,
    pub(super) hours: String,
    pub(super) networks: String,
    pub(super) any: bool,
    pub(super) errors: FieldErrors,
}

/// The pair as it is shown.
pub struct Pair {
    pub(super) tier: Tier,
    pub(super) app_id: String,
    pub(super) issued_at: Timestamp,
    pub(super) revoked: Option<Revoked>,
}

/// Shows the page.
///
/// # Errors
/// Not found for a pair of somebody else.
pub async fn show(
    app: Data<App>,
    member: SignedIn<Member>,
    (chrome, id): (Chrome, Path<String>),
) -> Result<HttpResponse, PageError> {
    let pair = own_pair(&app, &member, &id).await?;
    Ok(screen::ok(KeyPage::of(&app, chrome, &pair).await?))
}

impl KeyPage {
    pub(super) async fn of(
        app: &App,
        chrome: Chrome,
        pair: &Credential,
    ) -> Result<Self, PageError> {
        let (now, id, account) = (chrome.now, pair.id, pair.account);
        let read = move |conn: &mut db::Conn| -> db::Result<_> {
            let days = usage::list_days(conn, now, id)?;
            let refused = usage::list_refused(conn, id, REFUSALS)?;
            let former = overlap::list(conn, now, id)?;
            let standing = quota::allowance(conn, now, account)?;
            Ok((days, refused, former, standing, listing::names(conn)?))
        };
        let (days, refused, former, standing, names) = app.db.read(read).await?;
        let base_url = app.config.server.link("");
        let clients = clients(pair.app_id.as_str(), base_url.trim_end_matches('/'));
        let (bars, top) = chart::bars(&days);
        let any = pair.networks.is_any();
        Ok(Self {
            chrome,
            path: paths::key(pair.id),
            pair: Pair::of(pair),
            standing,
            bars,
            top,
            former,
            names,
            refused: grouped(&refused),
            clients: clients.map_err(PageError::fault)?,
            hours: USUAL_HOURS.to_owned(),
            networks: if any {
                String::new()
            } else {
                pair.networks.to_lines()
            },
            any,
            errors: FieldErrors::none(),
        })
    }

    /// Until when every call stands in the picture and among the refusals.
    fn written_until(&self) -> String {
        dates::moment_with_seconds(self.chrome.locale, self.chrome.now.minus(WRITTEN_WITHIN))
    }

    /// Why a call was refused, in words; a word that has no sentence is shown as it is, and put on record.
    fn why(&self, word: &str) -> String {
        if reason::WORDS.contains(&word) {
            return self.chrome.t(&format!("applicant-why-{word}"));
        }
        tracing::error!(word, "a call was refused for a reason without a sentence");
        self.chrome.t1("applicant-untold", "word", word)
    }

    /// Which service a refused call asked; `None` where there is none.
    fn service(&self, call: &RefusedCall) -> Option<String> {
        inquiry::service(&self.chrome, &self.names, &call.service)
    }

    fn is_in_force(&self) -> bool {
        self.pair.revoked.is_none()
    }
}

/// Calls that were refused alike as one, the last of them, with their number; `refused` begins with the newest.
fn grouped(refused: &[RefusedCall]) -> Vec<(RefusedCall, usize)> {
    let mut groups: Vec<(RefusedCall, usize)> = Vec::new();
    for call in refused {
        let is_alike = |(last, _): &&mut (RefusedCall, usize)| {
            let at = last.at;
            RefusedCall { at, ..call.clone() } == *last
        };
        if let Some((_, count)) = groups.iter_mut().find(is_alike) {
            *count += 1;
        } else if groups.len() < KINDS {
            groups.push((call.clone(), 1));
        }
    }
    groups
}

impl Pair {
    fn of(pair: &Credential) -> Self {
        Self {
            tier: pair.tier,
            app_id: pair.app_id.to_string(),
            issued_at: pair.issued_at,
            revoked: pair.revoked.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::clock::seconds;

    #[test]
    fn calls_that_were_refused_alike_are_one_line_with_the_newest_time_and_their_number() {
        let now: Timestamp = "2026-11-20T06:00:00Z".parse().unwrap();
        let call = |ago, refusal: &str| RefusedCall {
            at: now.minus(seconds(ago)),
            service: "Agency".to_owned(),
            status: 403,
            refusal: refusal.to_owned(),
        };
        let refused = [call(1, "a"), call(2, "b"), call(3, "a"), call(4, "a")];
        assert_eq!(grouped(&refused), [(call(1, "a"), 3), (call(2, "b"), 1)]);
        let many: Vec<_> = (0..20).map(|n| call(n, &n.to_string())).collect();
        assert_eq!(grouped(&many).len(), KINDS);
    }
}
