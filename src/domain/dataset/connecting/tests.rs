use super::*;
use crate::db::Db;
use crate::db::trial;
use crate::domain::dataset::caller::{find_secret, secret_lookup};
use crate::domain::dataset::catalogue::{Dataset, list_categories_with_counts, search};
use crate::domain::dataset::category::Category;
use crate::domain::dataset::connection::read;
use crate::kit::keyring::Keyring;
use crate::kit::random::SeededChance;
use crate::kit::seal::Vault;

const FORM: &str = r#"[organization]
name = { zh = "虛擬市政府", en = "Virtual City" }
oid = "2.16.886.101.99999"

[base]
url = "https://dp.example/mydata-dp/"
hosts = ["203.0.113.8", "2001:db8::/48"]
accepts = ["TFD", "CER"]
duration = "2 days"
signer = { certificates = ["0000000000000000000000000000000000000000000000000000000000000001"], organization = "2.16.886.101.99999" }

[[dataset]]
resource_id = "API.aB3dE6gH9j"
name = { zh = "停車紀錄", en = "Parking record" }
category = "transport"
description = { zh = "一年內的停車紀錄。", en = "One year of parking." }
url = "parking"
fields = [{ zh = "車號", en = "Plate_No" }, { zh = "日期", en = "Day" }]

[[dataset.parameter]]
key = "INQ_YR"
name = { zh = "查詢年度", en = "Year" }
example = "113"
explanation = { zh = "民國年三碼。", en = "Three digits." }
dummy = "113"

[[dataset]]
resource_id = "API.0000000002"
name = { zh = "戶籍資料", en = "Household 100%" }
unit = { zh = "民政局", en = "Civil Affairs" }
category = "household"
description = { zh = "戶籍。", en = "Household." }
url = "household"
duration = "realtime"
hosts = []
fields = [{ zh = "姓名", en = "Name" }]
"#;

struct Provider {
    vault: Vault,
}

impl Provider {
    fn new() -> Self {
        let keyring = Keyring::parse("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
        let chance = std::sync::Arc::new(SeededChance::from_seed(2));
        Self {
            vault: Vault::new(keyring, &[9; 32], chance),
        }
    }

    fn connect(&self, db: &Db, form: &str, rotate: bool) -> Result<Vec<Connected>, CannotConnect> {
        let connection = read(form).unwrap();
        let order = Order {
            connection: &connection,
            zone: Zone::Production,
            rotate_secrets: rotate,
        };
        let now = "2026-11-20T04:00:00Z".parse().unwrap();
        db.write_now(|tx| connect(tx, now, &By::OPERATOR, &self.vault, &order))
    }
}

fn find(db: &Db, id: &str) -> Dataset {
    db.read_now(|conn| queries::find(conn, &id.parse().unwrap()))
        .unwrap()
        .unwrap()
}

#[test]
fn what_the_form_says_comes_back_and_saying_it_again_changes_nothing() {
    for trial in trial::each() {
        let provider = Provider::new();
        let first = provider.connect(&trial.db, FORM, false).unwrap();
        assert!(
            first
                .iter()
                .all(|one| one.outcome == Outcome::Added && one.secret.is_some())
        );
        let parking = find(&trial.db, "API.aB3dE6gH9j");
        let written = in_order(&read(FORM).unwrap().datasets[0]);
        assert_eq!(parking.definition, written);
        assert_eq!(parking.office().en, "Virtual City");
        assert_eq!(
            find(&trial.db, "API.0000000002").office().en,
            "Civil Affairs"
        );
        let again = provider.connect(&trial.db, FORM, false).unwrap();
        assert!(
            again
                .iter()
                .all(|one| one.outcome == Outcome::Unchanged && one.secret.is_none())
        );
    }
}

#[test]
fn a_changed_form_changes_the_data_set_and_keeps_its_secret() {
    for trial in trial::each() {
        let provider = Provider::new();
        let first = provider.connect(&trial.db, FORM, false).unwrap();
        let changed = FORM
            .replace("\"Day\"", "\"Date\"")
            .replace("\"203.0.113.8\", ", "");
        let second = provider.connect(&trial.db, &changed, false).unwrap();
        assert_eq!(second[0].outcome, Outcome::Changed);
        let parking = find(&trial.db, "API.aB3dE6gH9j").definition;
        assert_eq!(parking.fields[1].en, "Date");
        assert_eq!(parking.hosts.len(), 1);
        let secret = trial
            .db
            .read_now(|conn| find_secret(conn, &provider.vault, &first[0].dataset));
        assert_eq!(
            secret.unwrap().unwrap().reveal(),
            first[0].secret.as_ref().unwrap().reveal()
        );
    }
}

#[test]
fn only_the_latest_secret_of_the_very_data_set_lets_a_provider_in() {
    for trial in trial::each() {
        let provider = Provider::new();
        let secret = |connected: &[Connected], index: usize| {
            let secret = connected[index].secret.as_ref();
            secret.unwrap().reveal().to_owned()
        };
        let first = provider.connect(&trial.db, FORM, false).unwrap();
        let second = provider.connect(&trial.db, FORM, true).unwrap();
        let enters = |id: &str, secret: &str| {
            trial
                .db
                .read_now(|conn| queries::find_caller(conn, &id.parse().unwrap()))
                .unwrap()
                .filter(|(_, lookup)| *lookup == secret_lookup(&provider.vault, secret))
                .map(|(caller, _)| caller)
        };
        assert_eq!(secret(&second, 0).len(), 16);
        let caller = enters("API.aB3dE6gH9j", &secret(&second, 0)).unwrap();
        assert!(caller.may_call_from("203.0.113.8".parse().unwrap()));
        assert!(caller.may_call_from("::ffff:203.0.113.8".parse().unwrap()));
        assert!(!caller.may_call_from("203.0.113.9".parse().unwrap()));
        let anywhere = enters("API.0000000002", &secret(&second, 1)).unwrap();
        assert!(anywhere.may_call_from("198.51.100.1".parse().unwrap()));
        for (id, said) in [
            ("API.aB3dE6gH9j", secret(&first, 0)),
            ("API.aB3dE6gH9j", secret(&second, 1)),
            ("API.aB3dE6gH9j", String::new()),
            ("API.0000000009", secret(&second, 0)),
        ] {
            assert_eq!(enters(id, &said), None, "{id}");
        }
    }
}

#[test]
fn another_organisation_cannot_take_an_identifier() {
    let trial = trial::on_sqlite();
    let provider = Provider::new();
    provider.connect(&trial.db, FORM, false).unwrap();
    let other = FORM.replace("虛擬市政府", "另一個市政府");
    let refused = provider.connect(&trial.db, &other, false);
    assert!(matches!(refused, Err(CannotConnect::Foreign(_))));
    let names = trial
        .db
        .read_now(|conn| organization::queries::find_by_name(conn, "另一個市政府"));
    assert_eq!(names.unwrap(), None);
}

#[test]
fn the_shelves_are_counted_and_suspended_data_sets_do_not_count() {
    for trial in trial::each() {
        Provider::new().connect(&trial.db, FORM, false).unwrap();
        let count = |category| {
            let counts = trial
                .db
                .read_now(|conn| list_categories_with_counts(conn, Zone::Production))
                .unwrap();
            assert_eq!(counts.len(), 13);
            counts
                .iter()
                .find(|(known, _)| *known == category)
                .unwrap()
                .1
        };
        assert_eq!(count(Category::Transport), 1);
        assert_eq!(count(Category::Tax), 0);
        trial
            .db
            .write_now(|tx| -> db::Result<()> {
                use diesel::connection::SimpleConnection as _;
                Ok(tx.batch_execute("INSERT INTO dataset_suspensions (id, dataset_id, actor, reason, at) VALUES ('x', 'API.aB3dE6gH9j', 'operator', 'x', '2026-11-20 04:00:00.000000')")?)
            })
            .unwrap();
        assert_eq!(count(Category::Transport), 0);
        let shelf = trial.db.read_now(|conn| {
            queries::list_for_category(conn, Zone::Production, Category::Transport)
        });
        assert!(shelf.unwrap()[0].suspended_at.is_some());
    }
}

#[test]
fn a_search_finds_every_word_in_names_offices_and_fields_and_nothing_by_jokers() {
    for trial in trial::each() {
        Provider::new().connect(&trial.db, FORM, false).unwrap();
        let found = |typed: &str| {
            trial
                .db
                .read_now(|conn| search(conn, Zone::Production, typed))
                .unwrap()
                .len()
        };
        for (typed, count) in [
            ("", 0),
            ("  ", 0),
            ("停車", 1),
            ("PARKING", 1),
            ("plate_no", 1),
            ("plate-no", 0),
            ("100%", 1),
            ("%", 1),
            ("_", 1),
            ("\\", 0),
            ("virtual", 2),
            ("virtual 車號", 1),
            ("virtual 車號 姓名", 0),
            ("civil", 1),
            ("' OR 1=1 --", 0),
        ] {
            assert_eq!(found(typed), count, "{typed}");
        }
        let test = trial.db.read_now(|conn| search(conn, Zone::Test, "停車"));
        assert_eq!(test.unwrap().len(), 0);
    }
}
