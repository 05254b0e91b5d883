//! What was fetched: coming back to it, barcodes by the clock, eight hours, deleting, withdrawing.

use mydata::jobs::periodic::perform;
use mydata::jobs::schedule::Task;
use mydata::kit::clock::{hours, minutes, seconds};

use crate::support::control;
use crate::town::Town;
use crate::town::citizen::{HOUSEHOLD, REGISTRATION, digits};

#[actix_web::test]
async fn within_eight_hours_a_citizen_comes_back_from_another_machine() {
    let town = Town::new().await;
    town.citizen("ming").fetch(&[REGISTRATION]).await;
    town.wait(hours(7));
    let elsewhere = town.citizen("ming");
    let page = elsewhere.browser.visit("/personal/history").await;
    assert!(page.path().starts_with("/personal/signin?back="));
    let page = elsewhere.begin(page).await;
    let page = elsewhere.sign(page).await;
    assert_eq!(page.path(), "/personal/history");
    let page = elsewhere.browser.visit("/personal/barcodes").await;
    assert!(page.sees(REGISTRATION));
    let page = page.follow(&format!("線上預覽檔案 {REGISTRATION}")).await;
    assert!(page.sees("王曉明"), "{}", page.read());
    let other = town.citizen("mei");
    let area = other.come_back().await;
    assert_eq!(area.path(), "/personal/barcodes");
    assert!(!area.sees(REGISTRATION));
    assert_eq!(other.browser.visit(&page.path()).await.status(), 404);
}

#[actix_web::test]
async fn a_code_by_mail_opens_the_barcode_area_and_nothing_else() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    ming.confirm_contact(page).await;
    let package = town.only("packages");
    let elsewhere = town.citizen("ming");
    let page = elsewhere.come_back_by_code().await;
    assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
    assert!(page.sees(REGISTRATION));
    assert!(!page.sees("線上預覽檔案"));
    let page = page.press(&format!("取得條碼 {REGISTRATION}")).await;
    assert!(page.sees("此條碼剩餘時間"));
    for path in [
        format!("/personal/files/{package}"),
        format!("/personal/files/{package}/package"),
        "/personal/history".to_owned(),
    ] {
        let page = elsewhere.browser.visit(&path).await;
        assert!(page.path().starts_with("/personal/signin?back="), "{path}");
    }
    let history = ming.browser.visit("/personal/history").await;
    assert!(history.sees("您用驗證碼回來，開啟了資料條碼區"));
    assert_eq!(
        history.read().matches("身分驗證成功").count(),
        1,
        "the card's"
    );
}

#[actix_web::test]
async fn whoever_is_asked_before_a_deletion_reads_of_which_data() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION, HOUSEHOLD]).await;
    let page = ming.browser.visit("/personal/barcodes").await;
    for name in [REGISTRATION, HOUSEHOLD] {
        let all = |part| control::all(page.document(), part);
        let names = all("article.kept > h3").into_iter().map(control::text);
        let place = names.into_iter().position(|one| one == name).unwrap();
        let asked = all("article.kept details:not([open])")[place];
        let summary = asked.child_elements().next().unwrap();
        assert_eq!(control::text(summary), format!("立即刪除 {name}"));
        let question = asked.child_elements().skip(1).map(control::text);
        let question = question.collect::<String>();
        assert!(question.starts_with(name), "{question}");
        assert!(question.contains("刪除後無法復原"), "{question}");
        assert!(
            question.ends_with(&format!("確定刪除 {name}")),
            "{question}"
        );
    }
}

#[actix_web::test]
async fn what_is_no_code_is_told_so_and_costs_no_try() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    ming.confirm_contact(page).await;
    let elsewhere = town.citizen("ming");
    let page = elsewhere.browser.visit("/personal/signin/code").await;
    let mut page = elsewhere.claim(page).press("寄驗證碼").await;
    let code = digits(&town.letter(elsewhere.person.mail).await.text);
    for typed in ["", "1234", "123456789", "１２３４", "abcdefgh", "0"] {
        page = page.fill("驗證碼", typed).press("開啟資料條碼區").await;
        assert!(
            page.sees("請輸入信中的 8 個數字"),
            "{typed}: {}",
            page.read()
        );
    }
    let page = page.fill("驗證碼", &code).press("開啟資料條碼區").await;
    assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
}

#[actix_web::test]
async fn at_eight_hours_the_file_is_refused_and_its_bytes_go() {
    let town = Town::new().await;
    town.citizen("ming").fetch(&[REGISTRATION]).await;
    let package = town.only("packages");
    town.wait(hours(8) - seconds(61));
    let ming = town.citizen("ming");
    assert_eq!(ming.come_back().await.path(), "/personal/barcodes");
    let paths = [
        format!("/personal/files/{package}"),
        format!("/personal/files/{package}/documents/1"),
        format!("/personal/files/{package}/package"),
    ];
    town.wait(seconds(60));
    for (status, shown) in [(200, true), (410, false), (410, false)] {
        for path in &paths {
            let answer = ming.browser.ask("GET", path, &[], b"").await;
            assert_eq!(answer.status, status, "{path}");
        }
        let area = ming.browser.visit("/personal/barcodes").await;
        assert_eq!(area.sees(REGISTRATION), shown);
        town.wait(seconds(1));
    }
    let id = package.parse().unwrap();
    assert!(town.app.store.get(id).await.is_ok());
    perform(&town.app, Task::SweepPackages).await;
    assert!(town.app.store.get(id).await.is_err());
    let history = ming.browser.visit("/personal/history").await;
    assert!(history.sees("資料保存滿 8 小時，已刪除"));
}

#[actix_web::test]
async fn a_barcode_lives_for_twenty_minutes_and_a_new_one_kills_it() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let symbols = async || {
        let page = ming.browser.visit("/personal/barcodes").await;
        let shown = control::all(page.document(), ".barcode-text");
        shown.first().map(|one| control::text(*one))
    };
    let page = ming.browser.visit("/personal/barcodes").await;
    page.press(&format!("取得條碼 {REGISTRATION}")).await;
    let first = symbols().await;
    assert!(first.is_some());
    town.wait(minutes(20) - seconds(1));
    assert_eq!(symbols().await, first);
    town.wait(seconds(1));
    assert_eq!(symbols().await, None);
    town.wait(seconds(1));
    assert_eq!(symbols().await, None);
    let page = ming.browser.visit("/personal/barcodes").await;
    page.press(&format!("取得條碼 {REGISTRATION}")).await;
    let second = symbols().await;
    let page = ming.browser.visit("/personal/barcodes").await;
    page.press(&format!("手動更新條碼 {REGISTRATION}")).await;
    let third = symbols().await;
    assert!(third.is_some() && second != third && first != second);
}

#[actix_web::test]
async fn who_presses_after_the_session_has_ended_is_told_so_where_one_comes_back() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let page = ming.browser.visit("/personal/barcodes").await;
    town.wait(hours(3));
    let page = page.press(&format!("取得條碼 {REGISTRATION}")).await;
    assert!(
        page.path().starts_with("/personal/signin"),
        "{}",
        page.path()
    );
    assert!(page.sees("登入已經逾時"), "{}", page.read());
    let page = ming.browser.visit("/personal/barcodes").await;
    assert!(
        !page.sees("登入已經逾時"),
        "nothing was sent: {}",
        page.read()
    );
}

#[actix_web::test]
async fn deleting_is_asked_about_and_withdrawing_deletes_too() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION, HOUSEHOLD]).await;
    let page = ming.browser.visit("/personal/barcodes").await;
    let page = page.unfold(&format!("立即刪除 {REGISTRATION}"));
    let page = page.press(&format!("確定刪除 {REGISTRATION}")).await;
    assert!(page.sees("資料已經刪除。"), "{}", page.read());
    assert!(!page.sees(REGISTRATION) && page.sees(HOUSEHOLD));
    let page = ming.browser.visit("/personal/history").await;
    let page = page.unfold(&format!("撤回同意 {HOUSEHOLD}"));
    let page = page.press(&format!("確定撤回 {HOUSEHOLD}")).await;
    assert!(page.sees("已經撤回同意"), "{}", page.read());
    let page = ming.browser.visit("/personal/barcodes").await;
    assert!(page.sees("目前沒有保存中的資料"));
}
