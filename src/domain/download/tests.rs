//! Files for everybody, from the hand of a reviewer to that of a visitor.

use super::*;
use crate::domain::publication::State;
use crate::domain::trial::World;
use crate::kit::clock::seconds;

fn words(title: &str) -> Words {
    Words {
        title: Bilingual::new(title, title),
        about: Bilingual::new("", ""),
    }
}

fn file(content: &str) -> File {
    File::take("a.csv", content.into(), KINDS).unwrap()
}

fn wish(state: State, since: Option<Timestamp>) -> Wish {
    Wish { state, since }
}

fn added(world: &World, title: &str, wish: Wish) -> DownloadId {
    let words = words(title);
    let handed = Handed {
        words: &words,
        wish,
    };
    let added = world.db.write_now(|tx| {
        let what = (handed, &file("a,b\n"));
        add(tx, world.now, &By::OPERATOR, world.random.as_ref(), what)
    });
    added.unwrap()
}

#[test]
fn only_what_is_public_is_handed_out_and_each_time_counts() {
    for world in World::each() {
        let now = world.now;
        let draft = added(&world, "draft", wish(State::Draft, None));
        let after = now.plus(seconds(1));
        let coming = added(&world, "coming", wish(State::Published, Some(after)));
        let open = added(&world, "open", wish(State::Published, None));
        let hand_out = |id, now| world.write(|tx| super::hand_out(tx, now, id));
        assert_eq!(hand_out(draft, now), None);
        assert_eq!(hand_out(coming, now), None);
        assert!(hand_out(coming, after).is_some());
        for _ in 0..3 {
            assert_eq!(hand_out(open, now).unwrap().name.as_str(), "a.csv");
        }
        let public = world.read(|conn| queries::list_public(conn, now, (0, 10)));
        assert_eq!(public.len(), 1);
        assert_eq!((public[0].id, public[0].times), (open, 3));
        assert_eq!(world.read(|conn| queries::count_public(conn, now)), 1);
        assert_eq!(world.read(queries::count_all), 3);
        let all = world.read(|conn| queries::list_all(conn, (0, 2)));
        assert_eq!(all.len(), 2);
    }
}

#[test]
fn a_new_file_takes_the_place_of_the_old_one_whose_bytes_go() {
    for world in World::each() {
        let id = added(&world, "one", wish(State::Published, None));
        let before = world.read(|conn| queries::find(conn, id)).unwrap();
        let changed = |version, file: Option<&File>| {
            let words = words("two");
            let handed = Handed {
                words: &words,
                wish: wish(State::Published, None),
            };
            world.db.write_now(|tx| {
                let what = ((id, version), handed, file);
                change(tx, world.now, &By::OPERATOR, world.random.as_ref(), what)
            })
        };
        changed(1, None).unwrap();
        let kept = world.read(|conn| queries::find(conn, id)).unwrap();
        assert_eq!(kept.file, before.file);
        changed(2, Some(&file("longer,than,before\n"))).unwrap();
        let kept = world.read(|conn| queries::find(conn, id)).unwrap();
        assert_eq!((kept.version, kept.file.bytes), (3, 19));
        assert_eq!(kept.publication.since(), before.publication.since());
        let gone = world.read(|conn| keeping::find_piece(conn, before.file.id, 0));
        assert_eq!(gone, None);
        let late = changed(2, Some(&file("x,y\n")));
        assert!(matches!(late, Err(CannotChange::ChangedMeanwhile)));
        let kept = world.read(|conn| queries::find(conn, id)).unwrap();
        assert_eq!(kept.file.bytes, 19, "what was refused left nothing");
    }
}

#[test]
fn what_everybody_had_is_no_draft_again_though_it_was_taken_down_and_postponed() {
    for world in World::each() {
        let id = added(&world, "first", wish(State::Published, None));
        let later = wish(State::Published, Some(world.now.plus(seconds(60))));
        let words = words("second");
        let change = |version, wish| {
            let handed = Handed {
                words: &words,
                wish,
            };
            world.db.write_now(|tx| {
                let what = ((id, version), handed, None);
                change(tx, world.now, &By::OPERATOR, world.random.as_ref(), what)
            })
        };
        assert!(change(1, wish(State::TakenDown, None)).is_ok());
        assert!(change(2, later).is_ok());
        let draft = change(3, wish(State::Draft, None));
        assert!(matches!(draft, Err(CannotChange::WasPublic(_))));
    }
}
