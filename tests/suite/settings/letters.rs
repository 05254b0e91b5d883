//! `MYDATA_SMTP_URL`, `MYDATA_SMTP_ANCHORS`, `MYDATA_MAIL_FROM`: how letters leave, and from whom.

use super::post_office::{Conversation, Offers, PostOffice};
use super::refusal;
use crate::counter::office::Office;
use crate::jobs::letters::waiting_for_a_password;

/// Lets the program send the letter that waits, by this way.
fn send(office: &Office, settings: &[(&str, &str)]) {
    let mut program = office.stage.start_with(settings);
    program.wait_for("end of the letter", |_| {
        office.stage.count("outbox WHERE done_at IS NULL") == 0
    });
    assert_eq!(office.stage.letters(), Vec::<String>::new(), "no folder");
}

/// The letter arrived whole, and everything but greetings was said under TLS, if at all.
fn assert_arrived(said: &Conversation, secure: bool) {
    assert_eq!(said.login.as_deref(), Some("\0me\0pass word"));
    assert_eq!(said.from, "MAIL FROM:<desk@mydata.example>");
    assert!(said.to.starts_with("RCPT TO:<wangming@example.tw>"));
    assert!(
        said.letter
            .contains("From: \"MyData desk\" <desk@mydata.example>"),
        "{}",
        said.letter
    );
    assert_eq!(said.secure, secure);
}

const FROM: (&str, &str) = ("MYDATA_MAIL_FROM", "MyData desk <desk@mydata.example>");

#[actix_web::test]
async fn letters_leave_by_smtp_when_a_mail_server_is_named() {
    let (office, post) = (
        waiting_for_a_password().await,
        PostOffice::open(Offers::Nothing),
    );
    send(&office, &[("MYDATA_SMTP_URL", &post.url("smtp", "")), FROM]);
    assert_arrived(&post.letter(), false);
}

#[actix_web::test]
async fn letters_leave_under_tls_that_was_begun_by_the_word() {
    let (office, post) = (
        waiting_for_a_password().await,
        PostOffice::open(Offers::StartTls),
    );
    let anchors = post.anchors(office.stage.var());
    let url = post.url("smtp", "?tls=required");
    let settings = [
        ("MYDATA_SMTP_URL", url.as_str()),
        ("MYDATA_SMTP_ANCHORS", &anchors),
        FROM,
    ];
    send(&office, &settings);
    assert_arrived(&post.letter(), true);
}

#[actix_web::test]
async fn letters_leave_under_tls_from_the_first_byte() {
    let (office, post) = (
        waiting_for_a_password().await,
        PostOffice::open(Offers::OnlyTls),
    );
    let anchors = post.anchors(office.stage.var());
    let url = post.url("smtps", "");
    let settings = [
        ("MYDATA_SMTP_URL", url.as_str()),
        ("MYDATA_SMTP_ANCHORS", &anchors),
        FROM,
    ];
    send(&office, &settings);
    assert_arrived(&post.letter(), true);
}

/// The letter waits for a better time, and the mail server was told nothing of it.
async fn stays(offers: Offers, scheme: &str, query: &str) {
    let (office, post) = (waiting_for_a_password().await, PostOffice::open(offers));
    let url = post.url(scheme, query);
    let mut program = office.stage.start_with(&[("MYDATA_SMTP_URL", &url), FROM]);
    program.wait_for("refusal", |_| {
        office.stage.count("outbox WHERE problem IS NOT NULL") == 1
    });
    assert_eq!(office.stage.count("outbox WHERE done_at IS NULL"), 1);
    assert!(post.heard_nothing());
}

#[actix_web::test]
async fn a_mail_server_that_nobody_vouches_for_is_told_nothing() {
    stays(Offers::OnlyTls, "smtps", "").await;
    stays(Offers::StartTls, "smtp", "?tls=required").await;
}

#[actix_web::test]
async fn a_mail_server_without_tls_is_told_nothing_where_tls_is_required() {
    stays(Offers::Nothing, "smtp", "?tls=required").await;
}

#[actix_web::test]
async fn without_a_mail_server_letters_lie_in_the_folder_under_their_sender() {
    let office = waiting_for_a_password().await;
    let mut program = office.stage.start_with(&[FROM]);
    program.wait_for("letter", |_| office.stage.letters().len() == 1);
    let letter = office.stage.letters().remove(0);
    assert!(
        letter.contains("From: \"MyData desk\" <desk@mydata.example>"),
        "{letter}"
    );
}

#[actix_web::test]
async fn roots_that_are_none_stop_the_start() {
    let office = Office::new().await;
    let settings = [
        ("MYDATA_SMTP_URL", "smtps://mail.example"),
        ("MYDATA_SMTP_ANCHORS", "master.key"),
    ];
    let said = refusal(office.stage.start_with(&settings));
    assert!(said[0].contains("MYDATA_SMTP_ANCHORS"), "{said:?}");
    assert!(
        said[0].ends_with("master.key holds no certificates in PEM"),
        "{said:?}"
    );
}
