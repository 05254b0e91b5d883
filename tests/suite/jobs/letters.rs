//! A letter is on its way when the program is killed.

use mail_parser::MessageParser;

use super::stage::Stage;
use crate::counter::office::{Office, ask};

/// A clerk waits for the citizen's one-time password: its letter is promised, and nothing else is to be done.
pub async fn waiting_for_a_password() -> Office {
    let office = Office::new().await;
    office.stage.execute("DELETE FROM outbox");
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0001").await;
    assert_eq!(page.heading(), "輸入驗證密碼", "{}", page.read());
    // The office's clock is ahead of the program's.
    office
        .stage
        .execute("UPDATE outbox SET run_at = '2026-01-01 00:00:00'");
    office
}

/// Kills the program at this point of sending, starts it again, and lets it finish; how many letters had left before
/// the kill.
fn killed_at(stage: &Stage, point: &str) -> usize {
    let mut program = stage.start(point);
    program.wait_for_halt();
    program.kill();
    assert_eq!(stage.count("outbox WHERE done_at IS NULL"), 1);
    let before = stage.letters().len();
    stage.let_leases_run_out();
    let mut program = stage.start("nowhere");
    program.wait_for("end of the letter", |_| {
        stage.count("outbox WHERE done_at IS NULL") == 0
    });
    before
}

/// What a letter is called, and what it says. The program's address differs from start to start.
fn read(letter: &str) -> (String, Vec<String>) {
    let read = MessageParser::default().parse(letter.as_bytes()).unwrap();
    let text = read.body_text(0).unwrap();
    let lines = text.lines().filter(|line| !line.contains("http://"));
    let lines = lines.map(str::to_owned).collect();
    (read.message_id().unwrap().to_owned(), lines)
}

#[actix_web::test]
async fn a_kill_after_the_claim_of_a_letter_sends_it_once() {
    let office = waiting_for_a_password().await;
    assert_eq!(killed_at(&office.stage, "letter-claimed"), 0);
    assert_eq!(office.stage.letters().len(), 1);
    assert_eq!(office.stage.count("outbox WHERE secret IS NOT NULL"), 0);
}

#[actix_web::test]
async fn a_kill_after_a_password_was_mailed_repeats_its_letter_once_and_as_it_was() {
    let office = waiting_for_a_password().await;
    assert_eq!(killed_at(&office.stage, "letter-sent"), 1);
    let letters = office.stage.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(read(&letters[0]), read(&letters[1]));
    assert_eq!(office.stage.count("outbox WHERE secret IS NOT NULL"), 0);
    assert_eq!(office.stage.count("one_time_passwords"), 1);
}

#[actix_web::test]
async fn a_password_whose_time_ended_with_the_dead_program_is_not_mailed_again() {
    let office = waiting_for_a_password().await;
    let stage = &office.stage;
    let mut program = stage.start("letter-sent");
    program.wait_for_halt();
    program.kill();
    stage.let_leases_run_out();
    stage.execute(
        "UPDATE outbox SET payload = replace(payload, '\"expires_at\":\"20', '\"expires_at\":\"19')",
    );
    let mut program = stage.start("nowhere");
    program.wait_for("end of the letter", |_| {
        stage.count("outbox WHERE failed_at IS NOT NULL") == 1
    });
    assert_eq!(stage.letters().len(), 1);
    assert_eq!(stage.count("outbox WHERE secret IS NOT NULL"), 0);
}
