//! Changing what one has written, moving to another mail address, and leaving.

use diesel::connection::SimpleConnection as _;
use mydata::db;
use mydata::domain::audit::By;
use mydata::domain::credential::issue::{self, Order};
use mydata::domain::credential::{Networks, Tier};
use mydata::domain::ids::AccountId;
use mydata::jobs::housekeeping;
use mydata::kit::clock::{Clock as _, days, hours, seconds};

use crate::town::Town;
use crate::town::member::{PASSWORD, fill, link, register, sign_in};

const MAIL: &str = "chen@example.tw";
const NEW: &str = "chen@new.example.tw";

#[actix_web::test]
async fn a_member_changes_name_unit_country_and_language() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/account").await;
    let page = page.follow("修改基本資料").await;
    assert_eq!(page.value("使用者名稱"), "陳開發");
    let page = page.fill("使用者名稱", " ").press("儲存").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請填寫使用者名稱"), "{}", page.read());
    let page = page
        .fill("使用者名稱", "陳大文")
        .fill("單位類型", "政府機關-中央機關")
        .fill("國家", "[JP] 日本")
        .fill("信件語言", "English")
        .tick("有新的資料服務時，寄信通知我")
        .press("儲存")
        .await;
    assert_eq!(page.path(), "/ids/account");
    for said in [
        "基本資料已更新",
        "陳大文",
        "政府機關-中央機關",
        "[JP] 日本",
        "寄信通知",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    let page = town.visitor().visit("/ids/password/reset").await;
    page.fill("Email", MAIL).press("寄送連結").await;
    let letter = town.letter(MAIL).await;
    assert_eq!(letter.subject, "Set a new password");
}

#[actix_web::test]
async fn a_new_mail_address_holds_once_it_is_confirmed_and_the_old_one_is_told() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/account/mail").await;
    let page = page
        .fill("新的 Email", "CHEN@example.tw")
        .fill("目前的密碼", PASSWORD)
        .press("寄送連結")
        .await;
    assert!(page.sees("這就是您目前的 Email"), "{}", page.read());
    let page = page
        .fill("新的 Email", NEW)
        .fill("目前的密碼", "wrong wrong wrong")
        .press("寄送連結")
        .await;
    assert!(page.sees("目前的密碼不正確"), "{}", page.read());
    let page = page.fill("目前的密碼", PASSWORD).press("寄送連結").await;
    assert!(page.sees("確認信已寄到新信箱"), "{}", page.read());
    assert!(
        page.sees(MAIL) && !page.sees(NEW),
        "the old one still holds"
    );
    let notice = town.letter(MAIL).await;
    assert!(notice.text.contains("改寄到另一個信箱"), "{}", notice.text);
    assert!(!notice.text.contains(NEW));
    let path = link(&town.letter(NEW).await);

    let elsewhere = town.visitor();
    let page = elsewhere.visit(&path).await.press("確認").await;
    assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    assert!(member.visit("/ids/account").await.sees(NEW));
    let page = elsewhere.visit(&path).await;
    assert_eq!(page.status(), 410);
    assert!(page.sees("已經使用過"), "{}", page.read());
    let page = elsewhere.visit("/ids/password/reset").await;
    page.fill("Email", MAIL).press("寄送連結").await;
    assert_eq!(
        town.work().await,
        0,
        "nobody is written to at the old address"
    );
}

#[actix_web::test]
async fn the_link_of_a_new_address_dies_after_a_day() {
    for (after, works) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let member = town.member("chen").await;
        let page = member.visit("/ids/account/mail").await;
        let page = page.fill("新的 Email", NEW).fill("目前的密碼", PASSWORD);
        page.press("寄送連結").await;
        town.letter(MAIL).await;
        let path = link(&town.letter(NEW).await);
        town.wait(hours(24) + seconds(after));
        let page = town.visitor().visit(&path).await;
        assert_eq!(page.status() == 200, works, "{after}");
    }
}

#[actix_web::test]
async fn an_address_that_another_member_has_is_not_told_and_not_taken() {
    let town = Town::new().await;
    let (chen, _wang) = (town.member("chen").await, town.member("wang").await);
    let page = chen.visit("/ids/account/mail").await;
    let page = page
        .fill("新的 Email", "wang@example.tw")
        .fill("目前的密碼", PASSWORD);
    let page = page.press("寄送連結").await;
    assert!(page.sees("確認信已寄到新信箱"), "{}", page.read());
    town.letter(MAIL).await;
    let letter = town.letter("wang@example.tw").await;
    assert!(letter.text.contains("已有帳號「wang」"), "{}", letter.text);

    let page = chen.visit("/ids/account/mail").await;
    let page = page.fill("新的 Email", NEW).fill("目前的密碼", PASSWORD);
    page.press("寄送連結").await;
    town.letter(MAIL).await;
    let moving = link(&town.letter(NEW).await);
    let third = town.visitor();
    register(&third, "third", NEW).await;
    let activation = link(&town.letter(NEW).await);
    third.visit(&activation).await.press("啟用帳號").await;
    let page = chen.visit(&moving).await.press("確認").await;
    assert_eq!(page.status(), 410);
    assert!(page.sees("屬於另一位會員"), "{}", page.read());
}

#[actix_web::test]
async fn who_leaves_takes_everything_along_but_the_login_and_the_app_ids() {
    let town = Town::new().await;
    let (member, elsewhere) = (town.member("chen").await, town.visitor());
    sign_in(&elsewhere, "chen", PASSWORD).await;
    let account: AccountId = town.only("accounts WHERE login = 'chen'").parse().unwrap();
    let (now, vault) = (town.clock.now(), &town.app.vault);
    let order = Order {
        account,
        tier: Tier::General,
        networks: Networks::any(),
    };
    let issued = town
        .app
        .db
        .write_now(|tx| issue::issue(tx, now, &By::SYSTEM, vault, &order));
    issued.unwrap();
    let page = member.visit("/ids/account").await.follow("刪除帳號").await;
    let page = page
        .fill("目前的密碼", "wrong wrong wrong")
        .press("確定刪除帳號")
        .await;
    assert!(page.sees("目前的密碼不正確"), "{}", page.read());
    let page = page
        .fill("目前的密碼", PASSWORD)
        .press("確定刪除帳號")
        .await;
    assert_eq!(page.heading(), "帳號已刪除");
    let letter = town.letter(MAIL).await;
    assert!(letter.text.contains("已依您的要求刪除"), "{}", letter.text);
    for browser in [&member, &elsewhere] {
        let page = browser.visit("/ids/account").await;
        assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    }
    let page = sign_in(&elsewhere, "chen", PASSWORD).await;
    assert!(page.sees("帳號或密碼不正確"), "{}", page.read());
    assert_eq!(town.count("credentials WHERE revoked_at IS NULL"), 0);
    assert_eq!(town.count("credential_keys WHERE sealed IS NOT NULL"), 0);
    assert_eq!(
        town.count(&format!(
            "members WHERE account_id = '{account}' AND (mail IS NOT NULL OR mail_lookup IS NOT NULL)"
        )),
        0
    );
    assert_eq!(
        town.count(&format!("account_passwords WHERE account_id = '{account}'")),
        0
    );
    assert_eq!(town.count("accounts WHERE login = 'chen' AND name = ''"), 1);
    let page = fill(&elsewhere, "chen", MAIL).await.press("建立帳戶").await;
    assert!(page.sees("這個帳號已有人使用"), "{}", page.read());
    register(&elsewhere, "chen.again", MAIL).await;
    town.letter(MAIL).await;
}

#[actix_web::test]
async fn an_account_that_nobody_activates_is_gone_after_seven_days() {
    for (after, left) in [(-1, 1), (0, 0), (1, 0)] {
        let town = Town::new().await;
        town.member("wang").await;
        register(&town.visitor(), "chen", MAIL).await;
        town.letter(MAIL).await;
        sign_in(&town.visitor(), "chen", PASSWORD).await;
        town.wait(days(7) + seconds(after));
        housekeeping::forget(&town.app).await.unwrap();
        assert_eq!(town.count("accounts WHERE login = 'chen'"), left, "{after}");
        assert_eq!(town.count("accounts WHERE login = 'wang'"), 1);
        if left == 0 {
            register(&town.visitor(), "chen", MAIL).await;
            town.letter(MAIL).await;
        }
    }
}

/// Does to the rows what no rule does.
fn execute(town: &Town, statement: &str) {
    let done = town
        .app
        .db
        .write_now(|tx| -> db::Result<_> { Ok(tx.batch_execute(statement)?) });
    done.unwrap();
}

#[actix_web::test]
async fn what_cannot_be_forgotten_keeps_nothing_else_from_being_forgotten() {
    let town = Town::new().await;
    register(&town.visitor(), "chen", MAIL).await;
    town.letter(MAIL).await;
    execute(&town, "DROP TABLE challenges");
    execute(&town, "DROP TABLE announcement_letters");
    town.wait(days(7));
    let why = housekeeping::forget(&town.app).await.unwrap_err();
    let told = why.to_string();
    for what in ["challenges: ", "announcements: "] {
        assert!(told.contains(what), "{told}");
    }
    assert!(!told.contains("members never activated"), "{told}");
    assert_eq!(town.count("accounts WHERE login = 'chen'"), 0);
}

#[actix_web::test]
async fn a_pair_of_somebody_never_activated_keeps_the_account_and_no_other() {
    let town = Town::new().await;
    for (login, mail) in [("chen", MAIL), ("lin", "lin@example.tw")] {
        register(&town.visitor(), login, mail).await;
        town.letter(mail).await;
    }
    let account = town.only("accounts WHERE login = 'chen'");
    execute(
        &town,
        &format!(
            "INSERT INTO credentials (id, account_id, tier, app_id, calls_per_day, issued_at) SELECT id, id, 'general', 'an-app-id', 100, made_at FROM accounts WHERE id = '{account}'"
        ),
    );
    town.wait(days(7));
    housekeeping::forget(&town.app).await.unwrap();
    assert_eq!(town.count("accounts WHERE login = 'chen'"), 1);
    assert_eq!(town.count("accounts WHERE login = 'lin'"), 0);
}

#[actix_web::test]
async fn the_own_session_is_marked_among_all() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let elsewhere = town.visitor();
    sign_in(&elsewhere, "chen", PASSWORD).await;
    for browser in [&member, &elsewhere] {
        let page = browser.visit("/ids/account").await;
        assert_eq!(
            page.read().matches("這個裝置").count(),
            1,
            "{}",
            page.read()
        );
    }
}

#[actix_web::test]
async fn whoever_writes_until_the_session_has_ended_is_told_and_comes_back_to_the_form() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/feedback").await;
    town.wait(days(2));
    let page = page
        .fill("問題說明", "地址已經變更")
        .press("送出回饋")
        .await;
    assert!(page.path().starts_with("/ids/login"), "{}", page.path());
    assert!(page.sees("登入已經逾時"), "{}", page.read());
    let page = page.fill("帳號", "chen").fill("密碼", PASSWORD);
    let page = page.press("登入").await;
    assert_eq!(page.path(), "/ids/feedback", "{}", page.read());
    let page = town.visitor().visit("/ids/feedback").await;
    assert!(!page.sees("登入已經逾時"), "{}", page.read());
}

#[actix_web::test]
async fn whoever_signs_out_or_changes_the_password_is_told_so() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids").await.press("登出").await;
    assert!(page.sees("您已經登出"), "{}", page.read());
    assert!(
        member
            .visit("/ids/account")
            .await
            .path()
            .starts_with("/ids/login")
    );
    sign_in(&member, "chen", PASSWORD).await;
    let page = member.visit("/ids/password").await;
    let page = page
        .fill("目前的密碼", PASSWORD)
        .fill("新密碼", "another long passphrase")
        .fill("確認新密碼", "another long passphrase")
        .press("變更密碼")
        .await;
    assert_eq!(page.path(), "/ids/login", "{}", page.read());
    assert!(page.sees("密碼已經變更"), "{}", page.read());
    assert!(!page.sees("您已經登出"));
}

#[actix_web::test]
async fn what_is_not_found_on_the_platform_leads_to_the_platform() {
    let town = Town::new().await;
    for (path, home) in [("/ids/nothing", "回平台首頁"), ("/idsnothing", "回首頁")] {
        let page = town.visitor().visit(path).await;
        assert_eq!(page.status(), 404);
        let page = page.follow(home).await;
        let home = if path == "/ids/nothing" { "/ids" } else { "/" };
        assert_eq!(page.path(), home, "{path}");
    }
    let page = town.reviewer("lin").await.visit("/review/nothing").await;
    assert_eq!(page.status(), 404);
    assert_eq!(page.follow("回待辦案件").await.path(), "/review");
}
