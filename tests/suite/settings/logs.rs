//! `MYDATA_LOG`, `MYDATA_LOG_LEVEL`.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::rc::Rc;

use crate::jobs::stage::Stage;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

/// The lines about a visit to the server, which was started with these settings.
async fn lines(settings: &[(&str, &str)]) -> Vec<String> {
    let stage = Stage::set();
    let mut program = stage.start_with(settings);
    let visitor = Visitor::new(Rc::new(Wire(program.address())));
    assert_eq!(visitor.visit("/about").await.status(), 200);
    assert_eq!(visitor.visit("/healthz").await.status(), 200);
    program
        .kill_and_read()
        .lines()
        .filter(|line| line.contains("/about"))
        .map(str::to_owned)
        .collect()
}

#[actix_web::test]
async fn a_line_is_text_or_json_as_the_operator_wishes() {
    for settings in [&[][..], &[("MYDATA_LOG", "text")]] {
        let text = lines(settings).await;
        assert_eq!(text.len(), 1, "{text:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&text[0]).is_err());
        assert!(!text[0].contains('\u{1b}'), "colours: {text:?}");
    }
    let json = lines(&[("MYDATA_LOG", "json")]).await;
    let read: serde_json::Value = serde_json::from_str(&json[0]).unwrap();
    assert_eq!(read["fields"]["pattern"], "/about");
    assert_eq!(read["fields"]["status"], 200);
    assert!(read["fields"]["id"].is_string());
}

#[actix_web::test]
async fn what_is_no_http_is_refused_and_is_no_fault_of_ours() {
    let stage = Stage::set();
    let mut program = stage.start_with(&[]);
    let address = program.address();
    for asked in [
        &b"/faq?q=\xff"[..],
        b"/faq?q=\xe6\x88\xb6",
        b"/\xff",
        b"/faq?q=a b",
    ] {
        let mut stranger = TcpStream::connect(address).unwrap();
        let lines = [b"GET ", asked, b" HTTP/1.1\r\nHost: localhost\r\n\r\n"];
        stranger.write_all(&lines.concat()).unwrap();
        let mut answer = String::new();
        stranger.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    }
    let log = program.kill_and_read();
    assert!(!log.contains("ERROR"), "{log}");
}

#[actix_web::test]
async fn what_is_below_the_level_is_not_written() {
    assert!(lines(&[("MYDATA_LOG_LEVEL", "warn")]).await.is_empty());
    assert_eq!(
        lines(&[("MYDATA_LOG_LEVEL", "warn,mydata=info")])
            .await
            .len(),
        1
    );
}
