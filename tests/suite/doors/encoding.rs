//! Compressed bodies are refused unread, at every door; what is compressed by its nature leaves as it is.

use crate::town::Town;
use crate::town::citizen::REGISTRATION;

#[actix_web::test]
async fn a_package_leaves_as_it_is_with_its_length_and_a_name_that_says_what_it_is() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let package = town.only("packages");
    let stored = town.stored(package.parse().unwrap()).await;
    let accepts = [("accept-encoding", "gzip, deflate, br")];
    let path = format!("/personal/files/{package}");
    let saved = format!("{path}/package");
    let saved = ming.browser.ask("GET", &saved, &accepts, b"").await;
    assert_eq!(
        (saved.status, saved.header("content-encoding")),
        (200, None)
    );
    assert_eq!(saved.body, stored);
    let said = saved.header("content-disposition").unwrap();
    assert!(
        said.contains("filename=\"mydata-API.3Bt0bGXbmt.zip\""),
        "{said}"
    );
    let page = ming.browser.ask("GET", &path, &accepts, b"").await;
    assert!(
        page.header("content-encoding").is_some(),
        "a page is compressed"
    );
    let mut pdfs = Vec::new();
    for number in [1, 2] {
        let path = format!("{path}/documents/{number}");
        let shown = ming.browser.ask("GET", &path, &accepts, b"").await;
        let is_pdf = shown.header("content-type") == Some("application/pdf");
        assert_eq!(shown.header("content-encoding").is_none(), is_pdf);
        pdfs.extend(is_pdf.then_some(number));
        let said = shown.header("content-disposition").unwrap();
        let plain = format!("filename=\"mydata-API.3Bt0bGXbmt-{number}.");
        assert!(said.contains(&plain), "{said}");
    }
    assert_eq!(pdfs.len(), 1, "one of the two is a PDF: {pdfs:?}");
}

#[actix_web::test]
async fn a_compressed_body_is_refused_wherever_it_is_sent() {
    let town = Town::new().await;
    let stranger = town.visitor();
    let form = ("content-type", "application/x-www-form-urlencoded");
    for path in [
        "/connect/introspect",
        "/oauth/introspect",
        "/personal/wishes",
        "/organ/signin",
    ] {
        for encoding in ["gzip", "GZIP", "br", "deflate", "zstd", "identity, gzip"] {
            let headers = [form, ("content-encoding", encoding)];
            let answer = stranger.ask("POST", path, &headers, b"\x1f\x8b").await;
            assert_eq!(answer.status, 415, "{path} {encoding}");
        }
        let headers = [form, ("content-encoding", "identity")];
        let answer = stranger.ask("POST", path, &headers, b"a=b").await;
        assert_ne!(answer.status, 415, "{path}");
    }
}
