use super::*;
use crate::domain::audit::By;
use crate::domain::ids::{AttributionProofId, InquiryId};
use crate::domain::inquiry::sending::{self, Sent};
use crate::domain::inquiry::{Showcase, Words, queries as inquiries};
use crate::domain::licensing::attribution;
use crate::domain::member::leaving;
use crate::domain::trial::World;
use crate::kit::working_days::Holidays;

const BY: By = By::OPERATOR;

fn png() -> File {
    let content = b"\x89PNG\r\n\x1a\nrest".to_vec();
    File::take("a.png", content, KINDS).unwrap()
}

fn show(world: &World, account: AccountId, picture: Option<&File>) -> InquiryId {
    let words = Words::Showcase(Showcase {
        name: "Map".to_owned(),
        what: "Parks".to_owned(),
        address: "https://example.tw/".to_owned(),
        services: vec!["Factory".to_owned()],
        replaces: None,
    });
    let holidays = Holidays::default();
    let sent = Sent {
        id: InquiryId::draw(world.vault.random()),
        account,
        words: &words,
        picture,
        holidays: &holidays,
    };
    world.write(|tx| sending::send(tx, world.now, &BY, &world.vault, &sent))
}

#[test]
fn a_picture_is_found_through_what_it_belongs_to_and_through_nothing_else() {
    for world in World::each() {
        let member = world.member("wang.dev").account_id;
        let (with, without) = (
            show(&world, member, Some(&png())),
            show(&world, member, None),
        );
        let find = |owner| world.read(|conn| find(conn, &world.vault, owner));
        let found = find(Owner::Inquiry(with)).unwrap();
        assert_eq!(found.kind, FileKind::Png);
        assert_eq!(found.content, png().content);
        assert!(find(Owner::Inquiry(without)).is_none());
        assert!(!format!("{found:?}").contains("rest"));
    }
}

#[test]
fn pictures_go_with_what_they_belong_to() {
    for world in World::each() {
        let member = world.member("wang.dev").account_id;
        let id = show(&world, member, Some(&png()));
        let handed_in = world.db.write_now(|tx| {
            let shown = attribution::Shown {
                address: None,
                picture: Some(&png()),
            };
            attribution::hand_in(
                tx,
                world.now,
                &BY,
                &world.vault,
                (
                    member,
                    AttributionProofId::draw(world.vault.random()),
                    &shown,
                ),
            )
        });
        handed_in.unwrap();
        let proof = world.read(attribution::list_waiting)[0].id;
        world.write(queries::delete_unowned);
        let is_there = |owner| world.read(|conn| queries::is_there(conn, owner));
        assert!(is_there(Owner::Inquiry(id)) && is_there(Owner::Proof(proof)));
        world.write(|tx| inquiries::delete_for_account(tx, member));
        assert_eq!(world.write(queries::delete_unowned), 1);
        assert!(!is_there(Owner::Inquiry(id)) && is_there(Owner::Proof(proof)));
        world
            .db
            .write_now(|tx| leaving::leave(tx, world.now, (member, &BY), &world.vault))
            .unwrap();
        assert!(!is_there(Owner::Proof(proof)));
        assert_eq!(world.write(queries::delete_unowned), 0);
    }
}
