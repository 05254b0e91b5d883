//! The program is killed where a job stands still, and started again.

use actix_web::rt::System;
use mydata::domain::transfer::State;
use mydata::kit::clock::{self, Clock as _, SystemClock};

use super::stage::Stage;

/// Kills the program at this point; the time of its leases goes by.
fn die_at(stage: &Stage, point: &str) {
    let mut program = stage.start(point);
    program.wait_for_halt();
    program.kill();
    stage.let_leases_run_out();
}

/// The transfer is done, its package whole and the only one, and every trace of the job in order.
fn assert_done(stage: &Stage, calls: usize) {
    assert!(
        matches!(stage.transfer().state, State::Done { .. }),
        "{:?}",
        stage.transfer().state
    );
    let uid = stage.transfer().transaction_uid.to_string();
    assert_eq!(stage.provider.transactions(), vec![uid; calls]);
    let store = stage.store();
    System::new().block_on(async {
        let stored = store.get(stage.package_id()).await.unwrap();
        assert_eq!(stored.bytes.as_slice(), stage.package);
        assert_eq!(store.list().await.unwrap().len(), 1);
    });
    assert_eq!(stage.count("packages"), 1);
    assert_eq!(stage.count("events WHERE code = 220"), 1);
    assert_eq!(
        stage.count("access_tokens WHERE ended_at IS NULL OR token IS NOT NULL"),
        0
    );
    assert_eq!(stage.count("outbox WHERE done_at IS NULL"), 0);
}

/// Killed at the point, the transfer shows no half package, and is done after the restart.
fn survives(point: &str, calls: usize) {
    let stage = Stage::set();
    die_at(&stage, point);
    let shown = stage.count("packages");
    let done = matches!(stage.transfer().state, State::Done { .. });
    assert_eq!(
        shown == 1,
        done,
        "a package is shown exactly when the transfer is done"
    );
    let mut program = stage.start("nowhere");
    program.wait_for("end of the transfer", |_| {
        stage.transfer().state.ended_at().is_some()
            && stage.count("outbox WHERE done_at IS NULL") == 0
    });
    drop(program);
    assert_done(&stage, calls);
}

#[test]
fn a_kill_after_the_claim_loses_nothing() {
    survives("job-claimed", 1);
}

#[test]
fn a_kill_before_the_providers_answer_asks_again() {
    survives("provider-asked", 1);
}

#[test]
fn a_kill_after_the_providers_answer_asks_again_under_the_same_transaction() {
    survives("provider-answered", 2);
}

#[test]
fn a_kill_between_object_and_row_keeps_the_object_without_asking_again() {
    survives("object-written", 1);
}

#[test]
fn a_kill_after_the_row_changes_nothing_any_more() {
    survives("row-written", 1);
}

/// Killed during the sweep, the package is unreachable at once and its bytes are gone after the restart.
fn sweeps_again_after(point: &str) {
    let stage = Stage::set();
    die_at(&stage, "row-written");
    stage.execute(
        "UPDATE packages SET fetched_at = '2026-01-01 00:00:00', expires_at = '2026-01-01 08:00:00'",
    );
    die_at(&stage, point);
    assert_eq!(stage.count("packages WHERE deleted_why = 'time'"), 1);
    assert_eq!(stage.count("packages WHERE swept_at IS NULL"), 1);
    let mut program = stage.start("nowhere");
    program.wait_for("sweep", |_| {
        stage.count("packages WHERE swept_at IS NULL") == 0
    });
    drop(program);
    let left = System::new().block_on(stage.store().list());
    assert_eq!(left.unwrap(), []);
    assert_eq!(stage.count("events WHERE code = 501"), 1);
}

#[test]
fn a_kill_in_the_sweep_before_the_bytes_are_gone_is_made_good() {
    sweeps_again_after("sweep-noted");
}

#[test]
fn a_kill_in_the_sweep_after_the_bytes_are_gone_is_made_good() {
    sweeps_again_after("sweep-destroyed");
}

#[test]
fn an_object_without_a_row_is_swept_once_it_is_ten_minutes_old() {
    let stage = Stage::set();
    let folder = stage.var().join("packages");
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, minutes| {
        let path = folder.join(name);
        let written = SystemClock.now().minus(clock::minutes(minutes));
        let written = std::time::SystemTime::from(written.to_datetime());
        std::fs::write(&path, b"left behind").unwrap();
        let opened = std::fs::File::options().write(true).open(&path).unwrap();
        opened.set_modified(written).unwrap();
        path
    };
    let old = file("0e2fb3e2-6c35-4a49-9c55-4a8d2f5f3a01", 11);
    let unfinished = file("0e2fb3e2-6c35-4a49-9c55-4a8d2f5f3a02#1", 11);
    let young = file("0e2fb3e2-6c35-4a49-9c55-4a8d2f5f3a03", 9);
    let running = file(&stage.package_id().to_string(), 11);
    let mut program = stage.start("job-claimed");
    program.wait_for("sweep", |_| !old.exists() && !unfinished.exists());
    assert!(young.exists());
    assert!(running.exists(), "its transfer still runs");
}
