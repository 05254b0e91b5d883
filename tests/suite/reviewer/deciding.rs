//! An upgrade on its way through the reviewers, and a tier that is taken back.

use mydata::kit::clock::{Clock as _, SystemClock, days};

use crate::applicant::ask;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{apply, below};
use crate::town::server::Server;

const MAIL: &str = "chen@example.tw";

/// Opens the one application that waits.
async fn open(reviewer: &Visitor<Server>, link: &str) -> crate::support::page::Page<Server> {
    reviewer.visit("/review").await.follow(link).await
}

#[actix_web::test]
async fn an_upgrade_is_returned_with_remarks_sent_again_and_granted_while_the_old_key_works() {
    let town = Town::new().await;
    town.clock.set(SystemClock.now());
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    let old = town.letter(MAIL).await;
    let [old_id, old_key] = ["APP ID：", "APP Key："].map(|name| below(&old, name));
    apply(&member, "進階會員").await;

    let reviewer = town.reviewer("lin").await;
    let page = open(&reviewer, "進階會員 chen").await;
    assert!(
        page.sees("虛擬園區地圖") && page.sees("已核准"),
        "{}",
        page.read()
    );
    let page = page.tick("退回補正").press("送出審核結果").await;
    assert_eq!(page.status(), 422);
    let page = page.press("由我承辦").await;
    assert!(page.sees("審查員 lin"), "{}", page.read());
    let page = page
        .tick("退回補正")
        .fill("原因", "請補充說明。")
        .fill("加值應用單位名稱", "請寫全名")
        .press("送出審核結果")
        .await;
    assert_eq!(page.path(), "/review", "{}", page.read());
    let letter = town.letter(MAIL).await;
    assert_eq!(letter.subject, "API 授權申請請補正：進階會員");
    for said in ["請補充說明。", "加值應用單位名稱", "請寫全名"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }

    let page = member.visit("/ids/api").await.follow("申請進階會員").await;
    assert!(
        page.sees("審核意見") && page.sees("請寫全名"),
        "{}",
        page.read()
    );
    assert_eq!(page.value("加值應用單位名稱"), "虛擬園區地圖");
    let page = page
        .fill("加值應用單位名稱", "虛擬園區地圖服務")
        .press("下一步")
        .await;
    let page = page.press("送出申請").await;
    assert!(page.sees("正在審核中"), "{}", page.read());
    assert_eq!(ask(&town, &old_id, &old_key).await, 200);

    let page = open(&reviewer, "進階會員 chen").await;
    assert!(
        page.sees("請補充說明。"),
        "the history shows it: {}",
        page.read()
    );
    let page = page.tick("已核准").press("送出審核結果").await;
    assert!(page.sees("目前沒有待審的申請"), "{}", page.read());
    let new = town.letter(MAIL).await;
    let [new_id, new_key] = ["APP ID：", "APP Key："].map(|name| below(&new, name));
    assert_ne!(new_id, old_id);
    for (id, key) in [(&old_id, &old_key), (&new_id, &new_key)] {
        assert_eq!(ask(&town, id, key).await, 200);
    }
    let page = member.visit("/ids/api/records").await;
    let page = page.follow("用量與設定 進階會員").await;
    assert!(page.sees("3 / 200"), "{}", page.read());
}

#[actix_web::test]
async fn a_tier_is_withdrawn_with_a_reason_and_a_letter() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    town.letter(MAIL).await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/members").await;
    let page = page.fill("帳號", "nobody").press("查詢").await;
    assert!(page.sees("沒有這個帳號的會員"), "{}", page.read());
    let page = page.fill("帳號", "CHEN").press("查詢").await;
    let page = page.press("取消資格 一般會員").await;
    assert_eq!(page.status(), 422);
    let page = page
        .fill("原因", "長期未使用。")
        .press("取消資格 一般會員")
        .await;
    assert!(
        page.sees("已取消資格") && page.sees("長期未使用。"),
        "{}",
        page.read()
    );
    let letter = town.letter(MAIL).await;
    assert!(letter.text.contains("長期未使用。"), "{}", letter.text);
    assert_eq!(town.count("credentials WHERE revoked_at IS NULL"), 0);
    let page = member.visit("/ids/api").await;
    assert!(page.sees("申請一般會員"), "{}", page.read());
}

#[actix_web::test]
async fn the_queue_shows_what_is_late_and_a_proof_is_marked_as_met() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "專案會員").await;
    let page = member.visit("/ids/api/account").await;
    page.fill("網頁網址", "https://chen.example.tw/about")
        .press("送出")
        .await;
    town.wait(days(6));
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review").await;
    assert!(
        page.sees("審核期限 民國115年11月25日（三） 已逾期") && page.sees("尚未有人承辦"),
        "{}",
        page.read()
    );
    let page = page.follow("待確認的顯名聲明").await;
    let page = page.press("確認已標示 chen").await;
    assert!(page.sees("目前沒有待確認的項目"), "{}", page.read());
    crate::town::member::sign_in(&member, "chen", crate::town::member::PASSWORD).await;
    let page = member.visit("/ids/api/account").await;
    assert!(page.sees("已履行"), "{}", page.read());
}
