use std::sync::Arc;

use super::*;
use crate::kit::random::SeededChance;

const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const BOTH: &str =
    "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

fn vault(keys: &str) -> Vault {
    Vault::new(
        Keyring::parse(keys).unwrap(),
        &[9; 32],
        Arc::new(SeededChance::from_seed(3)),
    )
}

#[test]
fn what_is_sealed_opens_at_its_place_only() {
    let vault = vault(ONE);
    let sealed = vault.seal(Place::new("citizens.name", "a"), "王小明".as_bytes());
    assert_eq!(
        vault
            .open_text(Place::new("citizens.name", "a"), &sealed)
            .unwrap(),
        "王小明"
    );
    assert_eq!(
        vault
            .open(Place::new("citizens.name", "b"), &sealed)
            .unwrap_err(),
        CannotUnseal::Altered
    );
    assert_eq!(
        vault
            .open(Place::new("citizens.mail", "a"), &sealed)
            .unwrap_err(),
        CannotUnseal::Altered
    );
}

#[test]
fn every_altered_byte_is_noticed() {
    let vault = vault(ONE);
    let place = Place::new("t.c", "r");
    let sealed = vault.seal(place, b"secret");
    for index in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[index] ^= 1;
        assert!(vault.open(place, &altered).is_err(), "byte {index}");
        assert!(
            vault.open(place, &sealed[..index]).is_err(),
            "cut at {index}"
        );
    }
}

#[test]
fn an_old_key_still_opens_and_the_new_one_seals() {
    let place = Place::new("t.c", "r");
    let old = vault(ONE).seal(place, b"x");
    let now = vault(BOTH);
    assert_eq!(now.open(place, &old).unwrap().as_slice(), b"x");
    let new = now.seal(place, b"x");
    assert_eq!(version_of(&new).unwrap(), 2);
    assert_eq!(
        vault(ONE).open(place, &new).unwrap_err(),
        CannotUnseal::Key(2)
    );
}

#[test]
fn lookups_of_different_kinds_differ() {
    let vault = vault(ONE);
    assert_ne!(vault.lookup("a", "x"), vault.lookup("b", "x"));
    assert!(vault.matches("a", "x", &vault.lookup("a", "x")));
    assert!(!vault.matches("a", "y", &vault.lookup("a", "x")));
}

#[test]
fn a_data_key_opens_only_its_own() {
    let random = SeededChance::from_seed(4);
    let (one, two) = (DataKey::draw(&random), DataKey::draw(&random));
    let sealed = one.encrypt(&random, b"id", b"bytes");
    assert_eq!(one.decrypt(b"id", &sealed).unwrap().as_slice(), b"bytes");
    assert!(two.decrypt(b"id", &sealed).is_err());
    assert!(one.decrypt(b"other", &sealed).is_err());
}
