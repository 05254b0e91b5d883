//! Reading one `[[dataset]]`, with what `[base]` says for all of them.

use ipnet::IpNet;
use toml::Spanned;
use url::Url;

use super::base::{Base, is_allowed, probe_minutes, waiting};
use super::checker::{Checker, LONGEST_NAME, LONGEST_SENTENCE};
use super::mistake::Problem;
use super::written::{self, Text};
use super::{Bilingual, Definition, Method, Waiting, parameters};
use crate::domain::dataset::signer::Signer;
use crate::domain::identity::method;

const MOST_FIELDS: usize = 200;

/// The data set when it is in order; `None` when something is not, which the checker then knows.
pub(super) fn read(
    checker: &mut Checker<'_>,
    base: &Base,
    place: &str,
    spanned: &Spanned<written::Dataset>,
) -> Option<Definition> {
    let written = spanned.get_ref();
    let at = |name: &str| format!("{place}.{name}");
    checker.once("resource_id", &at("resource_id"), &written.resource_id);
    let resource_id = checker.parse(
        &at("resource_id"),
        &written.resource_id,
        Problem::ResourceId,
        |text| text.parse().ok(),
    );
    let name = checker.bilingual(&at("name"), &written.name, LONGEST_NAME);
    let unit = written.unit.as_ref();
    let unit = unit.and_then(|unit| checker.bilingual(&at("unit"), unit, LONGEST_NAME));
    let category = checker.parse(
        &at("category"),
        &written.category,
        Problem::Category,
        |text| text.parse().ok(),
    );
    let description = checker.bilingual(&at("description"), &written.description, LONGEST_SENTENCE);
    let url = address(checker, base, &at("url"), &written.url);
    let method = written.method.as_ref().map_or(Some(Method::Post), |text| {
        checker.parse(&at("method"), text, Problem::Method, method)
    });
    let fields = fields(checker, &at("fields"), &written.fields);
    let parameters = parameters::read(checker, place, &written.parameters);
    let terms = Terms::read(checker, base, place, spanned);
    Some(Definition {
        resource_id: resource_id?,
        name: name?,
        unit,
        category: category?,
        description: description?,
        url: url?,
        method: method?,
        fields,
        accepts: terms.accepts?,
        parameters,
        hosts: terms.hosts,
        signer: terms.signer?,
        waiting: terms.waiting?,
        probe_minutes: terms.probe_minutes?,
    })
}

/// What a data set says itself, or else `[base]` for it.
struct Terms {
    accepts: Option<Vec<method::Method>>,
    signer: Option<Signer>,
    hosts: Vec<IpNet>,
    waiting: Option<Waiting>,
    probe_minutes: Option<u16>,
}

impl Terms {
    fn read(
        checker: &mut Checker<'_>,
        base: &Base,
        place: &str,
        spanned: &Spanned<written::Dataset>,
    ) -> Self {
        let written = spanned.get_ref();
        let at = |name: &str| format!("{place}.{name}");
        let accepts = match &written.accepts {
            Some(codes) => Some(checker.codes(&at("accepts"), codes)),
            None => base.accepts.clone(),
        };
        if accepts.is_none() {
            checker.note(&spanned.span(), &at("accepts"), Problem::NoCode);
        }
        let signer = match &written.signer {
            Some(signer) => Some(checker.signer(&at("signer"), signer)),
            None => base.signer.clone(),
        };
        if signer.is_none() {
            checker.note(&spanned.span(), &at("signer"), Problem::NoSigner);
        }
        Self {
            accepts,
            signer,
            hosts: match &written.hosts {
                Some(hosts) => checker.hosts(&at("hosts"), hosts),
                None => base.hosts.clone(),
            },
            waiting: match &written.duration {
                Some(text) => waiting(checker, &at("duration"), text),
                None => Some(base.waiting.unwrap_or(Waiting::RealTime)),
            },
            probe_minutes: match &written.probe_minutes {
                Some(minutes) => probe_minutes(checker, &at("probe_minutes"), minutes),
                None => Some(base.probe_minutes),
            },
        }
    }
}

fn method(text: &str) -> Option<Method> {
    match text {
        "post" => Some(Method::Post),
        "get" => Some(Method::Get),
        _ => None,
    }
}

fn address(checker: &mut Checker<'_>, base: &Base, place: &str, text: &Text) -> Option<Url> {
    let written = text.get_ref();
    let problem = if written.contains("://") {
        Problem::Url
    } else if base.url.is_none() {
        Problem::NoBaseUrl
    } else {
        Problem::Url
    };
    checker.parse(place, text, problem, |written| {
        let whole = match &base.url {
            Some(base) if !written.contains("://") => base.join(written.trim_start_matches('/')),
            _ => Url::parse(written),
        };
        whole
            .ok()
            .filter(|url| !written.is_empty() && is_allowed(url))
    })
}

fn fields(
    checker: &mut Checker<'_>,
    place: &str,
    written: &Spanned<Vec<written::Bilingual>>,
) -> Vec<Bilingual> {
    if written.get_ref().is_empty() || written.get_ref().len() > MOST_FIELDS {
        checker.note(&written.span(), place, Problem::FieldCount);
    }
    let mut fields = Vec::new();
    for field in written.get_ref() {
        checker.once(place, place, &field.zh);
        fields.extend(checker.bilingual(place, field, LONGEST_NAME));
    }
    fields
}
