//! An upgrade on its way through the reviewers, and a tier that is taken back.

use diesel::RunQueryDsl as _;
use mydata::kit::clock::{Clock as _, SystemClock, days, seconds};

use crate::applicant::ask;
use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{PASSWORD, apply, below};
use crate::town::server::Server;

const MAIL: &str = "chen@example.tw";

/// Opens the one application that waits.
async fn open(reviewer: &Visitor<Server>, link: &str) -> Page<Server> {
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

    let again = letter
        .text
        .lines()
        .find(|line| line.contains("?tier="))
        .unwrap();
    let page = member.visit(&again[again.find("/ids/").unwrap()..]).await;
    assert!(page.sees("審核意見"), "by the letter: {}", page.read());
    let page = member.visit("/ids/api").await;
    assert!(
        page.sees("上次申請退回補正") && !page.sees("上次申請未核准"),
        "{}",
        page.read()
    );
    let page = page.follow("修改後再送出 進階會員").await;
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
    assert!(
        page.sees("上次的審核意見") && page.sees("請寫全名"),
        "and the remarks on its fields: {}",
        page.read()
    );
    let page = page.tick("核准").press("送出審核結果").await;
    assert!(page.sees("目前沒有待辦的案件"), "{}", page.read());
    let new = town.letter(MAIL).await;
    for said in [
        "每日可呼叫 200 次",
        "介接來源：經濟部",
        "智慧園區時空資訊雲平台",
    ] {
        assert!(new.text.contains(said), "{said}: {}", new.text);
    }
    assert!(!new.text.contains("個人化資料自主運用"), "{}", new.text);
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
async fn a_tier_is_cancelled_with_a_reason_and_a_letter() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    town.letter(MAIL).await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/members").await;
    let page = page
        .fill("帳號、姓名、單位或 Email", "nobody")
        .press("查詢")
        .await;
    assert!(page.sees("找不到符合的會員"), "{}", page.read());
    let page = page
        .fill("帳號、姓名、單位或 Email", "CHEN")
        .press("查詢")
        .await;
    let page = page.unfold("取消資格 一般會員");
    assert!(
        page.sees("下一次呼叫就會被拒絕，無法復原"),
        "{}",
        page.read()
    );
    let page = page.press("確定取消資格 一般會員").await;
    assert_eq!(page.status(), 422);
    // What was opened is open still, with what is wrong in it.
    let page = page
        .fill("原因", "長期未使用。")
        .press("確定取消資格 一般會員")
        .await;
    assert!(
        page.sees("已取消資格") && page.sees("長期未使用。"),
        "{}",
        page.read()
    );
    let letter = town.letter(MAIL).await;
    assert!(letter.text.contains("長期未使用。"), "{}", letter.text);
    assert_eq!(town.count("credentials WHERE revoked_at IS NULL"), 0);
    let page = member.visit("/ids/api/records").await;
    assert!(page.sees("已註銷 資格已取消"), "{}", page.read());
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
    assert!(page.sees("已標示"), "{}", page.read());
}

/// Cancels 一般會員 for chen.
async fn cancel(reviewer: &Visitor<Server>) -> Page<Server> {
    let page = reviewer.visit("/review/members").await;
    let page = page
        .fill("帳號、姓名、單位或 Email", "chen")
        .press("查詢")
        .await;
    assert!(page.sees("陳開發") && page.sees(MAIL), "{}", page.read());
    page.unfold("取消資格 一般會員")
        .fill("原因", "違反使用規範。")
        .press("確定取消資格 一般會員")
        .await
}

#[actix_web::test]
async fn whoever_a_tier_was_cancelled_for_waits_for_a_reviewer_and_reads_what_is_said() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    town.letter(MAIL).await;
    let page = member.visit("/ids/api/records").await;
    let page = page.follow("用量與設定 一般會員").await;
    assert!(
        page.unfold("註銷金鑰")
            .press("確定註銷")
            .await
            .sees("金鑰已註銷")
    );
    town.wait(seconds(1));
    apply(&member, "一般會員").await;
    assert!(
        town.letter(MAIL).await.text.contains("APP Key："),
        "granted at once"
    );

    let reviewer = town.reviewer("lin").await;
    let stale = reviewer.visit("/review/members").await;
    let stale = stale
        .fill("帳號、姓名、單位或 Email", "chen")
        .press("查詢")
        .await;
    assert!(stale.sees("會員自行註銷"), "{}", stale.read());
    assert!(cancel(&reviewer).await.sees("已取消資格"));
    town.letter(MAIL).await;
    let page = stale
        .unfold("取消資格 一般會員")
        .fill("原因", "再一次。")
        .press("確定取消資格 一般會員")
        .await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("已經不再有效"), "{}", page.read());

    let page = apply(&member, "一般會員").await;
    assert!(page.sees("正在審核中"), "{}", page.read());
    let application = page.path();
    assert_eq!(town.count("credentials WHERE revoked_at IS NULL"), 0);
    let page = open(&reviewer, "一般會員 chen").await;
    assert!(page.sees("陳開發") && page.sees(MAIL), "{}", page.read());
    page.tick("核准")
        .fill("原因", "這次請遵守規範。")
        .fill("加值應用單位名稱", "名稱很好")
        .press("送出審核結果")
        .await;
    let letter = town.letter(MAIL).await;
    for said in ["APP Key：", "這次請遵守規範。", "名稱很好"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    let page = member.visit(&application).await;
    assert!(page.sees("這次請遵守規範。"), "{}", page.read());
}

#[actix_web::test]
async fn what_was_said_of_a_cancelled_tier_goes_with_its_member() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    town.letter(MAIL).await;
    let reviewer = town.reviewer("lin").await;
    cancel(&reviewer).await;
    town.letter(MAIL).await;
    assert_eq!(
        town.count("credentials WHERE revoked_reason IS NOT NULL"),
        1
    );
    let page = member.visit("/ids/account/deletion").await;
    page.fill("目前的密碼", PASSWORD)
        .press("確定刪除帳號")
        .await;
    town.letter(MAIL).await;
    assert_eq!(
        town.count("credentials WHERE revoked_reason IS NOT NULL"),
        0
    );
    assert_eq!(
        town.count("credentials WHERE revoked_cause = 'withdrawn'"),
        1
    );
}

#[actix_web::test]
async fn who_leaves_before_a_letter_goes_out_is_written_none_without_a_reason() {
    let town = Town::new().await.forgiving();
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    town.letter(MAIL).await;
    apply(&member, "進階會員").await;
    let reviewer = town.reviewer("lin").await;
    cancel(&reviewer).await;
    let page = open(&reviewer, "進階會員 chen").await;
    page.tick("不核准")
        .fill("原因", "請先使用一般會員。")
        .press("送出審核結果")
        .await;
    let page = member.visit("/ids/account/deletion").await;
    page.fill("目前的密碼", PASSWORD)
        .press("確定刪除帳號")
        .await;
    let letter = town.letter(MAIL).await;
    assert!(letter.subject.contains("刪除"), "{}", letter.subject);
    let never = "outbox WHERE kind = 'licence-decision-letter' AND failed_at IS NOT NULL";
    assert_eq!(town.count(never), 2);
}

#[actix_web::test]
async fn what_nobody_sent_is_not_found() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    apply(&member, "進階會員").await;
    let page = member.visit("/ids/api/account").await;
    let address = "https://chen.example.tw/about";
    page.fill("網頁網址", address).press("送出").await;
    let (application, proof) = (
        town.only("licence_applications"),
        town.only("attribution_proofs"),
    );
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/proofs").await;
    let csrf = control::all(page.document(), "input[name=csrf]")[0];
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let csrf = format!("csrf={}", csrf.attr("value").unwrap());
    let told = format!("{csrf}&reason=none");
    let long = format!("{csrf}&reason={}", "a".repeat(501));
    for (path, body, status) in [
        (
            format!("/review/applications/{proof}/assignments"),
            &csrf,
            404,
        ),
        (
            format!("/review/proofs/{application}/acceptances"),
            &csrf,
            404,
        ),
        (format!("/review/proofs/{application}/refusals"), &told, 404),
        (format!("/review/proofs/{application}/refusals"), &csrf, 404),
        (format!("/review/proofs/{application}/refusals"), &long, 404),
        (format!("/review/proofs/{proof}/refusals"), &csrf, 422),
        (format!("/review/proofs/{proof}/acceptances"), &csrf, 303),
        (format!("/review/proofs/{proof}/acceptances"), &csrf, 409),
        (format!("/review/proofs/{proof}/refusals"), &told, 409),
    ] {
        let answer = reviewer.ask("POST", &path, &form, body.as_bytes()).await;
        assert_eq!(answer.status, status, "{path}");
    }
}

#[actix_web::test]
async fn a_proof_that_cannot_be_read_keeps_nobody_from_the_others() {
    let town = Town::new().await;
    for login in ["chen", "wu.ling"] {
        let member = town.member(login).await;
        let page = member.visit("/ids/api/account").await;
        let address = format!("https://{login}.example.tw/about");
        page.fill("網頁網址", &address).press("送出").await;
    }
    let chens = "account_id = (SELECT id FROM accounts WHERE login = 'chen')";
    let statement = format!("UPDATE attribution_proofs SET address = 'x' WHERE {chens}");
    let damaged = town.app.db.write_now(|tx| -> mydata::db::Result<usize> {
        Ok(diesel::sql_query(statement).execute(&mut **tx)?)
    });
    assert_eq!(damaged.unwrap(), 1);
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/proofs").await;
    assert_eq!(page.status(), 200);
    assert!(
        page.sees("https://wu.ling.example.tw/about") && !page.sees("chen"),
        "{}",
        page.read()
    );
}

#[actix_web::test]
async fn a_proof_is_refused_with_a_reason_and_a_letter_and_another_may_follow() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let hand_in = async |address: &str| {
        let page = member.visit("/ids/api/account").await;
        page.fill("網頁網址", address).press("送出").await;
    };
    hand_in("https://chen.example.tw/about").await;
    let reviewer = town.reviewer("lin").await;
    let late = reviewer.visit("/review/proofs").await;
    let page = reviewer.visit("/review/proofs").await;
    let page = page.press("未標示 chen").await;
    assert_eq!(page.status(), 422, "{}", page.read());
    let page = page.fill("未標示的說明", "頁尾沒有看到文字。");
    let page = page.press("未標示 chen").await;
    assert!(page.sees("目前沒有待確認的項目"), "{}", page.read());
    let letter = town.letter(MAIL).await;
    for said in [
        "https://chen.example.tw/about",
        "頁尾沒有看到文字。",
        "/ids/api/account",
    ] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    let late = late.press("確認已標示 chen").await;
    assert_eq!(late.status(), 409);
    assert!(late.sees("已經有人確認過了"), "{}", late.read());
    let page = member.visit("/ids/api/account").await;
    assert!(
        page.sees("未標示") && page.sees("頁尾沒有看到文字。"),
        "{}",
        page.read()
    );
    hand_in("https://chen.example.tw/source").await;
    let page = reviewer.visit("/review/proofs").await;
    let page = page.press("確認已標示 chen").await;
    assert!(page.sees("目前沒有待確認的項目"), "{}", page.read());
    assert_eq!(town.letter(MAIL).await.subject, "已確認標示資料來源");
    for path in ["/review/proofs", "/review?kind=proof&stage=done"] {
        let page = reviewer.visit(path).await;
        for said in [
            "chen.example.tw/source",
            "chen.example.tw/about",
            "已標示",
            "未標示",
        ] {
            assert!(page.sees(said), "{path} {said}: {}", page.read());
        }
    }
}

#[actix_web::test]
async fn an_application_that_cannot_be_read_keeps_nobody_from_the_others() {
    for damage in ["tier = 'golden'", "details = 'x'", "decided_at = due_at"] {
        let town = Town::new().await;
        let (chen, wu) = (town.member("chen").await, town.member("wu.ling").await);
        apply(&chen, "進階會員").await;
        apply(&wu, "進階會員").await;
        let chens = "account_id = (SELECT id FROM accounts WHERE login = 'chen')";
        let statement = format!("UPDATE licence_applications SET {damage} WHERE {chens}");
        let damaged = town.app.db.write_now(|tx| -> mydata::db::Result<usize> {
            Ok(diesel::sql_query(statement).execute(&mut **tx)?)
        });
        assert_eq!(damaged.unwrap(), 1);
        let reviewer = town.reviewer("lin").await;
        let page = reviewer.visit("/review").await;
        assert_eq!(page.status(), 200, "{damage}");
        assert!(
            page.sees("進階會員 wu.ling") && !page.sees("進階會員 chen"),
            "{}",
            page.read()
        );
    }
}

#[actix_web::test]
async fn members_are_found_by_parts_of_what_is_open_and_by_the_whole_mail_address() {
    let town = Town::new().await;
    for login in ["chen", "chen.two", "wu.dev"] {
        town.member(login).await;
    }
    let reviewer = town.reviewer("lin").await;
    let look = async |typed: &str| {
        let page = reviewer.visit("/review/members").await;
        page.fill("帳號、姓名、單位或 Email", typed)
            .press("查詢")
            .await
    };
    let page = look("chen").await;
    assert!(page.sees("找到 2 位會員"), "{}", page.read());
    assert!(page.sees("工業區組-科室-管理服務科"), "{}", page.read());
    assert!(!page.sees("wu.dev"), "{}", page.read());
    for typed in ["wu.", "WU.DEV@example.tw", "ＷＵ 管理服務"] {
        let page = look(typed).await;
        assert!(
            page.path().starts_with("/review/members/"),
            "{typed}: {}",
            page.read()
        );
        for said in ["wu.dev@example.tw", "單位類型", "工業區組-科室-管理服務科"] {
            assert!(page.sees(said), "{typed}: {}", page.read());
        }
    }
    for typed in ["_", "%", "@example.tw", "chen wu"] {
        let page = look(typed).await;
        assert!(page.sees("找不到符合的會員"), "{typed}: {}", page.read());
        assert_eq!(page.value("帳號、姓名、單位或 Email"), typed);
    }
    let page = look("科室").await;
    assert!(
        page.sees("找到 4 位會員"),
        "the made-up one too: {}",
        page.read()
    );
}
