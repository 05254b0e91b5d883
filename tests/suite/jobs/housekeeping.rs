//! What has outlived its time is forgotten, to the second.

use mydata::domain::citizen::contact::{Contact, MailAddress};
use mydata::domain::citizen::{contact_code, return_code};
use mydata::domain::identity::adapter::{Claimed, Started, Step};
use mydata::domain::identity::challenge::{self, Belonging};
use mydata::domain::identity::content::Purpose;
use mydata::domain::identity::method::Method;
use mydata::domain::ids::ChallengeId;
use mydata::domain::outbox;
use mydata::domain::retention::LOG_AGE;
use mydata::jobs::housekeeping;
use mydata::kit::clock::{Clock as _, Timestamp, days, seconds};
use mydata::kit::secret::Secret;
use mydata::sandbox::people;
use mydata::text::Locale;

use super::letters::waiting_for_a_password;
use crate::counter::office::Office;

/// Where everything lies that has an end of its own.
const TABLES: [&str; 8] = [
    "sessions",
    "limits",
    "requests",
    "challenges",
    "contact_codes",
    "return_codes",
    "one_time_passwords",
    "account_enrolments",
];

fn noon() -> Timestamp {
    "2027-01-01T04:00:00Z".parse().unwrap()
}

fn text(at: Timestamp) -> String {
    at.utc().format("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

/// One of everything, all of which ends at noon; the opening that a password was for has ended.
async fn littered() -> Office {
    let office = waiting_for_a_password().await;
    let visitor = office.visitor();
    let page = visitor.visit("/personal/detail/API.crash12345").await;
    page.press("我要下載").await;
    let (db, now, vault) = (&office.app.db, office.clock.now(), &office.app.vault);
    let one = people::all().remove(0);
    let mail = Contact::Mail(MailAddress::parse("ming@people.example").unwrap());
    let number = (&one.id_number, one.birth_date);
    db.write_now(|tx| return_code::send(tx, now, vault, number, [192, 0, 2, 1].into()))
        .unwrap();
    let giver = contact_code::Giver {
        citizen: office.citizen,
        proved_at: now,
        from: [192, 0, 2, 1].into(),
    };
    db.write_now(|tx| contact_code::send(tx, now, vault, giver, (&mail, Locale::Chinese)))
        .unwrap();
    office.write(|tx| challenge::put(tx, now, vault, &belonging(&office), begun(now)));
    for table in TABLES {
        assert_ne!(office.stage.count(table), 0, "{table}");
        let end = text(noon());
        office
            .stage
            .execute(&format!("UPDATE {table} SET expires_at = '{end}'"));
    }
    office
        .stage
        .execute("UPDATE openings SET state = 'ended', ended_at = began_at");
    office
}

fn belonging(office: &Office) -> Belonging {
    Belonging {
        id: ChallengeId::draw(office.app.random.as_ref()),
        holder: "somebody".to_owned(),
        request: None,
        purpose: Purpose::SignIn,
        method: Method::Cer,
        data_sets: std::collections::BTreeMap::new(),
        back: String::new(),
    }
}

fn begun(now: Timestamp) -> (Claimed, Started) {
    let one = people::all().remove(0);
    let claimed = Claimed {
        id: one.id_number,
        birth_date: one.birth_date,
    };
    let started = Started {
        step: Step::Local {
            package: String::new(),
        },
        keep: Secret::new("kept"),
        expires_at: now,
    };
    (claimed, started)
}

#[actix_web::test]
async fn reasons_that_a_process_of_the_release_before_has_written_in_clear_are_sealed() {
    let office = littered().await;
    office.stage.execute(
        "UPDATE openings SET reason = 'in clear', case_number = '115-0001', purpose = NULL",
    );
    let clear = "openings WHERE reason IS NOT NULL OR case_number IS NOT NULL";
    assert_ne!(office.stage.count(clear), 0);
    forget_at(&office, noon()).await;
    assert_eq!(office.stage.count(clear), 0);
    assert_ne!(office.stage.count("openings WHERE purpose IS NOT NULL"), 0);
}

async fn forget_at(office: &Office, at: Timestamp) {
    office.clock.set(at);
    housekeeping::forget(&office.app).await.unwrap();
}

#[actix_web::test]
async fn what_has_an_end_of_its_own_is_forgotten_at_that_second_and_not_before() {
    for (at, there) in [
        (noon().minus(seconds(1)), true),
        (noon(), false),
        (noon().plus(seconds(1)), false),
    ] {
        let office = littered().await;
        forget_at(&office, at).await;
        let of_requests = "requests WHERE consented_at IS NULL";
        for table in TABLES.map(|table| {
            if table == "requests" {
                of_requests
            } else {
                table
            }
        }) {
            assert_eq!(office.stage.count(table) > 0, there, "{table} at {at}");
        }
        assert_ne!(office.stage.count("accounts"), 0);
        assert_ne!(office.stage.count("contacts"), 0);
    }
}

#[actix_web::test]
async fn a_dead_password_stays_as_long_as_a_clerk_is_to_be_told_of_it() {
    let office = waiting_for_a_password().await;
    let now = office.clock.now();
    forget_at(
        &office,
        now.plus(mydata::domain::one_time_password::LIFETIME),
    )
    .await;
    assert_eq!(office.stage.count("one_time_passwords"), 1);
    assert_eq!(office.stage.count("openings WHERE state = 'waiting'"), 1);
    forget_at(&office, now.plus(days(1))).await;
    assert_eq!(office.stage.count("one_time_passwords"), 0);
    assert_eq!(office.stage.count("openings WHERE state = 'waiting'"), 0);
}

#[actix_web::test]
async fn letters_are_remembered_for_thirty_days_and_the_log_for_five_years() {
    let office = waiting_for_a_password().await;
    let at = text(noon());
    office
        .stage
        .execute(&format!("UPDATE outbox SET done_at = '{at}'"));
    office
        .stage
        .execute(&format!("UPDATE events SET at = '{at}'"));
    assert_eq!(LOG_AGE, days(1827));
    for (rows, age) in [("outbox", outbox::KEPT), ("events", LOG_AGE)] {
        for (late, there) in [
            (age - seconds(1), true),
            (age, true),
            (age + seconds(1), false),
        ] {
            forget_at(&office, noon().plus(late)).await;
            assert_eq!(office.stage.count(rows) > 0, there, "{rows} after {late}");
        }
    }
}
