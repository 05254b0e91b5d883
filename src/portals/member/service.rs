//! `/ids/services/{id}`: one data service: what it answers, in which fields, and whether it is there.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use askama::Template;

use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::park::catalogue::{SERVICES, Within};
use crate::domain::park::closing::Closed;
use crate::domain::park::listing::{self, Listed, ServiceState, Words};
use crate::domain::park::odata::model::{Field, Shape};
use crate::http::arrival::Passing;
use crate::http::chrome::Chrome;
use crate::http::page_error::PageError;
use crate::http::screen;

/// The page.
#[derive(Template)]
#[template(path = "member/service.html")]
pub struct ServicePage {
    chrome: Chrome,
    listed: Listed,
    fields: Vec<Row>,
}

/// A field as the page tells it.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    /// As callers name it: `IndustrialParkName/Zh_tw`.
    name: String,
    /// As the standard calls its type: `Edm.String`.
    kind: &'static str,
}

/// Shows a service, also one that is suspended or retired.
///
/// # Errors
/// Not found for one that does not exist.
pub async fn show(
    app: Data<App>,
    Passing(chrome): Passing,
    id: Path<String>,
) -> Result<HttpResponse, PageError> {
    let listed = app.db.read(move |conn| listing::find(conn, &id)).await?;
    let listed = listed.ok_or(PageError::NotFound)?;
    Ok(screen::ok(ServicePage::of(chrome, listed)))
}

fn rows(before: &str, fields: &[Field], rows_so_far: &mut Vec<Row>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        match field.shape {
            Shape::Leaf(kind, _) => rows_so_far.push(Row {
                name,
                kind: kind.name(),
            }),
            Shape::Complex(inner) => rows(&format!("{name}/"), inner, rows_so_far),
            Shape::List(entity, _) => rows(&format!("{name}[]/"), entity.fields, rows_so_far),
        }
    }
}

impl ServicePage {
    fn of(chrome: Chrome, listed: Listed) -> Self {
        let mut fields = Vec::new();
        rows("", listed.service.entity.fields, &mut fields);
        Self {
            chrome,
            listed,
            fields,
        }
    }

    fn name(&self) -> String {
        self.chrome.say(&self.listed.name()).to_owned()
    }

    /// What becomes of calls while it is closed.
    fn calls(&self) -> Option<&'static str> {
        Closed::of(self.listed.state).map(Closed::key)
    }

    /// What stands in the place of the name in braces.
    fn within(&self) -> Option<&'static str> {
        self.listed.service.within.map(|within| match within {
            Within::Year => "platform-service-year",
            Within::Park => "platform-service-park",
        })
    }

    /// The page as tests and the gallery see it.
    #[must_use]
    pub fn samples(chrome: &Chrome) -> Vec<Self> {
        let states = ServiceState::ALL.iter().zip(SERVICES);
        let page = |(state, service): (&ServiceState, _)| {
            let listed = Listed {
                service,
                words: Words {
                    name_en: "A service".to_owned(),
                    about: Bilingual::new("A", "What it answers."),
                    frequency: Bilingual::new("B", "Monthly"),
                    provider: Bilingual::new("C", "The platform"),
                },
                state: *state,
                reason: Bilingual::new("D", "Maintenance."),
                version: 1,
            };
            Self::of(chrome.clone(), listed)
        };
        states.map(page).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_within_fields_are_named_as_callers_name_them() {
        let mut found = Vec::new();
        let land = SERVICES.iter().find(|one| one.id == "IdleLand").unwrap();
        rows("", land.entity.fields, &mut found);
        let kind = |name: &str| found.iter().find(|row| row.name == name).unwrap().kind;
        assert_eq!(kind("IdleLandID"), "Edm.String");
        assert_eq!(kind("IndustrialParkName/Zh_tw"), "Edm.String");
        assert_eq!(kind("LandPosition/PositionLat"), "Edm.Double");
        let product = SERVICES.iter().find(|one| one.id == "FactoryProduct");
        let mut found = Vec::new();
        rows("", product.unwrap().entity.fields, &mut found);
        assert!(found.iter().any(|row| row.name == "Products[]/ProductID"));
    }
}
