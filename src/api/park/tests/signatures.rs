//! The table of signatures: what is sent, and the status it gets.

#![expect(
    clippy::too_many_lines,
    clippy::too_many_arguments,
    reason = "each line of the table is a call"
)]

use std::collections::BTreeSet;

use super::*;

const OK: u16 = 200;
const UNAUTHORIZED: &str = r#"{"message":"Unauthorized"}"#;
const CANNOT: &str = r#"{"message":"HMAC signature cannot be verified"}"#;
const DATE: &str = r#"{"message":"HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication"}"#;
const MISMATCH: &str = r#"{"message":"HMAC signature does not match"}"#;

const PATH: &str = "/v2/IndustrialPark";

/// One request and its fate; an empty body stands for any.
struct Case {
    name: String,
    request: TestRequest,
    status: u16,
    body: &'static str,
}

struct Cases<'a> {
    parks: &'a Parks,
    list: Vec<Case>,
}

impl Cases<'_> {
    fn add(
        &mut self,
        name: impl Into<String>,
        request: TestRequest,
        (status, body): (u16, &'static str),
    ) {
        self.list.push(Case {
            name: name.into(),
            request,
            status,
            body,
        });
    }

    /// Signed by `x-date` alone, the header's value made of the good one.
    fn authorization(
        &mut self,
        name: &str,
        make: impl Fn(String) -> String,
        fate: (u16, &'static str),
    ) {
        let date = self.parks.date();
        let good = self
            .parks
            .header(Algorithm::Sha1, "x-date", &format!("x-date: {date}"));
        let request = TestRequest::with_uri(PATH)
            .insert_header(("x-date", date))
            .insert_header(("authorization", make(good)));
        self.add(name, request, fate);
    }

    /// Signed by the header of this name with this date.
    fn dated(&mut self, name: &str, header: &str, date: &str, fate: (u16, &'static str)) {
        let value = self
            .parks
            .header(Algorithm::Sha1, header, &format!("{header}: {date}"));
        let request = TestRequest::with_uri(PATH)
            .insert_header((header, date))
            .insert_header(("authorization", value));
        self.add(name, request, fate);
    }

    /// These headers sent, these names listed, this text signed.
    fn listed(
        &mut self,
        name: &str,
        target: &str,
        names: &str,
        message: &str,
        fate: (u16, &'static str),
    ) {
        let date = self.parks.date();
        let message = message.replace("DATE", &date);
        let value = self.parks.header(Algorithm::Sha256, names, &message);
        let request = TestRequest::with_uri(target)
            .insert_header(("x-date", date))
            .insert_header(("host", "api.example"))
            .insert_header(("x-empty", ""))
            .append_header(("x-twice", "one"))
            .append_header(("x-twice", "two"))
            .insert_header(("authorization", value));
        self.add(name, request, fate);
    }
}

fn grammar(cases: &mut Cases<'_>) {
    let good = (OK, "");
    cases.authorization("as published", |text| text, good);
    cases.authorization(
        "a capital letter",
        |text| text.replacen("hmac", "Hmac", 1),
        good,
    );
    cases.authorization(
        "no blanks behind commas",
        |text| text.replace(", ", ","),
        good,
    );
    cases.authorization(
        "many blanks behind commas",
        |text| text.replace(", ", ",   "),
        good,
    );
    cases.authorization("tabs behind commas", |text| text.replace(", ", ",\t"), good);
    cases.authorization(
        "many blanks behind the word",
        |text| text.replacen("hmac ", "hmac    ", 1),
        good,
    );
    cases.authorization(
        "no blank behind the word",
        |text| text.replacen("hmac ", "hmac", 1),
        good,
    );
    cases.authorization(
        "the word in the middle",
        |text| format!("Signature {text}"),
        good,
    );
    cases.authorization(
        "something behind",
        |text| format!("{text}, extra=\"1\""),
        good,
    );
    let unread = (403, CANNOT);
    cases.authorization(
        "all in capitals",
        |text| text.replacen("hmac", "HMAC", 1),
        unread,
    );
    cases.authorization(
        "another scheme",
        |text| text.replacen("hmac ", "Basic ", 1),
        unread,
    );
    cases.authorization("empty", |_| String::new(), unread);
    cases.authorization("the word alone", |_| "hmac".to_owned(), unread);
    cases.authorization("no quotes", |text| text.replace('"', ""), unread);
    cases.authorization("single quotes", |text| text.replace('"', "'"), unread);
    cases.authorization("no commas", |text| text.replace(", ", " "), unread);
    cases.authorization("semicolons", |text| text.replace(", ", "; "), unread);
    cases.authorization(
        "a blank before a comma",
        |text| text.replace(", ", " , "),
        unread,
    );
    cases.authorization(
        "blanks around equals",
        |text| text.replace("=\"", " = \""),
        unread,
    );
    cases.authorization(
        "names in capitals",
        |text| text.replace("username", "Username"),
        unread,
    );
    cases.authorization(
        "the last quote missing",
        |text| text.trim_end_matches('"').to_owned(),
        unread,
    );
    cases.authorization(
        "another order",
        |text| {
            text.replace(
                "algorithm=\"hmac-sha1\", headers=\"x-date\"",
                "headers=\"x-date\", algorithm=\"hmac-sha1\"",
            )
        },
        unread,
    );
    for name in ["username", "algorithm", "headers", "signature"] {
        let lacks = move |text: String| {
            let parts: Vec<&str> = text
                .split(", ")
                .filter(|part| !part.contains(&format!("{name}=\"")))
                .collect();
            parts.join(", ")
        };
        cases.authorization(&format!("without {name}"), lacks, unread);
        let empty = move |text: String| {
            let (before, rest) = text.split_once(&format!("{name}=\"")).unwrap();
            let (_, after) = rest.split_once('"').unwrap();
            format!("{before}{name}=\"\"{after}")
        };
        cases.authorization(&format!("an empty {name}"), empty, unread);
    }
}

fn keys_and_codes(cases: &mut Cases<'_>) {
    let parks = cases.parks;
    let id = parks.pair.app_id.to_string();
    let unread = (403, CANNOT);
    cases.authorization(
        "an unknown APP ID",
        |text| text.replace(&id, "nobody"),
        unread,
    );
    cases.authorization(
        "a long APP ID",
        |text| text.replace(&id, &"a".repeat(500)),
        unread,
    );
    cases.authorization(
        "APP ID and key swapped",
        |text| text.replace(&id, parks.key.reveal()),
        unread,
    );
    cases.authorization(
        "an APP ID in another case",
        |text| text.replace(&id, &id.to_lowercase()),
        unread,
    );
    let wrong = (403, MISMATCH);
    let code = parks.code(Algorithm::Sha1, &format!("x-date: {}", parks.date()));
    let with = |new: String| {
        let code = code.clone();
        move |text: String| text.replace(&code, &new)
    };
    cases.authorization(
        "a code of something else",
        with(parks.code(Algorithm::Sha1, "x")),
        wrong,
    );
    cases.authorization(
        "a code of the date alone",
        with(parks.code(Algorithm::Sha1, &parks.date())),
        wrong,
    );
    cases.authorization(
        "a line feed at the end",
        with(parks.code(Algorithm::Sha1, &format!("x-date: {}\n", parks.date()))),
        wrong,
    );
    cases.authorization(
        "another algorithm's code",
        with(parks.code(Algorithm::Sha256, &format!("x-date: {}", parks.date()))),
        wrong,
    );
    cases.authorization("no Base64", with("???".to_owned()), wrong);
    cases.authorization(
        "hexadecimal digits",
        with("0123456789abcdef0123456789abcdef01234567".to_owned()),
        wrong,
    );
    cases.authorization(
        "Base64 without padding",
        with(code.trim_end_matches('=').to_owned()),
        wrong,
    );
    cases.authorization("a short code", with("QUJD".to_owned()), wrong);
    let decoded = Secret::new(
        String::from_utf8_lossy(&STANDARD.decode(parks.key.reveal()).unwrap()).into_owned(),
    );
    let message = format!("x-date: {}", parks.date());
    let by_decoded = STANDARD.encode(Algorithm::Sha1.sign(&decoded, message.as_bytes()));
    cases.authorization("the decoded key", with(by_decoded), wrong);
    for algorithm in Algorithm::ALL {
        let value = parks.header(algorithm, "x-date", &message);
        let request = TestRequest::with_uri(PATH)
            .insert_header(("x-date", parks.date()))
            .insert_header(("authorization", value));
        cases.add(algorithm.name(), request, (OK, ""));
    }
    for name in ["hmac-md5", "HMAC-SHA1", "sha1", "hmac-sha224", "none"] {
        cases.authorization(name, |text| text.replace("hmac-sha1", name), unread);
    }
}

fn dates(cases: &mut Cases<'_>) {
    let now = cases.parks.doors.world.now;
    let (good, late) = ((OK, ""), (403, DATE));
    for (name, off, fate) in [
        ("300 seconds ago", -300, good),
        ("301 seconds ago", -301, late),
        ("in 300 seconds", 300, good),
        ("in 301 seconds", 301, late),
        ("yesterday", -86_400, late),
    ] {
        cases.dated(name, "x-date", &written(now.plus(seconds(off))), fate);
        cases.dated(
            &format!("{name}, by date"),
            "date",
            &written(now.plus(seconds(off))),
            fate,
        );
    }
    for (date, fate) in [
        ("Fri, 20 Nov 2026 06:00:00 +0000", good),
        ("Mon, 20 Nov 2026 06:00:00 GMT", good),
        ("Fri, 20 Nov 2026 14:00:00 +0800", late),
        ("Fri, 20 Nov 2026 06:00:00", late),
        ("2026-11-20T06:00:00Z", late),
        ("1795154400", late),
        ("Friday, 20-Nov-26 06:00:00 GMT", late),
        ("now", late),
        ("", late),
    ] {
        cases.dated(&format!("dated {date:?}"), "x-date", date, fate);
    }
    let parks = cases.parks;
    let stale = written(now.minus(seconds(3_600)));
    let both = |names: &str, message: String, x_date: &str, date: &str| {
        TestRequest::with_uri(PATH)
            .insert_header(("x-date", x_date))
            .insert_header(("date", date))
            .insert_header((
                "authorization",
                parks.header(Algorithm::Sha1, names, &message),
            ))
    };
    let fresh = parks.date();
    cases.add(
        "both dates, x-date signed",
        both("x-date", format!("x-date: {fresh}"), &fresh, &stale),
        good,
    );
    cases.add(
        "a stale x-date, a fresh and signed date",
        both("date", format!("date: {fresh}"), &stale, &fresh),
        good,
    );
    cases.add(
        "a fresh date that is not signed",
        both("x-date", format!("x-date: {stale}"), &stale, &fresh),
        (403, CANNOT),
    );
    cases.add(
        "both dates stale",
        both("x-date", format!("x-date: {stale}"), &stale, &stale),
        late,
    );
    let undated = TestRequest::with_uri(PATH).insert_header((
        "authorization",
        parks.header(Algorithm::Sha1, "host", "host: x"),
    ));
    cases.add("no date at all", undated, late);
    cases.add(
        "nothing at all",
        TestRequest::with_uri(PATH),
        (401, UNAUTHORIZED),
    );
    let dated = TestRequest::with_uri(PATH).insert_header(("x-date", fresh));
    cases.add("a date alone", dated, (401, UNAUTHORIZED));
}

fn lists(cases: &mut Cases<'_>) {
    let (good, wrong, unread) = ((OK, ""), (403, MISMATCH), (403, CANNOT));
    cases.listed(
        "two headers",
        PATH,
        "x-date host",
        "x-date: DATE\nhost: api.example",
        good,
    );
    cases.listed(
        "another order",
        PATH,
        "host x-date",
        "host: api.example\nx-date: DATE",
        good,
    );
    cases.listed(
        "names as they are written",
        PATH,
        "X-Date",
        "X-Date: DATE",
        good,
    );
    cases.listed(
        "names signed in lower case",
        PATH,
        "X-Date",
        "x-date: DATE",
        wrong,
    );
    cases.listed(
        "an absent header",
        PATH,
        "x-date x-absent",
        "x-date: DATE\nx-absent:",
        good,
    );
    cases.listed(
        "an absent header with a blank",
        PATH,
        "x-date x-absent",
        "x-date: DATE\nx-absent: ",
        wrong,
    );
    cases.listed(
        "an empty header",
        PATH,
        "x-date x-empty",
        "x-date: DATE\nx-empty: ",
        good,
    );
    cases.listed(
        "a header sent twice",
        PATH,
        "x-date x-twice",
        "x-date: DATE\nx-twice: one",
        good,
    );
    cases.listed(
        "a header listed twice",
        PATH,
        "x-date x-date",
        "x-date: DATE\nx-date: DATE",
        good,
    );
    cases.listed(
        "two blanks between names",
        PATH,
        "x-date  host",
        "x-date: DATE\n:\nhost: api.example",
        good,
    );
    cases.listed(
        "commas between names",
        PATH,
        "x-date,host",
        "x-date: DATE\nhost: api.example",
        unread,
    );
    cases.listed(
        "no date in the list",
        PATH,
        "host",
        "host: api.example",
        unread,
    );
    cases.listed(
        "no date beside the request line",
        PATH,
        "request-line",
        "GET /v2/IndustrialPark HTTP/1.1",
        unread,
    );
    let line = "x-date: DATE\nGET /v2/IndustrialPark HTTP/1.1";
    cases.listed("the request line", PATH, "x-date request-line", line, good);
    cases.listed(
        "the request line with its name",
        PATH,
        "x-date request-line",
        &line.replace("GET", "request-line: GET"),
        wrong,
    );
    cases.listed(
        "the request line of HTTP/1.0",
        PATH,
        "x-date request-line",
        &line.replace("1.1", "1.0"),
        wrong,
    );
    cases.listed(
        "the request line of a POST",
        PATH,
        "x-date request-line",
        &line.replace("GET", "POST"),
        wrong,
    );
    let query = "/v2/IndustrialPark?$top=1&$filter=City%20eq%20'a'";
    cases.listed(
        "with the query",
        query,
        "x-date request-line",
        &format!("x-date: DATE\nGET {query} HTTP/1.1"),
        good,
    );
    cases.listed(
        "without the query",
        query,
        "x-date request-line",
        line,
        wrong,
    );
    cases.listed(
        "decoded",
        query,
        "x-date request-line",
        &format!("x-date: DATE\nGET {} HTTP/1.1", query.replace("%20", " ")),
        wrong,
    );
    let other = "/V2/industrialpark?%24top=1";
    cases.listed(
        "another case as received",
        other,
        "x-date request-line",
        &format!("x-date: DATE\nGET {other} HTTP/1.1"),
        good,
    );
    cases.listed(
        "another case as published",
        other,
        "x-date request-line",
        "x-date: DATE\nGET /v2/IndustrialPark?%24top=1 HTTP/1.1",
        wrong,
    );
    cases.listed(
        "the request target",
        query,
        "x-date @request-target",
        &format!("x-date: DATE\n@request-target: get {query}"),
        good,
    );
    cases.listed(
        "the request target in capitals",
        query,
        "x-date @request-target",
        &format!("x-date: DATE\n@request-target: GET {query}"),
        wrong,
    );
    cases.listed(
        "a header that changed",
        PATH,
        "x-date host",
        "x-date: DATE\nhost: other.example",
        wrong,
    );
}

fn places(cases: &mut Cases<'_>) {
    let parks = cases.parks;
    let date = parks.date();
    let good = parks.header(Algorithm::Sha1, "x-date", &format!("x-date: {date}"));
    let with = |proxy: &str, own: Option<&str>| {
        let request = TestRequest::with_uri(PATH)
            .insert_header(("x-date", date.clone()))
            .insert_header(("proxy-authorization", proxy));
        match own {
            Some(own) => request.insert_header(("authorization", own)),
            None => request,
        }
    };
    let bad = good.replace("signature=\"", "signature=\"AAAA");
    cases.add("for the proxy alone", with(&good, None), (OK, ""));
    cases.add("for the proxy first", with(&good, Some(&bad)), (OK, ""));
    cases.add(
        "a wrong one for the proxy",
        with(&bad, Some(&good)),
        (403, MISMATCH),
    );
    cases.add(
        "an unreadable one for the proxy",
        with("Basic YTpi", Some(&good)),
        (OK, ""),
    );
    let digest = "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    cases.add(
        "the digest of nothing",
        parks.signed(PATH).insert_header(("digest", digest)),
        (OK, ""),
    );
    cases.add(
        "the digest of something",
        parks.signed(PATH).insert_header(("digest", "SHA-256=AAAA")),
        (403, MISMATCH),
    );
    cases.add(
        "a digest of a body",
        parks
            .signed(PATH)
            .insert_header(("digest", digest))
            .set_payload("x"),
        (403, MISMATCH),
    );
    cases.add(
        "the digest of nothing with a body that is too large to be read",
        parks
            .signed(PATH)
            .insert_header(("digest", digest))
            .set_payload(vec![b'x'; crate::http::form::FORM_BYTES + 1]),
        (403, MISMATCH),
    );
}

fn table(parks: &Parks) -> Vec<Case> {
    let mut cases = Cases {
        parks,
        list: Vec::new(),
    };
    grammar(&mut cases);
    keys_and_codes(&mut cases);
    dates(&mut cases);
    lists(&mut cases);
    places(&mut cases);
    cases.list
}

#[actix_web::test]
async fn every_signature_of_the_table_gets_its_status() {
    let parks = Parks::of(Tier::Project, &Networks::any());
    let list = table(&parks);
    assert!(list.len() >= 80, "{}", list.len());
    let mut answered = 0;
    for case in list {
        let answer = parks.doors.send(case.request).await;
        assert_eq!(answer.status, case.status, "{}: {}", case.name, answer.body);
        if !case.body.is_empty() {
            assert_eq!(answer.body, case.body, "{}", case.name);
        }
        answered += i64::from(case.status == OK);
    }
    assert_eq!(parks.used(), answered, "what is refused costs nothing");
}

/// As Kong 3 answers: 401 for whatever is wrong with a signature, and how to sign.
#[actix_web::test]
async fn under_the_other_profile_every_refused_signature_is_asked_for_anew() {
    let doors = Doors::with(&[("MYDATA_SIGNATURE_PROFILE", "kong3")]);
    let parks = Parks::at(doors, Tier::Project, &Networks::any());
    let mut words = BTreeSet::new();
    for case in table(&parks) {
        let request = case
            .request
            .insert_header(("accept", "application/problem+json"));
        let answer = parks.doors.send(request).await;
        if case.status == OK {
            assert_eq!(answer.status, OK, "{}: {}", case.name, answer.body);
            continue;
        }
        assert_eq!(answer.status, 401, "{}: {}", case.name, answer.body);
        assert_eq!(answer.header("www-authenticate"), "hmac", "{}", case.name);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(told["status"], 401, "{}", case.name);
        let word = told["type"].as_str().unwrap().rsplit(':').next().unwrap();
        words.insert(word.to_owned());
    }
    let causes = [
        "algorithm-unsupported",
        "app-id-unknown",
        "date-missing",
        "date-not-signed",
        "date-outside-window",
        "date-unreadable",
        "digest-mismatch",
        "header-unreadable",
        "signature-mismatch",
        "signature-missing",
    ];
    assert_eq!(words.iter().collect::<Vec<_>>(), causes);
}

#[actix_web::test]
async fn under_the_other_profile_an_address_is_still_forbidden() {
    let doors = Doors::with(&[("MYDATA_SIGNATURE_PROFILE", "kong3")]);
    let networks = Networks::parse("203.0.113.9").unwrap();
    let parks = Parks::at(doors, Tier::General, &networks);
    let answer = parks.ask(PATH).await;
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert_eq!(answer.header("www-authenticate"), "");
}

#[actix_web::test]
async fn a_refusal_is_told_as_a_problem_to_who_asks_for_it() {
    let parks = Parks::new();
    let stale = written(parks.doors.world.now.minus(seconds(301)));
    let value = parks.header(Algorithm::Sha1, "x-date", &format!("x-date: {stale}"));
    let request = TestRequest::with_uri(PATH)
        .insert_header(("accept", "application/json, application/problem+json"))
        .insert_header(("x-date", stale))
        .insert_header(("authorization", value));
    let answer = parks.doors.send(request).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (403, "application/problem+json")
    );
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["type"], "urn:mydata:park-api:date-outside-window");
    assert_eq!(told["server_time"], "2026-11-20T06:00:00Z");
}
