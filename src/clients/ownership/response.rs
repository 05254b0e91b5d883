//! The answer of the ownership service: XML of a few flat elements, read with bounds and without a document type.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::request::Request;
use crate::domain::identity::ownership::Finding;

/// More elements than an answer about one certificate has.
const MOST_EVENTS: usize = 200;
const DEEPEST: usize = 6;

/// Why an answer is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum CannotRead {
    /// Not XML of the expected kind.
    #[error("unreadable")]
    Unreadable,
    /// It lacks this element, or has it twice.
    #[error("{0} is missing or stands twice")]
    Missing(&'static str),
    /// This element does not repeat what we asked.
    #[error("{0} is not that of our question")]
    Other(&'static str),
}

/// Texts by the name of their element; `None` where it stands twice.
type Texts = BTreeMap<String, Option<String>>;

/// What the answer to `request` says.
///
/// An `ErrID` is the service's own trouble and says nothing about the person.
pub(super) fn read(body: &[u8], request: &Request) -> Result<Finding, CannotRead> {
    let texts = texts(body).ok_or(CannotRead::Unreadable)?;
    let text = |name: &'static str| {
        let found = texts.get(name).and_then(Option::as_deref);
        found.ok_or(CannotRead::Missing(name))
    };
    if let Some(error) = texts.get("ErrID") {
        let code = error.as_deref().and_then(|code| code.parse().ok());
        return Ok(Finding::Unavailable(code));
    }
    let repeated = [
        ("ClientID", request.client_id.as_str()),
        ("Nonce", &request.nonce),
        ("ReqTime", &request.time),
        ("TotalCount", Request::COUNT),
        ("ID", Request::RECORD),
        ("SN", &request.serial),
        ("SSID4", &request.id_tail),
    ];
    for (name, asked) in repeated {
        let exact = text(name)? == asked;
        // Hexadecimal letters may come back in the other case.
        let alike = name == "ClientID" && text(name)?.eq_ignore_ascii_case(asked);
        if !exact && !alike {
            return Err(CannotRead::Other(name));
        }
    }
    let code = text("Code")?;
    let code = code.parse().map_err(|_| CannotRead::Other("Code"))?;
    Ok(Finding::from_code(code))
}

/// The texts of all elements that hold nothing else.
fn texts(body: &[u8]) -> Option<Texts> {
    let mut reader = Reader::from_str(std::str::from_utf8(body).ok()?);
    let mut path: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut texts = Texts::new();
    for _ in 0..MOST_EVENTS {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                let name = element.name();
                path.push(name.as_ref().to_owned());
                if path.len() > DEEPEST || path.first()? != "ICSResponse" {
                    return None;
                }
                current.clear();
            }
            Event::End(_) => {
                let name = path.pop()?;
                let text = current.trim();
                if !text.is_empty() {
                    texts
                        .entry(name)
                        .and_modify(|known| *known = None)
                        .or_insert_with(|| Some(text.to_owned()));
                }
                current.clear();
            }
            Event::Text(text) => current.push_str(&text.xml10_content()),
            Event::Decl(_) | Event::Comment(_) | Event::Empty(_) => {}
            Event::Eof => return (path.is_empty() && !texts.is_empty()).then_some(texts),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::citizen::national_id::NationalId;
    use crate::domain::identity::certificate::CardSerial;
    use crate::domain::identity::ownership::Question;
    use crate::kit::clock::Timestamp;
    use crate::kit::random::SeededChance;

    fn request() -> Request {
        let question = Question {
            serial: CardSerial::parse("7700100000135790").unwrap(),
            id: NationalId::parse("A102000303").unwrap(),
            birth_date: chrono::NaiveDate::from_ymd_opt(1985, 3, 14).unwrap(),
        };
        let now: Timestamp = "2026-11-20T20:00:00Z".parse().unwrap();
        Request::new(
            &question,
            &"ab".repeat(20),
            now,
            &SeededChance::from_seed(1),
        )
    }

    fn answer(request: &Request, code: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><ICSResponse><ClientID>{}</ClientID><Nonce>{}</Nonce><ReqTime>{}</ReqTime>\
             <TotalCount>1</TotalCount><Rec><ID>1</ID><SN>{}</SN><SSID4>{}</SSID4><Code>{code}</Code></Rec></ICSResponse>",
            request.client_id, request.nonce, request.time, request.serial, request.id_tail
        )
    }

    #[test]
    fn the_question_has_the_documented_form() {
        let request = request();
        let expected = format!(
            "<ICSReq><ClientID>{}</ClientID><Nonce>{}</Nonce><ReqTime>20261121040000</ReqTime><TotalCount>1</TotalCount>\
             <Rec><ID>1</ID><SN>7700100000135790</SN><SSID>A102000303<Birth>19850314</Birth></SSID></Rec></ICSReq>",
            "ab".repeat(20),
            request.nonce
        );
        assert_eq!(request.signed_part(), expected);
        assert_eq!(request.nonce.len(), 15);
        let whole = request.wrapped(&[0xab, 0xcd]);
        let end = format!(
            "<ICSReqLength>{}</ICSReqLength><Signature>abcd</Signature></ICSRequest>",
            expected.len()
        );
        assert!(whole.starts_with("<ICSRequest><ICSReq>") && whole.ends_with(&end));
    }

    #[test]
    fn each_code_has_its_meaning() {
        let request = request();
        let codes = [
            ("0", Finding::Matches),
            ("1", Finding::NoSuchPair),
            ("2", Finding::NoCertificate),
            ("3", Finding::NotOpened),
            ("4", Finding::Expired),
            ("5", Finding::Revoked),
            ("999", Finding::Unavailable(Some(999))),
        ];
        for (code, finding) in codes {
            assert_eq!(
                read(answer(&request, code).as_bytes(), &request),
                Ok(finding)
            );
        }
        let trouble = b"<ICSResponse><ErrID>1020</ErrID></ICSResponse>";
        assert_eq!(
            read(trouble, &request),
            Ok(Finding::Unavailable(Some(1020)))
        );
    }

    #[test]
    fn an_answer_to_another_question_is_none() {
        let request = request();
        let good = answer(&request, "0");
        let changed = |from: &str, to: &str| read(good.replacen(from, to, 1).as_bytes(), &request);
        assert_eq!(
            changed(&request.nonce, "another"),
            Err(CannotRead::Other("Nonce"))
        );
        assert_eq!(
            changed(&request.time, "20261121040001"),
            Err(CannotRead::Other("ReqTime"))
        );
        assert_eq!(
            changed(">1</TotalCount>", ">2</TotalCount>"),
            Err(CannotRead::Other("TotalCount"))
        );
        assert_eq!(
            changed(&request.serial, "7700100000246801"),
            Err(CannotRead::Other("SN"))
        );
        assert_eq!(changed(">0303<", ">0304<"), Err(CannotRead::Other("SSID4")));
        assert_eq!(
            changed(&request.client_id, "cd"),
            Err(CannotRead::Other("ClientID"))
        );
        assert_eq!(
            changed("<Code>0</Code>", ""),
            Err(CannotRead::Missing("Code"))
        );
        assert_eq!(
            changed("<Code>0</Code>", "<Code>0</Code><Code>1</Code>"),
            Err(CannotRead::Missing("Code"))
        );
        assert_eq!(
            changed("<Code>0</Code>", "<Code>zero</Code>"),
            Err(CannotRead::Other("Code"))
        );
        let shouted = good.replace(&request.client_id, &request.client_id.to_uppercase());
        assert_eq!(read(shouted.as_bytes(), &request), Ok(Finding::Matches));
    }

    #[test]
    fn other_xml_is_unreadable() {
        let request = request();
        let deep = "<ICSResponse>".repeat(50);
        let long = format!("<ICSResponse>{}</ICSResponse>", "<a>b</a>".repeat(500));
        let typed = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", answer(&request, "0"));
        for body in [
            "",
            "ok",
            "<html/>",
            "<html><Code>0</Code></html>",
            &deep,
            &long,
            &typed,
        ] {
            assert_eq!(
                read(body.as_bytes(), &request),
                Err(CannotRead::Unreadable),
                "{body}"
            );
        }
        assert_eq!(read(&[0xff, 0xfe], &request), Err(CannotRead::Unreadable));
    }

    proptest! {
        #[test]
        fn arbitrary_answers_never_panic_and_never_match(bytes in prop::collection::vec(any::<u8>(), 0..300), place in 0..400_usize) {
            let request = request();
            prop_assert!(!matches!(read(&bytes, &request), Ok(Finding::Matches)));
            let mut spoiled = answer(&request, "0").into_bytes();
            let place = place.min(spoiled.len());
            spoiled.splice(place..place, bytes);
            let _judged = read(&spoiled, &request);
        }
    }
}
