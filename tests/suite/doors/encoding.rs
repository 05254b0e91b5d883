//! Compressed bodies are refused unread, at every door.

use crate::town::Town;

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
