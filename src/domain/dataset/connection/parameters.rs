//! Reading the `[[dataset.parameter]]` of a data set.

use super::checker::{Checker, LONGEST_NAME, LONGEST_SENTENCE};
use super::mistake::Problem;
use super::written;
use crate::domain::dataset::parameter::{Parameter, is_key, is_value};

/// Those that are in order; what is not, the checker knows.
pub(super) fn read(
    checker: &mut Checker<'_>,
    place: &str,
    written: &[written::Parameter],
) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for (index, written) in written.iter().enumerate() {
        let place = format!("{place}.parameter");
        checker.once(&place, &format!("{place}[{}].key", index + 1), &written.key);
        parameters.extend(one(checker, &format!("{place}[{}]", index + 1), written));
    }
    parameters
}

fn one(checker: &mut Checker<'_>, place: &str, written: &written::Parameter) -> Option<Parameter> {
    let at = |name: &str| format!("{place}.{name}");
    let value = |text: &str| is_value(text).then(|| text.to_owned());
    let key = checker.parse(&at("key"), &written.key, Problem::ParameterKey, |text| {
        is_key(text).then(|| text.to_owned())
    });
    let name = checker.bilingual(&at("name"), &written.name, LONGEST_NAME);
    let example = checker.parse(
        &at("example"),
        &written.example,
        Problem::ParameterValue,
        value,
    );
    let explanation = checker.bilingual(&at("explanation"), &written.explanation, LONGEST_SENTENCE);
    let dummy = checker.parse(&at("dummy"), &written.dummy, Problem::ParameterValue, value);
    Some(Parameter {
        key: key?,
        name: name?,
        example: example?,
        explanation: explanation?,
        dummy: dummy?,
        optional: written.optional,
    })
}
