//! `/ids/services`: 資料服務查詢, by words and by theme.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::paths;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::park::catalogue::Theme;
use crate::domain::park::listing::{self, Listed, ServiceState};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::fields::Choice;
use crate::http::page_error::PageError;
use crate::http::screen;
use crate::kit::writing;

/// The most characters that are sought.
const LONGEST: usize = 100;

/// The page.
#[derive(Template)]
#[template(path = "member/services.html")]
pub struct ServicesPage {
    chrome: Chrome,
    sought: Sought,
    lines: Vec<Line>,
}

/// What is sought.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    /// Words that stand in what is said of a service.
    q: String,
    /// The word of a theme; empty for all.
    theme: String,
}

/// A service in the list.
struct Line {
    path: String,
    name: Bilingual,
    about: Bilingual,
    theme: Theme,
    state: ServiceState,
}

/// Shows what is found. A service that is retired is found by its address alone.
///
/// # Errors
/// A fault of the database.
pub async fn show(
    app: Data<App>,
    Passing(chrome): Passing,
    sought: Query<Sought>,
) -> Result<HttpResponse, PageError> {
    let mut sought = sought.0;
    sought.q = writing::line(&sought.q).chars().take(LONGEST).collect();
    let listed = app.db.read(listing::list).await?;
    let found = listed.iter().filter(|one| sought.fits(one));
    Ok(screen::ok(ServicesPage {
        lines: found.map(Line::of).collect(),
        chrome,
        sought,
    }))
}

impl Sought {
    fn fits(&self, listed: &Listed) -> bool {
        let themed = self.theme.is_empty() || self.theme == listed.service.theme.word();
        themed && listed.state != ServiceState::Retired && listed.answers_to(&self.q)
    }
}

impl Line {
    fn of(listed: &Listed) -> Self {
        Self {
            path: paths::service(listed.service.id),
            name: listed.name(),
            about: listed.words.about.clone(),
            theme: listed.service.theme,
            state: listed.state,
        }
    }
}

impl ServicesPage {
    fn themes(&self) -> Vec<Choice> {
        let all = Choice::new("", self.chrome.t("platform-services-all"));
        let themes = Theme::ALL.iter().map(|theme| {
            Choice::new(theme.word(), self.chrome.t(theme.key()))
                .chosen(self.sought.theme == theme.word())
        });
        std::iter::once(all).chain(themes).collect()
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let line = |theme, state| Line {
            path: "/ids/services/sample".to_owned(),
            name: Bilingual::new("A", "Agencies"),
            about: Bilingual::new("B", "Agencies that look after parks."),
            theme,
            state,
        };
        let page = |q: &str, lines| Self {
            chrome: chrome.clone(),
            sought: Sought {
                q: q.to_owned(),
                theme: String::new(),
            },
            lines,
        };
        let lines = vec![
            line(Theme::Park, ServiceState::Open),
            line(Theme::Land, ServiceState::Suspended),
        ];
        vec![page("", lines), page("nothing", Vec::new())]
    }
}
