//! `MYDATA_LOG`, `MYDATA_LOG_LEVEL`.

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
    }
    let json = lines(&[("MYDATA_LOG", "json")]).await;
    let read: serde_json::Value = serde_json::from_str(&json[0]).unwrap();
    assert_eq!(read["fields"]["pattern"], "/about");
    assert_eq!(read["fields"]["status"], 200);
    assert!(read["fields"]["id"].is_string());
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
