use mail_parser::MessageParser;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use super::*;
use crate::domain::citizen::contact::MailAddress;
use crate::kit::secret::Secret;

const SUBJECT: &str = "\u{20bb7}\u{9f98}\u{5df2}\u{958b}\u{555f}\u{60a8}\u{7684}\u{8cc7}\u{6599}, and a long line that has to be folded somewhere";

fn to() -> Contact {
    Contact::Mail(MailAddress::parse("ming@people.example").unwrap())
}

fn letter<'a>(to: &'a Contact, subject: &str) -> Letter<'a> {
    Letter {
        id: "0199".to_owned(),
        to,
        at: "2026-11-20T06:05:00Z".parse().unwrap(),
        content: Content {
            subject: subject.to_owned(),
            text: "\u{3402} and \u{2a6d6}\n.\nafter a lonely dot".to_owned(),
            html: "<p>\u{3402} and \u{2a6d6}</p>".to_owned(),
            unsubscribing: None,
        },
    }
}

fn config(post: Post) -> MailConfig {
    MailConfig {
        post,
        from: "MyData <mydata@mydata.example>".to_owned(),
        anchors: None,
    }
}

/// A mail server that takes one letter at a time and answers `verdict` to each; its letters come out of the channel.
async fn sink(verdict: &'static str) -> (Transport, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (told, letters) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let told = told.clone();
            tokio::spawn(async move {
                let (reader, mut writer) = socket.split();
                let mut lines = BufReader::new(reader).lines();
                writer.write_all(b"220 sink\r\n").await.unwrap();
                let mut inside: Option<String> = None;
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer = match (&mut inside, line.as_str()) {
                        (Some(letter), ".") => {
                            told.send(std::mem::take(letter)).unwrap();
                            inside = None;
                            verdict
                        }
                        (Some(letter), line) => {
                            letter.push_str(line.strip_prefix('.').unwrap_or(line));
                            letter.push_str("\r\n");
                            continue;
                        }
                        (None, "DATA") => {
                            inside = Some(String::new());
                            "354 go on"
                        }
                        (None, _) => "250 well",
                    };
                    writer
                        .write_all(format!("{answer}\r\n").as_bytes())
                        .await
                        .unwrap();
                }
            });
        }
    });
    (
        Transport::open(&config(Post::Smtp(Secret::new(url)))).unwrap(),
        letters,
    )
}

fn check(raw: &[u8]) {
    let read = MessageParser::default().parse(raw).unwrap();
    assert_eq!(read.subject().unwrap(), SUBJECT);
    let to = read.to().unwrap().first().unwrap();
    assert_eq!(to.address().unwrap(), "ming@people.example");
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name().unwrap(), from.address().unwrap()),
        ("MyData", "mydata@mydata.example")
    );
    assert_eq!(read.message_id().unwrap(), "0199@mydata.example");
    assert_eq!(read.date().unwrap().to_timestamp(), 1_795_154_700);
    let text = read.body_text(0).unwrap().replace("\r\n", "\n");
    assert_eq!(
        text.trim_end(),
        "\u{3402} and \u{2a6d6}\n.\nafter a lonely dot"
    );
    assert!(
        read.body_html(0)
            .unwrap()
            .contains("<p>\u{3402} and \u{2a6d6}</p>")
    );
    assert!(raw.is_ascii());
}

#[tokio::test]
async fn letters_arrive_whole_by_smtp() {
    let (transport, mut letters) = sink("250 taken").await;
    for _ in 0..3 {
        transport.send(letter(&to(), SUBJECT)).await.unwrap();
        check(letters.recv().await.unwrap().as_bytes());
    }
}

#[tokio::test]
async fn a_refusal_is_told_by_its_code_and_never_by_the_address() {
    for (answer, lasts) in [
        ("451 4.3.0 <ming@people.example> try later", false),
        ("550 5.1.1 <ming@people.example> nobody here", true),
        ("535 5.7.8 not your password", false),
    ] {
        let (transport, _letters) = sink(answer).await;
        let refused = transport.send(letter(&to(), SUBJECT)).await.unwrap_err();
        assert_eq!(
            matches!(refused, CannotSend::Permanent(_)),
            lasts,
            "{refused}"
        );
        assert_eq!(
            refused.to_string(),
            format!("the mail server answered {}", &answer[..3])
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_may_be_there_later() {
    let free = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let url = Secret::new(format!("smtp://{free}"));
    let transport = Transport::open(&config(Post::Smtp(url))).unwrap();
    let refused = transport.send(letter(&to(), SUBJECT)).await.unwrap_err();
    assert!(matches!(refused, CannotSend::Temporary(_)), "{refused}");
}

#[tokio::test]
async fn letters_into_a_folder_are_files_of_their_own_that_sort_by_time() {
    let folder = tempfile::tempdir().unwrap();
    let within = folder.path().join("var/mail");
    let transport = Transport::open(&config(Post::Folder(within.clone()))).unwrap();
    transport.send(letter(&to(), SUBJECT)).await.unwrap();
    let names: Vec<String> = std::fs::read_dir(&within)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["20261120T060500.000000Z-0199.eml"]);
    check(&std::fs::read(within.join(&names[0])).unwrap());
}

#[tokio::test]
async fn letters_in_memory_are_readable_in_their_order() {
    let (transport, memory) = Transport::memory("mydata@localhost").unwrap();
    for subject in ["one", "two"] {
        transport.send(letter(&to(), subject)).await.unwrap();
    }
    let left = memory.lock().unwrap();
    let subjects: Vec<&str> = left.iter().map(|left| left.subject.as_str()).collect();
    assert_eq!(subjects, ["one", "two"]);
    assert_eq!(left[0].to, "ming@people.example");
}

#[tokio::test]
async fn no_subject_can_add_a_header() {
    let (transport, mut letters) = sink("250 taken").await;
    for subject in [
        "a\r\nBcc: stranger@example.org",
        "a\nBcc: stranger@example.org",
        "\u{738b}\r\nBcc: stranger@example.org\r\n\r\nbody",
        "a\rBcc: stranger@example.org",
    ] {
        transport.send(letter(&to(), subject)).await.unwrap();
        let raw = letters.recv().await.unwrap();
        let read = MessageParser::default().parse(raw.as_bytes()).unwrap();
        assert!(read.bcc().is_none(), "{raw}");
        assert!(!raw.lines().any(|line| line.starts_with("Bcc")), "{raw}");
        assert!(read.body_text(0).unwrap().starts_with('\u{3402}'));
    }
}

#[test]
fn a_sender_or_server_that_cannot_be_read_stops_the_start_without_its_password() {
    let wrong = Post::Smtp(Secret::new("ftp://me:password@host"));
    let refused = Transport::open(&config(wrong)).err().unwrap();
    assert!(!refused.to_string().contains("password"), "{refused}");
    assert!(matches!(
        Transport::memory("nobody"),
        Err(CannotOpen::Sender)
    ));
}
