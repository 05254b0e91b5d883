//! Holds a package that came against the rules, on the blocking pool.

use bytes::Bytes;

use crate::app::App;
use crate::domain::errand::Errand;
use crate::domain::package::{Accepted, CannotAccept, Expectations, Limits, Registered, examine};
use crate::kit::clock::Timestamp;

/// Why there is no accepted package.
pub(super) enum Judged {
    /// It breaks this rule.
    Refused(String),
    /// This machine could not look.
    Unable(String),
}

/// Examines the package; the bytes come back with what was found.
pub(super) async fn judge(
    app: &App,
    errand: &Errand,
    bytes: Bytes,
    now: Timestamp,
) -> Result<(Bytes, Accepted), Judged> {
    let (anchors, readers) = (app.trust.providers.clone(), app.pdf_readers.clone());
    let number = errand.number.clone();
    let registered = Registered {
        fingerprints: errand
            .signer
            .certificates
            .iter()
            .map(ToString::to_string)
            .collect(),
        organizations: errand.signer.organization.clone().into_iter().collect(),
    };
    let examined = tokio::task::spawn_blocking(move || {
        let against = Expectations {
            now,
            limits: Limits::default(),
            anchors: Some(&anchors),
            subject: Some(&number),
            registered: Some(&registered),
            pdf: readers.as_ref(),
        };
        let verdict = examine(&bytes, &against);
        (bytes, verdict)
    });
    let (bytes, verdict) = examined
        .await
        .map_err(|why| Judged::Unable(why.to_string()))?;
    match verdict {
        Ok(accepted) => Ok((bytes, accepted)),
        Err(CannotAccept::Refused(finding)) => {
            tracing::warn!(%finding, dataset = %errand.transfer.dataset, "a package was refused");
            Err(Judged::Refused(finding.rule.to_string()))
        }
        Err(CannotAccept::CannotLook(why)) => Err(Judged::Unable(why.to_string())),
    }
}
