//! The sandbox's own data sets, in the form in which every provider is attached.

use std::net::SocketAddr;

use crate::domain::dataset::connection::{self, Connection, Definition, Mistake};
use crate::domain::dataset::signer::Fingerprint;

static FORM: &str = include_str!("catalogue.toml");

/// The form, filled in: what `mydata admin connect` would be given for the provider at `address` whose packages
/// are signed with the certificate of this fingerprint.
#[must_use]
pub fn form(address: SocketAddr, certificate: &Fingerprint) -> String {
    FORM.replace("{address}", &address.to_string())
        .replace("{certificate}", &certificate.to_string())
}

/// The form, filled in and read.
///
/// # Errors
/// When the catalogue inside the binary has mistakes.
pub fn connection(
    address: SocketAddr,
    certificate: &Fingerprint,
) -> Result<Connection, Vec<Mistake>> {
    connection::read(&form(address, certificate))
}

/// The last part of a data set's address: the name by which its content and its conduct are found.
#[must_use]
pub fn resource(definition: &Definition) -> &str {
    let mut segments = definition.url.path_segments().into_iter().flatten();
    segments.next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::dataset::category::Category;
    use crate::domain::dataset::connection::Problem;
    use crate::sandbox::data_provider::records;
    use crate::text::{Catalogue, Locale};

    #[test]
    fn the_catalogue_is_a_form_without_mistakes_and_every_data_set_has_content() {
        let address = "127.0.0.1:4711".parse().unwrap();
        let connection = connection(address, &Fingerprint::of(b"certificate")).unwrap();
        let shelves: BTreeSet<Category> = connection
            .datasets
            .iter()
            .map(|dataset| dataset.category)
            .collect();
        assert_eq!(shelves.len(), Category::ALL.len());
        for dataset in &connection.datasets {
            let resource = resource(dataset);
            assert!(records::find(resource).is_some(), "{resource}");
            assert!(
                dataset
                    .url
                    .as_str()
                    .starts_with("http://127.0.0.1:4711/mydata-dp/")
            );
            let trial = resource.starts_with("test-");
            assert_eq!(trial, dataset.category == Category::Other, "{resource}");
            assert_eq!(trial, dataset.name.zh.contains("測試"), "{resource}");
        }
    }

    #[test]
    fn every_mistake_of_a_form_and_every_category_has_words_in_both_languages() {
        let problems = [
            Problem::Form("x".to_owned()),
            Problem::TooLarge,
            Problem::NoDataset,
            Problem::Empty,
            Problem::TooLong(80),
            Problem::Control,
            Problem::Oid,
            Problem::ResourceId,
            Problem::Twice(3),
            Problem::Category,
            Problem::Url,
            Problem::NoBaseUrl,
            Problem::Method,
            Problem::Host,
            Problem::Code("OTP".to_owned()),
            Problem::NoCode,
            Problem::Duration,
            Problem::Probe,
            Problem::Fingerprint,
            Problem::NoSigner,
            Problem::FieldCount,
            Problem::ParameterKey,
            Problem::ParameterValue,
        ];
        for locale in Locale::ALL {
            for category in Category::ALL {
                assert!(Catalogue::of(locale).find(category.key(), &[]).is_some());
            }
            for problem in &problems {
                let args = problem.args();
                let args: Vec<_> = args
                    .iter()
                    .map(|(name, value)| (*name, value.as_str().into()))
                    .collect();
                let sentence = Catalogue::of(locale).find(problem.key(), &args);
                let sentence = sentence.unwrap_or_else(|| panic!("{} in {locale}", problem.key()));
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
    }
}
