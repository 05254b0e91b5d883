//! Forms with files, as browsers and others send them.

use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use futures_util::stream;
use serde::Deserialize;

use super::*;
use crate::http::turns::wait_for;

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    title: String,
    tags: Vec<String>,
}

impl WithFile for Sent {
    const FIELD: &'static str = "file";
    const MOST_BYTES: usize = 32;
    const KINDS: &'static [FileKind] = &[FileKind::Png];
}

fn field(name: &str, value: &str) -> Vec<u8> {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        .into_bytes()
}

fn file(name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn send(parts: &[Vec<u8>]) -> Result<Upload<Sent>, PageError> {
    let mut body = parts.concat();
    body.extend_from_slice(b"--x--\r\n");
    sent(&body)
}

fn sent(body: &[u8]) -> Result<Upload<Sent>, PageError> {
    let parts = multipart(body);
    read_into(&UploadRoom::default(), parts)
}

fn multipart(body: &[u8]) -> Multipart {
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static("multipart/form-data; boundary=x");
    headers.insert(CONTENT_TYPE, kind);
    let pieces: Vec<_> = body
        .chunks(7)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect();
    Multipart::new(&headers, stream::iter(pieces))
}

fn read_into(room: &UploadRoom, parts: Multipart) -> Result<Upload<Sent>, PageError> {
    let check = |token: &str| match token {
        "right" => Ok(()),
        _ => Err(PageError::Csrf),
    };
    let read = wait_for(read(parts, room, check, |_, _| {}));
    read.map(|(upload, _)| upload)
}

#[test]
fn a_file_for_which_there_is_no_room_leaves_what_was_typed() {
    let room = UploadRoom::nearly_full();
    let taken = wait_for(room.take(1)).unwrap();
    let post = || {
        let body = [
            field("csrf", "right"),
            file("a.png", PICTURE),
            field("title", "t"),
            b"--x--\r\n".to_vec(),
        ];
        read_into(&room, multipart(&body.concat())).unwrap()
    };
    let refused = post();
    assert_eq!(refused.form.title, "t");
    assert_eq!(refused.file.err(), Some(CannotTake::Busy));
    drop(taken);
    assert_eq!(post().file.unwrap().content, PICTURE);
    assert!(wait_for(room.take(1)).is_some(), "and is free again");
}

#[test]
fn a_file_comes_with_everything_that_was_typed() {
    let upload = send(&[
        field("csrf", "right"),
        field("title", "園區地圖"),
        field("tags", "a"),
        field("tags", "b"),
        file("../地圖.png", PICTURE),
    ]);
    let upload = upload.unwrap();
    assert_eq!(upload.form.title, "園區地圖");
    assert_eq!(upload.form.tags, ["a", "b"]);
    let file = upload.file.unwrap();
    assert_eq!((file.name.as_str(), file.kind), ("地圖.png", FileKind::Png));
    assert_eq!(file.content, PICTURE);
}

#[test]
fn what_is_wrong_with_a_file_leaves_what_was_typed() {
    let padded = |length: usize| [PICTURE, &vec![0; length - PICTURE.len()]].concat();
    for (parts, expected) in [
        (vec![], Some(CannotTake::Nothing)),
        (vec![file("", b"")], Some(CannotTake::Nothing)),
        (vec![file("a.png", b"")], Some(CannotTake::Empty)),
        (vec![file("a.png", b"<html>")], Some(CannotTake::WrongKind)),
        (vec![file("a.html", PICTURE)], Some(CannotTake::WrongKind)),
        (vec![file("a.png", &padded(31))], None),
        (vec![file("a.png", &padded(32))], None),
        (vec![file("a.png", &padded(33))], Some(CannotTake::TooLarge)),
        (
            vec![file("a.png", &padded(128))],
            Some(CannotTake::TooLarge),
        ),
    ] {
        let mut sent = vec![field("csrf", "right"), field("title", "t")];
        sent.extend(parts);
        let upload = send(&sent).unwrap();
        assert_eq!(upload.form.title, "t");
        assert_eq!(upload.file.err(), expected);
    }
}

#[test]
fn the_token_comes_first_and_has_to_be_right() {
    let picture = || file("a.png", PICTURE);
    for parts in [
        vec![picture()],
        vec![picture(), field("csrf", "right")],
        vec![field("title", "t"), field("csrf", "right"), picture()],
        vec![field("csrf", "wrong"), picture()],
        vec![field("csrf", ""), picture()],
        vec![field("title", "right"), picture()],
    ] {
        assert!(matches!(send(&parts), Err(PageError::Csrf)));
    }
}

#[test]
fn what_no_page_of_ours_sends_is_refused() {
    let token = || field("csrf", "right");
    let far = vec![0; part::READ_ON_BYTES + 1];
    let refusal = |parts: &[Vec<u8>]| send(parts).unwrap_err();
    assert!(matches!(
        refusal(&[token(), file("a.png", &far)]),
        PageError::TooLarge
    ));
    let twice = [token(), file("a.png", PICTURE), file("b.png", PICTURE)];
    assert!(matches!(refusal(&twice), PageError::Unreadable));
    let long = [token(), field("title", &"a".repeat(FORM_BYTES + 1))];
    assert!(matches!(refusal(&long), PageError::TooLarge));
    let many: Vec<_> = [token()]
        .into_iter()
        .chain((0..PARTS).map(|_| field("tags", "a")))
        .collect();
    assert!(matches!(refusal(&many), PageError::TooLarge));
    let torn = [token(), file("a.png", PICTURE)].concat();
    assert!(matches!(sent(&torn).unwrap_err(), PageError::Unreadable));
}
