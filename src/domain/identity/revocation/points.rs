//! Where a certificate says that its revocation lists are.

use x509_cert::ext::pkix::CrlDistributionPoints;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};

/// The addresses of its revocation lists, of points that are neither for some reasons only nor by another issuer.
pub(in super::super) fn addresses(points: Option<CrlDistributionPoints>) -> Vec<String> {
    points
        .into_iter()
        .flat_map(|points| points.0)
        .filter(|point| point.reasons.is_none() && point.crl_issuer.is_none())
        .filter_map(|point| match point.distribution_point {
            Some(DistributionPointName::FullName(names)) => Some(names),
            _ => None,
        })
        .flatten()
        .filter_map(|name| match name {
            GeneralName::UniformResourceIdentifier(uri) => Some(uri.to_string()),
            _ => None,
        })
        .collect()
}
