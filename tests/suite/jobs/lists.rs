//! Revocation lists that cannot be had at once.

use std::path::Path;
use std::sync::Arc;

use mydata::app::App;
use mydata::commands::wiring;
use mydata::config::{Config, Reader};
use mydata::jobs::revocation;
use mydata::kit::clock::{SharedClock, StandingClock, Timestamp, days};
use mydata::kit::random::SystemChance;
use mydata::sandbox::crl_server;
use mydata::sandbox::hierarchy::Hierarchy;

use super::stage::Stage;
use crate::counter::office::strangers;

fn wired(stage: &Stage, clock: &Arc<StandingClock>, lists: &str) -> App {
    let own = stage.settings("nowhere").into_iter();
    let settings = own.chain(strangers(stage));
    let lists = ("MYDATA_CRLS".to_owned(), lists.to_owned());
    let config = Config::read(&Reader::of(settings.chain([lists]))).unwrap();
    mydata::clients::install_crypto();
    let chance = Arc::new(SystemChance::default());
    wiring::wire(config, Arc::clone(clock) as SharedClock, chance).unwrap()
}

fn hierarchy(var: &Path) -> Arc<Hierarchy> {
    let folder = var.join("sandbox");
    let chance = SystemChance::default();
    Arc::new(Hierarchy::open(&folder, "http://lists.test", &chance).unwrap())
}

fn held(app: &App) -> usize {
    app.trust.revocations.get().iter().count()
}

#[actix_web::test]
async fn a_list_that_could_not_be_had_or_is_stale_is_asked_for_again_before_its_turn() {
    let stage = Stage::set();
    let now: Timestamp = "2026-11-21T04:00:00Z".parse().unwrap();
    let clock = Arc::new(StandingClock::at(now));
    let shared = Arc::clone(&clock) as SharedClock;
    let (server, publication) = crl_server::start(0, shared).await.unwrap();
    let app = wired(&stage, &clock, &[&server.url(), "/complete.crl"].concat());

    revocation::run(&app).await.unwrap();
    revocation::catch_up(&app).await.unwrap();
    assert_eq!(held(&app), 0);

    publication.publish(hierarchy(stage.var()));
    revocation::catch_up(&app).await.unwrap();
    assert_eq!(held(&app), 1);
    let fetched = |at: &str| stage.count(&["crls WHERE fetched_at >= '", at, "'"].concat());
    assert_eq!(fetched("2026-11-21"), 1);

    revocation::catch_up(&app).await.unwrap();
    clock.set(now.plus(days(60)));
    assert_eq!(fetched("2027-01-20"), 0);
    revocation::catch_up(&app).await.unwrap();
    assert_eq!(fetched("2027-01-20"), 1);
    assert_eq!(stage.count("crls"), 1);
}
