use super::*;
use crate::domain::trial::World;
use crate::kit::clock::{days, minutes, seconds};

impl World {
    fn post(&self, promise: Promise<'_>) -> OutboxId {
        let posted: db::Result<_> = self
            .db
            .write_now(|tx| post(tx, self.now, &self.vault, promise));
        posted.unwrap()
    }

    fn claim(&self, now: Timestamp) -> Option<Job> {
        let claimed: db::Result<_> = self.db.write_now(|tx| claim(tx, now, &self.vault));
        claimed.unwrap()
    }
}

#[test]
fn what_was_promised_is_claimed_once_with_its_secret() {
    for world in World::each() {
        let secret = Secret::new("12345678");
        let id =
            world.post(Promise::new(Kind::OneTimePasswordLetter, &"opening").with_secret(&secret));
        let job = world.claim(world.now).unwrap();
        assert_eq!(job.lease.id, id);
        assert_eq!(job.kind, Kind::OneTimePasswordLetter);
        assert_eq!(job.payload::<String>().unwrap(), "opening");
        assert_eq!(job.secret.as_ref().unwrap().reveal(), "12345678");
        assert_eq!(job.attempts, 1);
        assert!(world.claim(world.now).is_none());
    }
}

#[test]
fn a_lease_that_ran_out_is_claimed_again_and_the_first_holder_is_told() {
    for world in World::each() {
        world.post(Promise::new(Kind::FetchDataset, &1));
        let first = world.claim(world.now).unwrap();
        let end = world.now.plus(lease::LEASE);
        assert!(world.claim(end.minus(seconds(1))).is_none());
        let second = world.claim(end).unwrap();
        assert_eq!(second.attempts, 2);
        assert!(!world.write(|tx| done(tx, end, first.lease)));
        assert!(!world.write(|tx| renew(tx, end, first.lease)));
        assert!(world.write(|tx| done(tx, end, second.lease)));
        assert!(!world.write(|tx| done(tx, end, second.lease)));
    }
}

#[test]
fn a_renewed_lease_lasts_longer() {
    for world in World::each() {
        world.post(Promise::new(Kind::FetchDataset, &1));
        let job = world.claim(world.now).unwrap();
        let middle = world.now.plus(minutes(1));
        assert!(world.write(|tx| renew(tx, middle, job.lease)));
        assert!(world.claim(world.now.plus(lease::LEASE)).is_none());
        assert!(world.claim(middle.plus(lease::LEASE)).is_some());
    }
}

#[test]
fn a_job_put_off_comes_back_at_its_time_with_its_secret() {
    for world in World::each() {
        let secret = Secret::new("s");
        world.post(Promise::new(Kind::FetchDataset, &1).with_secret(&secret));
        let job = world.claim(world.now).unwrap();
        let at = world.now.plus(minutes(3));
        assert!(world.write(|tx| later(tx, at, job.lease, "busy")));
        assert!(world.claim(at.minus(seconds(1))).is_none());
        assert_eq!(world.claim(at).unwrap().secret.unwrap().reveal(), "s");
    }
}

#[test]
fn what_has_ended_is_not_claimed_holds_no_secret_and_is_forgotten_after_thirty_days() {
    for world in World::each() {
        use crate::db::schema::outbox;
        use diesel::prelude::*;

        let secret = Secret::new("s");
        for _ in 0..2 {
            world.post(Promise::new(Kind::FetchDataset, &1).with_secret(&secret));
        }
        let (one, two) = (
            world.claim(world.now).unwrap(),
            world.claim(world.now).unwrap(),
        );
        assert!(world.write(|tx| done(tx, world.now, one.lease)));
        assert!(world.write(|tx| never(tx, world.now, two.lease, "no such thing")));
        assert!(world.claim(world.now.plus(days(1))).is_none());
        let secrets: Vec<Option<Vec<u8>>> = world
            .db
            .read_now(|conn| -> db::Result<_> {
                Ok(outbox::table.select(outbox::secret).load(conn)?)
            })
            .unwrap();
        assert_eq!(secrets, [None, None]);
        let forgotten = |at| -> usize {
            world
                .db
                .write_now(|tx| -> db::Result<_> { forget(tx, at) })
                .unwrap()
        };
        assert_eq!(forgotten(world.now.plus(KEPT)), 0);
        assert_eq!(forgotten(world.now.plus(KEPT).plus(seconds(1))), 2);
    }
}

#[test]
fn a_promise_that_is_rolled_back_was_never_made() {
    for world in World::each() {
        let refused: db::Result<()> = world.db.write_now(|tx| {
            let promise = Promise::new(Kind::FetchDataset, &1);
            post(tx, world.now, &world.vault, promise)?;
            Err(db::Error::GivenUp)
        });
        assert!(refused.is_err());
        assert!(world.claim(world.now).is_none());
    }
}

#[test]
fn the_waits_double_up_to_an_hour() {
    assert_eq!(again_after(1), seconds(5));
    assert_eq!(again_after(2), seconds(10));
    assert_eq!(again_after(5), seconds(80));
    assert_eq!(again_after(1_000), minutes(60));
}

#[test]
fn four_workers_claim_each_job_once() {
    for world in World::each() {
        for number in 0..40 {
            world.post(Promise::new(Kind::FetchDataset, &number));
        }
        let mut claimed: Vec<i32> = std::thread::scope(|threads| {
            let workers: Vec<_> = (0..4)
                .map(|_| {
                    threads.spawn(|| {
                        std::iter::from_fn(|| world.claim(world.now))
                            .map(|job| job.payload().unwrap())
                            .collect::<Vec<i32>>()
                    })
                })
                .collect();
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap())
                .collect()
        });
        claimed.sort_unstable();
        assert_eq!(claimed, (0..40).collect::<Vec<_>>());
    }
}

#[test]
fn a_row_whose_secret_does_not_open_fails_and_the_next_one_is_claimed() {
    for world in World::each() {
        use crate::db::schema::outbox;
        use diesel::prelude::*;

        let secret = Secret::new("12345678");
        let letter = || Promise::new(Kind::ContactCodeLetter, &1).with_secret(&secret);
        let (torn, whole) = (world.post(letter()), world.post(letter().at(world.now)));
        world.write(|tx| {
            diesel::update(outbox::table.find(torn))
                .set((
                    outbox::secret.eq(Some(vec![0_u8; 40])),
                    outbox::run_at.eq(world.now.minus(minutes(1))),
                ))
                .execute(&mut **tx)
                .map_err(db::Error::from)
        });

        let job = world.claim(world.now).unwrap();
        assert_eq!(job.lease.id, whole);
        assert_eq!(job.secret.as_ref().unwrap().reveal(), "12345678");
        assert!(world.claim(world.now).is_none());

        let told: (Option<Timestamp>, Option<String>, Option<Vec<u8>>) = world.read(|conn| {
            outbox::table
                .find(torn)
                .select((outbox::failed_at, outbox::problem, outbox::secret))
                .first(conn)
                .map_err(db::Error::from)
        });
        let why = "its secret does not open".to_owned();
        assert_eq!(told, (Some(world.now), Some(why), None));
        let later = world.now.plus(lease::LEASE);
        assert_eq!(world.claim(later).unwrap().lease.id, whole);
    }
}

#[test]
fn a_row_of_a_kind_that_nobody_knows_is_set_aside_and_the_others_go_on() {
    for world in World::each() {
        use diesel::prelude::*;

        let secret = Secret::new("s");
        let strange = world.post(Promise::new(Kind::ContactCodeLetter, &1).with_secret(&secret));
        let rename = |kind: &str| {
            let text = format!("UPDATE outbox SET kind = '{kind}' WHERE id = '{strange}'");
            world.write(|tx| Ok(diesel::sql_query(text).execute(&mut **tx)?));
        };
        rename("letter-of-tomorrow");
        let now = world.now.plus(seconds(1));
        let posted: db::Result<_> = world
            .db
            .write_now(|tx| post(tx, now, &world.vault, Promise::new(Kind::FetchDataset, &2)));
        let known = posted.unwrap();
        assert_eq!(world.claim(now).unwrap().lease.id, known);
        assert!(world.claim(now).is_none());
        rename("contact-code-letter");
        assert!(world.claim(now.plus(seconds(4))).is_none());
        let job = world.claim(now.plus(seconds(5))).unwrap();
        assert_eq!(job.lease.id, strange);
        assert_eq!(job.secret.unwrap().reveal(), "s");
    }
}
