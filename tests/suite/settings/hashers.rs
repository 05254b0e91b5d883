//! `MYDATA_HASHERS`: how many passwords are hashed at once.

use std::sync::Arc;

use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::kit::clock::SystemClock;
use mydata::kit::random::SystemChance;

use crate::counter::office::strangers;
use crate::jobs::stage::Stage;

#[actix_web::test]
async fn so_many_passwords_are_hashed_at_once_as_the_operator_says() {
    let stage = Stage::set();
    mydata::clients::install_crypto();
    for (written, at_once) in [(None, 1), (Some("3"), 3), (Some("0"), 1)] {
        let hashers = written.map(|count| ("MYDATA_HASHERS".to_owned(), count.to_owned()));
        let own = stage.settings("nowhere").into_iter();
        let settings = own.chain(strangers(&stage)).chain(hashers);
        let config = Config::read(&Reader::of(settings)).unwrap();
        let chance = Arc::new(SystemChance::default());
        let app = wiring::wire(config, Arc::new(SystemClock), chance).unwrap();
        assert_eq!(app.hasher.free(), at_once, "{written:?}");
    }
}
