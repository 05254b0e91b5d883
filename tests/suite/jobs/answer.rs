//! A person has pressed a button, what it does is written, and the program is killed before it answers.

use std::net::SocketAddr;
use std::rc::Rc;

use mail_parser::MessageParser;
use mydata::domain::citizen::contact::{self, Contact, MailAddress};
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::sandbox::people;
use mydata::text::Locale;

use super::program::Program;
use super::stage::Stage;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

/// Lets the transfer end, so that the citizen has a kept package, and binds the citizen's contact.
fn prepare(stage: &Stage, program: &mut Program) {
    program.wait_for("end of the transfer", |_| stage.count("packages") == 1);
    let mail = Contact::Mail(MailAddress::parse("ming@people.example").unwrap());
    stage.write(|tx, vault| {
        let new = (&mail, Locale::Chinese);
        contact::bind(tx, SystemClock.now(), vault, stage.transfer().citizen, new)
    });
}

/// The digits of the one letter that has left.
fn code(stage: &Stage) -> String {
    let letters = stage.letters();
    let read = MessageParser::default()
        .parse(letters[0].as_bytes())
        .unwrap();
    let text = read.body_text(0).unwrap().into_owned();
    let digits = |word: &&str| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.find(digits).unwrap().to_owned()
}

/// The citizen comes back with a code, and stands in the barcode area.
async fn come_back(stage: &Stage, program: &mut Program) -> Visitor<Wire> {
    let ming = Visitor::new(Rc::new(Wire(program.address())));
    let one = people::all().remove(0);
    let page = ming.visit("/personal/signin/code").await;
    let page = page
        .fill("身分證字號", one.id_number.reveal())
        .fill("生日", &one.birth_date.format("%Y%m%d").to_string())
        .press("寄驗證碼")
        .await;
    program.wait_for("letter", |_| stage.letters().len() == 1);
    let page = page
        .fill("驗證碼", &code(stage))
        .press("開啟資料條碼區")
        .await;
    assert_eq!(page.heading(), "資料條碼區", "{}", page.read());
    ming
}

/// The same browser, when the program answers somewhere else.
fn at(ming: &Visitor<Wire>, address: SocketAddr) -> Visitor<Wire> {
    ming.before(Rc::new(Wire(address)))
}

#[actix_web::test]
async fn a_kill_between_a_row_and_its_answer_keeps_what_was_asked_for_and_doubles_nothing() {
    let stage = Stage::set();
    let mut program = stage.start("nowhere");
    prepare(&stage, &mut program);
    let ming = come_back(&stage, &mut program).await;
    program.kill();

    let mut program = stage.start("answer-unsent");
    let page = at(&ming, program.address())
        .visit("/personal/barcodes")
        .await;
    let pressed = actix_web::rt::spawn(page.press("取得條碼 Parking record"));
    let halted = actix_web::rt::task::spawn_blocking(move || {
        program.wait_for_halt();
        program.kill();
    });
    halted.await.unwrap();
    assert_eq!(pressed.await.unwrap().status(), 0, "no answer came");
    assert_eq!(stage.count("barcodes"), 1);
    assert_eq!(stage.count("events WHERE code = 400"), 1);

    let mut program = stage.start("nowhere");
    let ming = at(&ming, program.address());
    let page = ming.visit("/personal/barcodes").await;
    let shown = page.press("手動更新條碼 Parking record").await;
    assert_eq!(shown.status(), 200);
    assert_eq!(stage.count("barcodes WHERE retired_at IS NULL"), 1);
    assert_eq!(stage.count("events WHERE code = 401"), 1);
}
