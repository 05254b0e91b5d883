//! What a member types to show something.

use serde::Deserialize;

use crate::domain::file::FileKind;
use crate::domain::ids::InquiryId;
use crate::domain::inquiry::{Inquiry, LONGEST_LINE, LONGEST_TEXT, Showcase, Words};
use crate::domain::licensing::attribution::WebAddress;
use crate::domain::picture;
use crate::http::fields::FieldErrors;
use crate::http::inquiry::is_service;
use crate::http::typed::Bound;
use crate::http::upload::WithFile;
use crate::kit::writing;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SubmissionForm {
    /// What this is a change of: its identifier; empty for something new.
    pub(super) from: String,
    pub(super) name: String,
    pub(super) what: String,
    pub(super) address: String,
    pub(super) services: Vec<String>,
}

impl WithFile for SubmissionForm {
    const FIELD: &'static str = "picture";
    const MOST_BYTES: usize = picture::MOST_BYTES;
    const KINDS: &'static [FileKind] = picture::KINDS;
}

impl SubmissionForm {
    /// As it would have been typed.
    pub(super) fn of(before: Inquiry) -> Self {
        match before.words {
            Words::Showcase(one) => Self {
                from: before.id.to_string(),
                name: one.name,
                what: one.what,
                address: one.address,
                services: one.services,
            },
            Words::Feedback(_) | Words::Consultation(_) => Self::default(),
        }
    }

    /// What is to be shown, or every mistake.
    pub(super) fn parse(
        &self,
        replaces: Option<InquiryId>,
        errors: &mut FieldErrors,
    ) -> Option<Showcase> {
        let (name, what) = (writing::line(&self.name), writing::prose(&self.what));
        let bound = |field, most, key| Bound { field, most, key };
        bound("name", LONGEST_LINE, "participant-submission-no-name").demand(errors, &name);
        bound("what", LONGEST_TEXT, "participant-submission-no-what").demand(errors, &what);
        let address = WebAddress::parse(&self.address);
        if address.is_err() {
            errors.push("address", "participant-submission-no-address");
        }
        let known = self.services.iter().all(|id| is_service(id));
        if self.services.is_empty() || !known {
            errors.push("services", "participant-submission-no-service");
        }
        let address = address.ok().filter(|_| errors.is_empty())?;
        let mut services = self.services.clone();
        services.sort_unstable();
        services.dedup();
        Some(Showcase {
            name,
            what,
            address: address.as_str().to_owned(),
            services,
            replaces,
        })
    }

    /// What is said of the picture: a change keeps the one before, unless there is another.
    pub(super) const fn picture_hint(&self) -> &'static str {
        if self.from.is_empty() {
            "common-picture-hint"
        } else {
            "participant-submission-same-picture"
        }
    }
}
