//! What the chosen data sets ask for besides a proof: custom parameters.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::claim::ClaimForm;
use crate::app::App;
use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::{Dataset, parameter, queries};
use crate::domain::identity::answer::Parameters;
use crate::domain::identity::content;
use crate::domain::ids::{CitizenId, RequestId, ResourceId};
use crate::domain::request::draft::{self, Draft};
use crate::domain::request::{Request, queries as requests};
use crate::http::fields::FieldErrors;
use crate::http::page_error::PageError;
use crate::kit::secret::Secret;

/// One field for a custom parameter.
#[derive(Debug, Clone)]
pub struct Field {
    /// The field's name in the form.
    pub name: String,
    /// The data set that asks for it.
    pub dataset: ResourceId,
    /// That data set's name.
    pub dataset_name: Bilingual,
    /// The parameter.
    pub parameter: parameter::Parameter,
    /// What was typed.
    pub value: String,
}

/// The fields of a form as they arrived: name and value.
pub type Posted = Vec<(String, String)>;

/// The fields of a form whose names are only known when it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Asked(BTreeMap<String, String>);

impl Asked {
    /// The fields as they arrived; the last of equal names counts.
    #[must_use]
    pub fn new(fields: Posted) -> Self {
        Self(fields.into_iter().collect())
    }

    /// The value of the field `name`, unless it is empty.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|value| !value.is_empty()).cloned()
    }

    /// The two fields of the claim.
    #[must_use]
    pub fn claim(&self) -> ClaimForm {
        ClaimForm {
            id_number: self.value("id_number").unwrap_or_default(),
            birth_date: self.value("birth_date").unwrap_or_default(),
        }
    }
}

/// What the address of a page with a proof may wish.
#[derive(Debug, Deserialize)]
pub struct Wish {
    /// Where to go afterwards.
    pub back: Option<String>,
    /// The method is to be chosen again, although one has begun.
    pub again: Option<String>,
    /// A proof was handed in that is used up.
    pub used: Option<String>,
    /// A form was sent whose session has ended.
    pub ended: Option<String>,
}

/// What a page posted for a method of proof: nobody prints it.
#[must_use]
pub fn secret(posted: Posted) -> Parameters {
    posted
        .into_iter()
        .map(|(name, value)| (name, Secret::new(value)))
        .collect()
}

/// The data sets of a request, in the order they were chosen.
///
/// # Errors
/// A fault of the database; gone when one of them is not there any more.
pub async fn chosen(app: &App, request: &Request) -> Result<Vec<Dataset>, PageError> {
    let ids = request.datasets.clone();
    let found = app.db.read(move |conn| queries::list(conn, &ids)).await?;
    let pick = |id: &ResourceId| {
        found
            .iter()
            .find(|dataset| dataset.definition.resource_id == *id)
            .cloned()
    };
    request
        .datasets
        .iter()
        .map(pick)
        .collect::<Option<Vec<_>>>()
        .ok_or(PageError::Gone)
}

/// Demands that the request is this citizen's.
///
/// # Errors
/// Not found when it is not.
pub(super) async fn demand(app: &App, citizen: CitizenId, id: RequestId) -> Result<(), PageError> {
    let theirs = app
        .db
        .read(move |conn| requests::is_of_citizen(conn, id, citizen))
        .await?;
    if theirs {
        Ok(())
    } else {
        Err(PageError::NotFound)
    }
}

/// The fields for what the data sets ask, with what was kept before.
#[must_use]
pub fn fields(chosen: &[Dataset], draft: &Draft) -> Vec<Field> {
    let mut fields = Vec::new();
    for (place, dataset) in chosen.iter().enumerate() {
        let kept = draft.parameters_of(&dataset.definition.resource_id);
        for parameter in &dataset.definition.parameters {
            fields.push(Field {
                name: format!("parameter-{place}-{}", parameter.key),
                dataset: dataset.definition.resource_id.clone(),
                dataset_name: dataset.definition.name.clone(),
                value: kept.get(&parameter.key).cloned().unwrap_or_default(),
                parameter: parameter.clone(),
            });
        }
    }
    fields
}

/// The fields with what was typed: full width becomes half width, blanks at the ends go.
#[must_use]
pub fn with_values(fields: Vec<Field>, asked: &Asked) -> Vec<Field> {
    let typed = |name: &str| {
        asked
            .value(name)
            .unwrap_or_default()
            .nfkc()
            .collect::<String>()
            .trim()
            .to_owned()
    };
    fields
        .into_iter()
        .map(|field| Field {
            value: typed(&field.name),
            ..field
        })
        .collect()
}

/// The parameters of each data set; what is wrong goes to `errors`.
pub fn parse(
    fields: &[Field],
    errors: &mut FieldErrors,
) -> BTreeMap<ResourceId, draft::Parameters> {
    let mut parameters: BTreeMap<ResourceId, draft::Parameters> = BTreeMap::new();
    for field in fields {
        let of_dataset = parameters.entry(field.dataset.clone()).or_default();
        if field.value.is_empty() && field.parameter.optional {
            continue;
        }
        if field.value.is_empty() {
            let label = &field.parameter.name;
            errors.push_named(&field.name, "citizen-parameter-empty", label);
        } else if parameter::is_value(&field.value) {
            of_dataset.insert(field.parameter.key.clone(), field.value.clone());
        } else {
            let label = &field.parameter.name;
            errors.push_named(&field.name, "citizen-parameter-unreadable", label);
        }
    }
    if let Some(first) = fields.first().filter(|_| !content::fits(&parameters)) {
        errors.push(&first.name, "citizen-parameter-too-much");
    }
    parameters
}
