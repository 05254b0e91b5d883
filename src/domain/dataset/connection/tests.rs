use super::*;

const FORM: &str = r#"[organization]
name = { zh = "虛擬市政府", en = "Virtual City" }
oid = "2.16.886.101.99999"

[base]
url = "https://dp.example/mydata-dp/"
hosts = ["203.0.113.8", "2001:db8::/48"]
accepts = ["TFD", "CER"]
duration = "2 days"
signer = { organization = "2.16.886.101.99999" }

[[dataset]]
resource_id = "API.aB3dE6gH9j"
name = { zh = "停車紀錄", en = "Parking record" }
category = "transport"
description = { zh = "一年內的停車紀錄。", en = "One year of parking." }
url = "parking"
fields = [{ zh = "車號", en = "Plate" }, { zh = "日期", en = "Day" }]

[[dataset.parameter]]
key = "INQ_YR"
name = { zh = "查詢年度", en = "Year" }
example = "113"
explanation = { zh = "民國年三碼。", en = "Three digits." }
dummy = "113"
"#;

fn mistakes(form: &str) -> Vec<(usize, String, Problem)> {
    let found = read(form).expect_err("the form has a mistake");
    found
        .into_iter()
        .map(|mistake| (mistake.line, mistake.place, mistake.problem))
        .collect()
}

#[test]
fn a_form_is_read_and_the_base_holds_for_its_data_sets() {
    let connection = read(FORM).unwrap();
    assert_eq!(connection.organization.name.en, "Virtual City");
    let [dataset] = connection.datasets.as_slice() else {
        panic!("one data set")
    };
    assert_eq!(dataset.url.as_str(), "https://dp.example/mydata-dp/parking");
    assert_eq!(dataset.accepts, [method::Method::Cer, method::Method::Tfd]);
    assert_eq!(dataset.method, Method::Post);
    assert_eq!(dataset.waiting, Waiting::Days(2));
    assert_eq!(dataset.probe_minutes, 60);
    assert_eq!(dataset.hosts.len(), 2);
    assert_eq!(dataset.parameters[0].key, "INQ_YR");
    assert!(!dataset.parameters[0].optional);
}

#[test]
fn a_data_set_may_say_it_otherwise() {
    let own = "method = \"get\"\nduration = \"realtime\"\nprobe_minutes = 5\nhosts = []\naccepts = [\"NHI\"]\nurl = \"http://127.0.0.1:9/x\"";
    let connection = read(&FORM.replace("url = \"parking\"", own)).unwrap();
    let dataset = &connection.datasets[0];
    assert_eq!(dataset.method, Method::Get);
    assert_eq!(dataset.waiting, Waiting::RealTime);
    assert_eq!(dataset.probe_minutes, 5);
    assert_eq!(dataset.accepts, [method::Method::Nhi]);
    assert_eq!(dataset.url.as_str(), "http://127.0.0.1:9/x");
    assert!(dataset.hosts.is_empty());
}

#[test]
fn every_mistake_is_found_at_once_with_its_line() {
    let form = FORM
        .replace("2.16.886.101.99999\"\n\n[base]", "2.16\"\n\n[base]")
        .replace("\"203.0.113.8\"", "\"dp.example\"")
        .replace("\"TFD\"", "\"OTP\"")
        .replace("API.aB3dE6gH9j", "API.short")
        .replace("\"transport\"", "\"parking\"")
        .replace("INQ_YR", "Authorization")
        .replace("dummy = \"113\"", "dummy = \"民國\"");
    let places: Vec<_> = mistakes(&form)
        .into_iter()
        .map(|(line, place, problem)| (line, place, problem.key()))
        .collect();
    let expected = [
        (3, "organization.oid", "dataset-connection-oid"),
        (7, "base.hosts", "dataset-connection-host"),
        (8, "base.accepts", "dataset-connection-code"),
        (
            13,
            "dataset[1].resource_id",
            "dataset-connection-resource-id",
        ),
        (15, "dataset[1].category", "dataset-connection-category"),
        (
            21,
            "dataset[1].parameter[1].key",
            "dataset-connection-parameter-key",
        ),
        (
            25,
            "dataset[1].parameter[1].dummy",
            "dataset-connection-parameter-value",
        ),
    ];
    let expected = expected.map(|(line, place, key)| (line, place.to_owned(), key));
    assert_eq!(places, expected);
}

#[test]
fn a_misspelt_setting_is_named_with_its_line() {
    let found = mistakes(&FORM.replace("category =", "categorie ="));
    let [(line, _, Problem::Form(message))] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(*line, 15);
    assert!(message.contains("categorie"), "{message}");
}

#[test]
fn a_missing_setting_and_broken_toml_are_named() {
    let found = mistakes(&FORM.replace("category = \"transport\"\n", ""));
    assert!(
        matches!(&found[..], [(_, _, Problem::Form(message))] if message.contains("category")),
        "{found:?}"
    );
    assert!(matches!(
        &mistakes("[organization\n")[..],
        [(1, _, Problem::Form(_))]
    ));
    assert!(matches!(
        &mistakes(&"#".repeat(LARGEST_FILE + 1))[..],
        [(1, _, Problem::TooLarge)]
    ));
}

#[test]
fn what_was_said_before_is_not_said_again() {
    let again = FORM[FORM.find("[[dataset]]").unwrap()..].to_owned();
    let found = mistakes(&format!("{FORM}{again}"));
    assert_eq!(
        found,
        [(27, "dataset[2].resource_id".to_owned(), Problem::Twice(13))]
    );
    let found = mistakes(&FORM.replace("zh = \"日期\"", "zh = \"車號\""));
    assert!(
        matches!(&found[..], [(18, _, Problem::Twice(18))]),
        "{found:?}"
    );
}

#[test]
fn addresses_are_https_or_this_machine_and_carry_nothing_else() {
    for url in [
        "http://dp.example/x",
        "ftp://dp.example/x",
        "https://user@dp.example/x",
        "https://dp.example/x?y=1",
        "https://dp.example/x#y",
        "",
    ] {
        let found = mistakes(&FORM.replace("\"parking\"", &format!("{url:?}")));
        assert!(
            matches!(&found[..], [(17, _, Problem::Url)]),
            "{url}: {found:?}"
        );
    }
    let found = mistakes(&FORM.replace("url = \"https://dp.example/mydata-dp/\"\n", ""));
    assert!(
        matches!(&found[..], [(16, _, Problem::NoBaseUrl)]),
        "{found:?}"
    );
}

#[test]
fn a_form_without_signer_codes_or_data_sets_is_refused() {
    let found = mistakes(&FORM.replace("signer =", "#").replace("accepts =", "#"));
    let problems: Vec<_> = found.iter().map(|(_, _, problem)| problem).collect();
    assert_eq!(problems, [&Problem::NoCode, &Problem::NoSigner]);
    let found = mistakes(&FORM[..FORM.find("[[dataset]]").unwrap()]);
    assert!(
        matches!(&found[..], [(1, _, Problem::NoDataset)]),
        "{found:?}"
    );
    let found = mistakes(&FORM.replace("\"2 days\"", "\"soon\""));
    assert!(matches!(&found[..], [(9, _, Problem::Duration)]));
    let found = mistakes(&FORM.replace("duration = \"2 days\"", "probe_minutes = 1"));
    assert!(matches!(&found[..], [(9, _, Problem::Probe)]));
}
