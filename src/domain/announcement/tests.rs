use diesel::prelude::*;

use super::announcing::{self, Errand, NewsLetter};
use super::{News, queries, sending, subscribing};
use crate::db::schema::members;
use crate::domain::audit::By;
use crate::domain::bilingual::Bilingual;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::ids::AnnouncementId;
use crate::domain::member::leaving;
use crate::domain::outbox::{self, Kind};
use crate::domain::trial::World;

const BY: By = By::OPERATOR;

fn announce(world: &World) -> AnnouncementId {
    let news = News {
        title: Bilingual::new("A", "Water"),
        about: Bilingual::new("A", "By park"),
    };
    let id = AnnouncementId::draw(world.vault.random());
    world.write(|tx| announcing::announce(tx, world.now, &BY, &world.vault, (id, &news)));
    let job = world.write(|tx| outbox::claim(tx, world.now, &world.vault));
    assert_eq!(job.unwrap().kind, Kind::AnnounceService);
    id
}

fn promise(world: &World, id: AnnouncementId) -> usize {
    let errand = Errand { announcement: id };
    world.write(|tx| announcing::promise_batch(tx, world.now, &world.vault, &errand))
}

/// The letters that are promised, each with its token.
fn letters(world: &World) -> Vec<(NewsLetter, String)> {
    let claim = || world.write(|tx| outbox::claim(tx, world.now, &world.vault));
    std::iter::from_fn(claim)
        .map(|job| {
            assert_eq!(job.kind, Kind::NewsLetter);
            let envelope = Envelope::of_secret(job.secret.as_ref().unwrap()).unwrap();
            let token = envelope.code.unwrap().reveal().to_owned();
            (job.payload().unwrap(), token)
        })
        .collect()
}

#[test]
fn everybody_who_wants_it_gets_one_letter_however_often_the_job_begins() {
    for world in World::each() {
        let [one, two, other] = ["wang.dev", "li.dev", "chen.dev"].map(|login| world.member(login));
        world.write(|tx| subscribing::choose(tx, world.now, (other.account_id, &BY), false));
        let id = announce(&world);
        assert_eq!(world.read(queries::count_subscribers), 2);
        assert_eq!(promise(&world, id), 2);
        assert_eq!(promise(&world, id), 0);
        let mut told: Vec<_> = letters(&world)
            .iter()
            .map(|(letter, _)| letter.account)
            .collect();
        told.sort_unstable();
        let mut wanted = vec![one.account_id, two.account_id];
        wanted.sort_unstable();
        assert_eq!(told, wanted);
        let found = world.read(|conn| queries::find(conn, id)).unwrap();
        assert_eq!(found.letters, 2);
    }
}

#[test]
fn a_letter_is_taken_out_once_and_again_only_when_it_was_laid_back() {
    for world in World::each() {
        let member = world.member("wang.dev").account_id;
        let id = announce(&world);
        promise(&world, id);
        let take = || world.write(|tx| sending::take_out(tx, world.now, (id, member)));
        assert!(take());
        assert!(!take());
        assert!(world.write(|tx| sending::lay_back(tx, (id, member))));
        assert!(!world.write(|tx| sending::lay_back(tx, (id, member))));
        assert!(take());
    }
}

#[test]
fn the_token_of_a_letter_ends_the_mails_of_its_member_and_of_nobody_else() {
    for world in World::each() {
        let [one, two] = ["wang.dev", "li.dev"].map(|login| world.member(login).account_id);
        let id = announce(&world);
        promise(&world, id);
        let (letter, token) = letters(&world).swap_remove(0);
        assert_eq!(token.len(), 43);
        let end = |token: &str| {
            world.write(|tx| subscribing::end(tx, world.now, &BY, &world.vault, token))
        };
        assert!(!end("") && !end("x") && !end(&token.to_lowercase()));
        assert!(
            end(&token) && end(&token),
            "pressing twice is as good as once"
        );
        let wants = |account| world.read(|conn| sending::is_wanted(conn, account));
        let others = if letter.account == one { two } else { one };
        assert!(!wants(letter.account) && wants(others));
        let next = announce(&world);
        assert_eq!(promise(&world, next), 1);
        world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, (letter.account, &BY), &world.vault))
            .unwrap();
        assert!(!end(&token), "the link of somebody who left leads nowhere");
    }
}

#[test]
fn one_member_who_cannot_be_read_keeps_nobody_else_from_the_letter() {
    for world in World::each() {
        let [broken, other] = ["wang.dev", "li.dev"].map(|login| world.member(login));
        let id = announce(&world);
        world.write(|tx| {
            let row = diesel::update(members::table.find(broken.account_id));
            let spoilt = members::mail.eq(Some(b"no seal".to_vec()));
            Ok(row.set(spoilt).execute(&mut **tx)?)
        });
        assert_eq!(promise(&world, id), 2);
        assert_eq!(promise(&world, id), 0);
        let told: Vec<_> = letters(&world).iter().map(|(one, _)| one.account).collect();
        assert_eq!(told, [other.account_id]);
    }
}
