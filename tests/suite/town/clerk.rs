//! A counter and its clerk, hired by the rules of the application.

use actix_web::web::Data;
use mydata::app::App;
use mydata::domain::account::second_factor::FactorSecret;
use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::account::{Login, enrolment};
use mydata::domain::audit::By;
use mydata::domain::bilingual::Bilingual;
use mydata::domain::ids::ResourceId;
use mydata::domain::organization::counter::CannotChange;
use mydata::domain::organization::{self, Description, counter};
use mydata::kit::clock::{Clock as _, StandingClock, seconds};

use super::server::Server;
use crate::support::page::Page;
use crate::support::visitor::Visitor;

/// The password that every clerk here chooses.
pub const PASSWORD: &str = "k7#mq2!vzr9w";

/// A clerk who has a link to enrol with.
pub struct Clerk {
    /// What they sign in as.
    pub login: String,
    /// The token of the link.
    pub token: String,
    authenticator: FactorSecret,
}

impl Clerk {
    /// Opens a counter of an agency, which may open these data sets, and hires a clerk for it.
    pub fn hire(app: &Data<App>, login: &str, datasets: &[ResourceId]) -> Self {
        let (now, by, random) = (app.clock.now(), &By::OPERATOR, app.vault.random());
        let described = Description {
            kind: organization::Kind::Agency,
            name: Bilingual::new("虛擬戶政事務所", "Virtual office"),
            oid: None,
        };
        let desk: Result<_, CannotChange> = app.db.write_now(|tx| {
            let agency = organization::enter(tx, now, by, random, &described)?;
            let name = Bilingual::new("一號櫃檯", "Counter 1");
            let desk = counter::open(tx, now, by, random, (agency.id, name))?;
            for dataset in datasets {
                counter::allow(tx, now, by, desk.id, dataset)?;
            }
            Ok(desk.id)
        });
        let newcomer = Newcomer {
            login: Login::parse(login).unwrap(),
            name: "林小姐".to_owned(),
            counter: Some(desk.unwrap()),
        };
        let vault = &app.vault;
        let hired = app
            .db
            .write_now(|tx| staff::add(tx, now, by, vault, &newcomer));
        let (_, token) = hired.unwrap();
        let link = app
            .db
            .read_now(|conn| enrolment::find(conn, now, vault, token.reveal()));
        Self {
            login: login.to_owned(),
            token: token.reveal().to_owned(),
            authenticator: link.unwrap().secret,
        }
    }

    /// The code that the authenticator shows a minute later; it was never shown before.
    pub fn code(&self, clock: &StandingClock) -> String {
        clock.advance(seconds(60));
        self.authenticator.code(clock.now())
    }

    /// Enrols with the link and signs in, in this browser.
    pub async fn come(&self, clock: &StandingClock, browser: &Visitor<Server>) {
        let page = browser.visit(&format!("/organ/enrol/{}", self.token)).await;
        let page = page
            .fill("新密碼", PASSWORD)
            .fill("再輸入一次新密碼", PASSWORD)
            .fill("驗證器顯示的動態驗證碼", &self.code(clock))
            .press("完成設定")
            .await;
        assert_eq!(page.path(), "/organ/signin", "{}", page.read());
        let page = page
            .fill("帳號", &self.login.to_uppercase())
            .fill("密碼", PASSWORD)
            .fill("動態驗證碼", &self.code(clock))
            .press("登入")
            .await;
        assert_eq!(page.path(), "/organ", "{}", page.read());
    }
}

/// Takes a barcode and tells what for: the next page asks for the password.
pub async fn ask(clerk: &Visitor<Server>, barcode: &str, number: &str) -> Page<Server> {
    let page = clerk.visit("/organ").await;
    let page = page.fill("資料條碼", barcode).press("下一步").await;
    assert_eq!(page.heading(), "填寫用途", "{}", page.read());
    page.fill("用途", "申請育兒津貼")
        .fill("案號", number)
        .press("寄送驗證密碼")
        .await
}
