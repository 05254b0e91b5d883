//! Where the page of the contact stands, and so where it leads.

use crate::app::App;
use crate::domain::ids::RequestId;
use crate::http::page_error::PageError;
use crate::http::visitor::Citizen;
use crate::portals::citizen::asked::demand;
use crate::portals::citizen::paths;

/// Where the page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the way of a request, before its progress.
    Way(RequestId),
    /// In the citizen's room.
    Room,
}

impl Place {
    /// On the way of the request that is called so, which must be this citizen's; in the room when none is called.
    ///
    /// # Errors
    /// Not found when there is no such request of this citizen's.
    pub(super) async fn of(app: &App, citizen: &Citizen, request: &str) -> Result<Self, PageError> {
        if request.is_empty() {
            return Ok(Self::Room);
        }
        let id = request.parse().map_err(|_| PageError::NotFound)?;
        demand(app, citizen.id, id).await?;
        Ok(Self::Way(id))
    }

    /// The request, as a form says it again; empty in the room.
    pub(super) fn request(self) -> String {
        match self {
            Self::Way(id) => id.to_string(),
            Self::Room => String::new(),
        }
    }

    /// The page itself.
    pub(super) fn path(self) -> String {
        match self {
            Self::Way(id) => paths::contact_of(id),
            Self::Room => paths::CONTACT.to_owned(),
        }
    }

    /// What comes after it.
    pub(super) fn onward(self) -> String {
        match self {
            Self::Way(id) => paths::request(id),
            Self::Room => paths::CONTACT.to_owned(),
        }
    }

    /// Whether the page can be left for later.
    pub(super) const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Way(_))
    }
}
