//! Reviewers, hired by the rules of the application.

use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::account::{Login, enrolment};
use mydata::domain::audit::By;
use mydata::kit::clock::{Clock as _, seconds};

use super::Town;
use super::clerk::PASSWORD;
use super::server::Server;
use crate::support::visitor::Visitor;

impl Town {
    /// A reviewer who has enrolled and signed in; time goes by for the codes.
    pub async fn reviewer(&self, login: &str) -> Visitor<Server> {
        let (now, vault) = (self.clock.now(), &self.app.vault);
        let newcomer = Newcomer {
            login: Login::parse(login).unwrap(),
            name: format!("審查員 {login}"),
            counter: None,
        };
        let hired = self
            .app
            .db
            .write_now(|tx| staff::add(tx, now, &By::OPERATOR, vault, &newcomer));
        let (_, token) = hired.unwrap();
        let link = self
            .app
            .db
            .read_now(|conn| enrolment::find(conn, now, vault, token.reveal()));
        let secret = link.unwrap().secret;
        let code = || {
            self.wait(seconds(60));
            secret.code(self.clock.now())
        };
        let browser = self.visitor();
        let page = browser
            .visit(&format!("/organ/enrol/{}", token.reveal()))
            .await;
        let page = page
            .fill("新密碼", PASSWORD)
            .fill("再輸入一次新密碼", PASSWORD)
            .fill("驗證器顯示的動態驗證碼", code().as_str())
            .press("完成設定")
            .await;
        assert_eq!(page.path(), "/review/signin", "{}", page.read());
        let page = page
            .fill("帳號", login)
            .fill("密碼", PASSWORD)
            .fill("動態驗證碼", code().as_str())
            .press("登入")
            .await;
        assert_eq!(page.path(), "/review", "{}", page.read());
        browser
    }
}
