use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Config, Vec<Mistake>> {
    Config::read(&Reader::of(variables.iter().copied()))
}

const PRODUCTION: [(&str, &str); 13] = [
    ("MYDATA_ENV", "production"),
    ("MYDATA_BASE_URL", "https://mydata.example"),
    ("MYDATA_DATABASE_URL", "sqlite:/srv/mydata.sqlite"),
    ("MYDATA_PACKAGE_STORE", "/srv/packages"),
    ("MYDATA_MASTER_KEY_FILE", "/etc/mydata.key"),
    ("MYDATA_SMTP_URL", "smtps://mail.example"),
    ("MYDATA_MAIL_FROM", "MyData <mydata@example.org>"),
    ("MYDATA_CITIZEN_ANCHORS", "/etc/citizens.pem"),
    ("MYDATA_PROVIDER_ANCHORS", "/etc/providers.pem"),
    ("MYDATA_CRLS", "http://crl.example/complete.crl"),
    ("MYDATA_OWNERSHIP_URL", "https://ics.example/check"),
    ("MYDATA_OWNERSHIP_CERTIFICATE", "/etc/client.pem"),
    ("MYDATA_OWNERSHIP_KEY", "/etc/client.key"),
];

#[test]
fn nothing_needs_to_be_set_in_development() {
    let config = read(&[]).unwrap();
    assert!(config.sandbox.on);
    assert!(config.keys.make);
    assert_eq!(config.server.bind.to_string(), "127.0.0.1:8080");
    assert_eq!(
        config.server.link("/personal"),
        "http://127.0.0.1:8080/personal"
    );
}

#[test]
fn a_complete_production_starts_without_the_sandbox() {
    let config = read(&PRODUCTION).unwrap();
    assert!(!config.sandbox.on);
    assert!(!config.keys.make);
    assert_eq!(config.server.log_form, LogForm::Json);
    assert_eq!(
        config.identity.card_component.unwrap().as_str(),
        "http://localhost:61161/"
    );
}

#[test]
fn each_gap_in_production_stops_the_start_with_one_sentence_that_names_it() {
    for (missing, _) in PRODUCTION.iter().skip(1) {
        let rest: Vec<_> = PRODUCTION
            .into_iter()
            .filter(|(name, _)| name != missing)
            .collect();
        let mistakes = read(&rest).unwrap_err();
        assert_eq!(mistakes.len(), 1, "{missing}: {mistakes:?}");
        assert!(
            mistakes[0]
                .0
                .starts_with(&format!("{missing} is not set: ")),
            "{mistakes:?}"
        );
    }
}

#[test]
fn the_sandbox_cannot_be_switched_on_in_production() {
    for extra in [("MYDATA_SANDBOX", "on"), ("MYDATA_SANDBOX_HALT", "x")] {
        let mistakes = read(&[&PRODUCTION[..], &[extra]].concat()).unwrap_err();
        assert!(mistakes[0].0.contains(extra.0), "{mistakes:?}");
    }
}

#[test]
fn a_distant_postgresql_without_tls_has_to_be_called_private() {
    let mut variables = PRODUCTION.to_vec();
    variables[2].1 = "postgres://mydata@db.example/mydata";
    assert_eq!(read(&variables).unwrap_err().len(), 1);
    variables.push(("MYDATA_DATABASE_NETWORK", "private"));
    assert!(read(&variables).is_ok());
}

#[test]
fn letters_leave_a_machine_of_production_under_tls_only() {
    let with = |url| {
        let mut variables = PRODUCTION.to_vec();
        variables[5].1 = url;
        read(&variables)
            .map(|_| ())
            .map_err(|mistakes| mistakes[0].0.clone())
    };
    for open in [
        "smtp://me:secret@mail.example",
        "smtp://mail.example:587?tls=opportunistic",
        "smtp://127.0.0.1.example",
    ] {
        let said = with(open).unwrap_err();
        assert!(said.starts_with("MYDATA_SMTP_URL leads to "), "{said}");
        assert!(!said.contains("secret"), "{said}");
    }
    for closed in [
        "smtps://me:secret@mail.example",
        "smtp://mail.example:587?tls=required",
        "smtp://localhost:25",
        "smtp://127.0.0.1:2525",
    ] {
        assert_eq!(with(closed), Ok(()));
    }
}

#[test]
fn the_register_is_asked_in_production_under_tls_only() {
    let mut variables = PRODUCTION.to_vec();
    variables[10].1 = "http://ics.example/check";
    let said = read(&variables).unwrap_err();
    assert!(said[0].0.starts_with("MYDATA_OWNERSHIP_URL is not https"));
    assert_eq!(said.len(), 1);
}

#[test]
fn what_is_unreadable_is_said_with_what_to_set() {
    let mistakes = read(&[
        ("MYDATA_BIND", "8080"),
        ("MYDATA_TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
    ])
    .unwrap_err();
    assert_eq!(mistakes.len(), 2);
    assert!(
        mistakes
            .iter()
            .all(|mistake| mistake.0.contains("set it to")),
        "{mistakes:?}"
    );
}

#[test]
fn s3_needs_its_keys() {
    let mistakes = read(&[("MYDATA_PACKAGE_STORE", "s3://packages")]).unwrap_err();
    assert_eq!(mistakes.len(), 2);
}

#[test]
fn every_variable_is_described_once() {
    let mut names: Vec<_> = Config::variables().map(|variable| variable.name).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_configuration_prints_no_secret() {
    let config = read(&[
        ("MYDATA_MASTER_KEY", "1:SECRETSECRET"),
        ("MYDATA_SMTP_URL", "smtps://me:SECRET@mail"),
        ("MYDATA_DATABASE_URL", "postgres://me:SECRET@localhost/x"),
    ]);
    assert!(!format!("{:?}", config.unwrap()).contains("SECRET"));
}

#[test]
fn the_readme_lists_every_variable_as_it_is_described_here() {
    let readme = include_str!("../../README.md");
    let lines: Vec<String> = Config::variables()
        .map(
            |Variable {
                 name,
                 default,
                 meaning,
             }| format!("| `{name}` | {default} | {meaning} |\n"),
        )
        .collect();
    let table = lines.concat();
    let head = "| variable | default | meaning |\n| --- | --- | --- |\n";
    let expected = format!("<!-- configuration -->\n{head}{table}<!-- end of configuration -->");
    assert!(
        readme.contains(&expected),
        "put this into the README:\n{expected}"
    );
}
