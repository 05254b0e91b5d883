//! `MYDATA_MASTER_KEY`, `MYDATA_MASTER_KEY_FILE`.

use mydata::kit::keyring::Keyring;
use mydata::kit::random::SystemChance;

use super::refusal;
use crate::jobs::stage::Stage;

#[test]
fn the_master_key_is_taken_from_the_variable_or_from_the_file_that_is_named() {
    let stage = Stage::set();
    let own = std::fs::read_to_string(stage.var().join("master.key")).unwrap();
    let moved = stage.var().join("moved.key");
    std::fs::rename(stage.var().join("master.key"), &moved).unwrap();
    stage
        .start_with(&[("MYDATA_MASTER_KEY", own.trim())])
        .address();
    stage
        .start_with(&[("MYDATA_MASTER_KEY_FILE", moved.to_str().unwrap())])
        .address();
    assert!(!stage.var().join("master.key").exists(), "none was made");
}

#[test]
fn a_key_of_another_database_and_a_file_that_is_not_there_stop_the_start() {
    let stage = Stage::set();
    let other = Keyring::draw_entry(1, &SystemChance::default());
    let said = refusal(stage.start_with(&[("MYDATA_MASTER_KEY", &other)]));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("the vault cannot be opened"),
        "{said:?}"
    );
    let (_, secret) = other.split_once(':').unwrap();
    assert!(!said[0].contains(secret));
    let missing = stage.var().join("nowhere.key");
    let missing = missing.to_str().unwrap();
    let said = refusal(stage.start_with(&[("MYDATA_MASTER_KEY_FILE", missing)]));
    assert!(said[0].starts_with(missing), "{said:?}");
    assert!(!std::fs::exists(missing).unwrap());
}
