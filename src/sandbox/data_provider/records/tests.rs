use super::*;
use crate::domain::dataset::signer::Fingerprint;
use crate::sandbox::data_provider::catalogue;
use crate::sandbox::people;

#[test]
fn every_data_set_gives_every_field_of_the_catalogue_and_in_its_order() {
    let address = "127.0.0.1:4711".parse().unwrap();
    let connection = catalogue::connection(address, &Fingerprint::of(b"")).unwrap();
    let parameters = BTreeMap::from([("INQ_YR".to_owned(), "113".to_owned())]);
    let people = people::all();
    for dataset in &connection.datasets {
        let resource = catalogue::resource(dataset);
        let look_up = find(resource).unwrap();
        let mut known = 0;
        for person in &people {
            let subject = Subject {
                person,
                today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
                parameters: &parameters,
            };
            let Some(entries) = look_up(&subject) else {
                continue;
            };
            known += 1;
            let given: Vec<_> = entries.iter().map(|(label, _)| *label).collect();
            let promised: Vec<_> = dataset.fields.iter().map(|field| &field.zh).collect();
            assert_eq!(given, promised, "{resource} of {}", person.key);
            for (label, value) in &entries {
                check(
                    value,
                    &format!("{resource} of {}: {label}", person.key),
                    &subject,
                );
            }
        }
        assert!(known > 0, "{resource} knows nobody");
    }
}

fn check(value: &Value, place: &str, subject: &Subject<'_>) {
    match value {
        Value::Text(text) => assert!(!text.trim().is_empty(), "{place}"),
        Value::Rows(columns, rows) => {
            for row in rows {
                assert_eq!(row.len(), columns.len(), "{place}");
                for value in row {
                    check(value, place, subject);
                }
            }
        }
        Value::Number(number, _) => assert!(*number >= 0, "{place}"),
        Value::Day(day) => {
            assert!(
                *day > NaiveDate::from_ymd_opt(1900, 1, 1).unwrap(),
                "{place}"
            );
        }
        Value::Picture(_) => assert!(subject.person.photo, "{place}"),
    }
}

#[test]
fn the_same_question_has_the_same_answer_and_other_people_have_others() {
    let nothing = BTreeMap::new();
    let json = |key| {
        let person = people::find(key).unwrap();
        let subject = Subject {
            person: &person,
            today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            parameters: &nothing,
        };
        let entries = health::visits(&subject);
        serde_json::to_string(&entries).unwrap()
    };
    assert_eq!(json("ming"), json("ming"));
    assert_ne!(json("ming"), json("mei"));
}

#[test]
fn the_year_asked_for_changes_the_income() {
    let person = people::find("ming").unwrap();
    let of = |year: &str| {
        let parameters = BTreeMap::from([("INQ_YR".to_owned(), year.to_owned())]);
        let subject = Subject {
            person: &person,
            today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            parameters: &parameters,
        };
        money::income(&subject).map(|entries| serde_json::to_string(&entries).unwrap())
    };
    assert!(of("113").is_some());
    assert_ne!(of("113"), of("112"));
    assert!(of("080").is_none());
}

#[test]
fn a_resident_stands_in_no_household_register() {
    let person = people::find("resident").unwrap();
    let nothing = BTreeMap::new();
    let subject = Subject {
        person: &person,
        today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        parameters: &nothing,
    };
    assert!(household::registration(&subject).is_none());
    assert!(find("health-insurance").unwrap()(&subject).is_some());
    assert_eq!(subject.age(), 31);
}
