//! The three tiers, applying for one, and what the letters say.

use mydata::kit::clock::{days, seconds};

use crate::participant::showcase::PICTURE;
use crate::support::control;
use crate::town::Town;
use crate::town::member::{PASSWORD, apply, below, fill_application, sign_in};

const MAIL: &str = "chen@example.tw";

#[actix_web::test]
async fn a_stranger_reads_about_the_tiers_and_signs_in_to_apply() {
    let town = Town::new().await;
    let page = town.visitor().visit("/ids/api").await;
    for said in [
        "100 次",
        "200 次",
        "1,000 次",
        "適用對象",
        "會員權益",
        "會員義務",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    let page = page.follow("申請一般會員").await;
    assert!(page.path().starts_with("/ids/login"), "{}", page.path());
}

#[actix_web::test]
async fn the_lowest_tier_is_granted_at_once_and_the_keys_come_by_mail() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let stale = fill_application(&member, "一般會員").await;
    let page = apply(&member, "一般會員").await;
    assert!(page.sees("金鑰已寄到 chen@example.tw"), "{}", page.read());
    let letter = town.letter(MAIL).await;
    assert_eq!(letter.subject, "API 金鑰核發通知：一般會員");
    let (app_id, key) = (below(&letter, "APP ID："), below(&letter, "APP Key："));
    assert_eq!((app_id.len(), key.len()), (96, 96));
    let page = member.visit("/ids/api").await;
    assert!(page.sees("您已是一般會員"), "{}", page.read());
    let page = member.visit("/ids/api/records").await;
    assert!(page.sees(&app_id) && page.sees("使用中"), "{}", page.read());
    assert!(!page.sees(&key));
    let page = member.visit("/ids/api/applications/new?tier=general").await;
    assert!(page.sees("您已有這個等級的金鑰"), "{}", page.read());
    assert!(!page.outline().contains("下一步"), "{}", page.outline());
    let page = stale.press("下一步").await.press("送出申請").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("您已有這個等級的金鑰"), "{}", page.read());
}

#[actix_web::test]
async fn a_higher_tier_waits_for_a_reviewer_until_the_end_of_the_third_working_day() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let stale = fill_application(&member, "專案會員").await;
    let page = apply(&member, "專案會員").await;
    assert!(page.sees("正在審核中"), "{}", page.read());
    // Applied for on Friday, 20 November: Monday, Tuesday, Wednesday.
    assert!(page.sees("115年11月25日（三）"), "{}", page.read());
    let page = member.visit("/ids/api").await;
    assert!(page.sees("審核中"), "{}", page.read());
    assert_eq!(town.count("credentials"), 0);
    assert_eq!(town.work().await, 0, "nobody is written to yet");
    let page = member.visit("/ids/api/applications/new?tier=project").await;
    assert!(page.sees("這個等級的申請正在審核中"), "{}", page.read());
    let page = stale.press("下一步").await.press("送出申請").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("正在審核中"), "{}", page.read());
}

#[actix_web::test]
async fn whoever_sends_too_late_signs_in_and_fills_in_anew() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = fill_application(&member, "進階會員")
        .await
        .press("下一步")
        .await;
    assert_eq!(page.path(), "/ids/api/applications/checks?tier=advanced");
    town.wait(days(2));
    let page = page.press("送出申請").await;
    assert!(page.sees("登入已經逾時"), "{}", page.read());
    let page = page.fill("帳號", "chen").fill("密碼", PASSWORD);
    let page = page.press("登入").await;
    assert_eq!(page.status(), 200, "{}", page.read());
    assert!(page.path().starts_with("/ids"), "{}", page.path());
}

#[actix_web::test]
async fn what_was_filled_in_is_looked_at_again_and_left_and_come_back_to_until_it_is_sent() {
    let town = Town::new().await;
    let (member, other) = (town.member("chen").await, town.member("wang").await);
    let check = "/ids/api/applications/checks?tier=advanced";
    let form = "/ids/api/applications/new?tier=advanced";
    assert_eq!(member.visit(check).await.path(), form, "nothing to look at");
    let page = fill_application(&member, "進階會員").await;
    let page = page.press("下一步").await;
    assert_eq!((page.status(), page.path().as_str()), (200, check));
    let page = member.visit(check).await;
    assert!(
        page.sees("虛擬園區地圖"),
        "looked at again: {}",
        page.read()
    );
    let page = member.visit(form).await;
    assert_eq!(page.value("加值應用單位名稱"), "虛擬園區地圖");
    let project = member.visit(&form.replace("advanced", "project")).await;
    assert_eq!(project.value("加值應用單位名稱"), "", "another tier's");
    assert_eq!(other.visit(check).await.path(), form, "another's");
    sign_in(&member, "wang", PASSWORD).await;
    assert_eq!(member.visit(check).await.path(), form, "the next one's");
    sign_in(&member, "chen", PASSWORD).await;

    let page = fill_application(&member, "進階會員").await;
    let page = page.press("下一步").await;
    let sent = page.twin().press("送出申請").await;
    assert!(sent.sees("申請完成"), "{}", sent.read());
    let back = member.visit(check).await;
    assert_eq!(back.path(), form, "it is sent: there is nothing to look at");
    assert!(back.sees("這個等級的申請正在審核中"), "{}", back.read());
    let again = page.press("送出申請").await;
    assert_eq!(again.path(), sent.path(), "pressed twice");
}

#[actix_web::test]
async fn what_was_typed_stays_while_it_is_corrected_and_checked() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member
        .visit("/ids/api/applications/new?tier=advanced")
        .await;
    assert!(page.sees("chen@example.tw") && page.sees("工業區組-科室-管理服務科"));
    let page = page
        .tick("承接政府開發專案／計畫")
        .fill("介接伺服器 IP", "not an address")
        .press("下一步")
        .await;
    assert_eq!(page.status(), 422);
    for said in [
        "請至少勾選一項應用類型",
        "請填寫計畫名稱",
        "請填寫委託單位",
        "請填寫加值應用單位名稱",
        "「not」不是 IP 或網段",
        "承接政府開發專案／計畫時必填",
        "二擇一",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    let page = page
        .tick("學術研究")
        .fill("計畫名稱", "虛擬園區計畫")
        .fill("委託單位", "虛擬局")
        .fill("加值應用單位名稱", "虛擬地圖")
        .fill("介接伺服器 IP", "203.0.113.9\n2001:db8::/32")
        .press("下一步")
        .await;
    assert!(
        page.sees("承接 虛擬局 的「虛擬園區計畫」"),
        "{}",
        page.read()
    );
    let page = page.follow("回上一步修改").await;
    assert_eq!(page.value("計畫名稱"), "虛擬園區計畫");
    let page = page.fill("計畫名稱", "另一個計畫").press("下一步").await;
    let page = page.press("送出申請").await;
    assert!(page.sees("另一個計畫"), "{}", page.read());
    let path = page.path();
    let other = town.member("wang").await;
    assert_eq!(other.visit(&path).await.status(), 404);
    assert_eq!(
        other
            .visit("/ids/api/applications/new?tier=gold")
            .await
            .status(),
        404
    );
}

#[actix_web::test]
async fn a_member_hands_in_where_the_data_are_attributed() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    fill_application(&member, "一般會員")
        .await
        .press("下一步")
        .await
        .press("送出申請")
        .await;
    town.letter(MAIL).await;
    let page = member.visit("/ids/api/account").await;
    assert!(
        page.sees("虛擬園區地圖") && page.sees("介接來源：經濟部"),
        "{}",
        page.read()
    );
    let page = page
        .fill("網頁網址", "javascript:alert(1)")
        .press("送出")
        .await;
    assert_eq!(page.status(), 422);
    let page = page
        .fill("網頁網址", "https://chen.example.tw/about")
        .press("送出")
        .await;
    assert!(
        page.sees("https://chen.example.tw/about"),
        "{}",
        page.read()
    );
    assert!(page.sees("待確認"), "{}", page.read());
}

#[actix_web::test]
async fn a_name_that_is_too_long_is_told_to_be_too_long() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    for (typed, said) in [
        (" ".to_owned(), "請填寫加值應用單位名稱"),
        ("圖".repeat(101), "加值應用單位名稱太長"),
        (
            "地\u{202e}圖".to_owned(),
            "「加值應用單位名稱」裡有看不見的字元",
        ),
    ] {
        let page = fill_application(&member, "一般會員").await;
        let page = page.fill("加值應用單位名稱", &typed).press("下一步").await;
        assert_eq!(page.status(), 422);
        assert!(page.sees(said), "{said}: {}", page.read());
        let page = member.visit("/ids/account/details").await;
        let page = page.fill("使用者名稱", &typed).press("儲存").await;
        let said = said.replace("加值應用單位名稱", "使用者名稱");
        assert!(page.sees(&said), "{said}: {}", page.read());
    }
    let page = fill_application(&member, "一般會員").await;
    let page = page.fill("加值應用單位名稱", &"圖".repeat(100));
    assert_eq!(page.press("下一步").await.status(), 200);
}

#[actix_web::test]
async fn a_picture_alone_shows_the_line_too_and_the_reviewer_sees_it() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/api/account").await.press("送出").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請填寫網址，或選擇一張"), "{}", page.read());
    let page = page
        .fill("網頁網址", "ftp://chen.example.tw/")
        .attach("畫面截圖", "line.png", PICTURE)
        .press("送出")
        .await;
    assert_eq!(page.status(), 422);
    assert!(
        page.sees("不會保留選好的圖片，請重新選擇"),
        "{}",
        page.read()
    );
    let page = page
        .fill("網頁網址", "")
        .attach("畫面截圖", "line.png", PICTURE)
        .press("送出")
        .await;
    assert!(page.sees("送出時間 民國115年11月20日"), "{}", page.read());
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/proofs").await;
    let picture = control::all(page.document(), "main img")[0];
    let path = picture.attr("src").unwrap().to_owned();
    let answer = reviewer.ask("GET", &path, &[], b"").await;
    assert_eq!((answer.status, answer.body.as_slice()), (200, PICTURE));
    assert!(page.press("確認已標示 chen").await.sees("已記錄"));
    let letter = town.letter("chen@example.tw").await;
    assert_eq!(letter.subject, "已確認標示資料來源");
    assert!(letter.text.contains("畫面截圖"), "{}", letter.text);
    assert!(!letter.text.contains("原因"), "{}", letter.text);
    let page = member.visit("/ids/api/account").await;
    assert!(page.sees("已標示 民國115年11月20日"), "{}", page.read());
    let picture = control::all(page.document(), "main img")[0];
    let path = picture.attr("src").unwrap().to_owned();
    let answer = member.ask("GET", &path, &[], b"").await;
    assert_eq!((answer.status, answer.body.as_slice()), (200, PICTURE));
    let other = town.member("wu.dev").await;
    assert_eq!(other.ask("GET", &path, &[], b"").await.status, 404);
}

#[actix_web::test]
async fn an_application_that_waits_is_withdrawn_after_a_second_thought_and_sent_again_from_what_was_sent()
 {
    let town = Town::new().await;
    let (member, other) = (town.member("chen").await, town.member("wu.dev").await);
    apply(&member, "進階會員").await;
    let reviewer = town.reviewer("lin").await;
    let deciding = reviewer
        .visit("/review")
        .await
        .follow("進階會員 chen")
        .await;
    let deciding = deciding.press("由我承辦").await;
    let stale = reviewer.visit(&deciding.path()).await;

    let page = member.visit("/ids/api/records").await;
    let page = page.unfold("撤回申請 進階會員");
    assert!(page.sees("您已有的金鑰不受影響"), "{}", page.read());
    let application = page.twin().follow("進階會員").await;
    let asked = application.path();
    assert_eq!(other.visit(&asked).await.status(), 404);
    let twice = application.unfold("撤回申請 進階會員");
    let page = page.press("確定撤回 進階會員").await;
    assert!(
        page.sees("申請已撤回") && page.sees("已撤回"),
        "{}",
        page.read()
    );
    assert_eq!(town.work().await, 0, "nobody is written to");
    let page = twice.press("確定撤回 進階會員").await;
    assert!(page.sees("已經不在審核中"), "{}", page.read());
    assert!(page.sees("再次申請"), "{}", page.read());

    let page = reviewer.visit("/review").await;
    assert!(!page.sees("進階會員 chen"), "{}", page.read());
    let page = deciding.tick("核准").press("送出審核結果").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("申請人剛剛撤回了這份申請"), "{}", page.read());
    let page = stale.press("由我承辦").await;
    assert!(page.sees("申請人剛剛撤回了這份申請"), "{}", page.read());
    let page = reviewer.visit("/review?stage=done").await;
    assert!(page.sees("已撤回"), "{}", page.read());

    let page = member.visit("/ids/api").await;
    let page = page.follow("申請進階會員").await;
    assert_eq!(page.value("加值應用單位名稱"), "虛擬園區地圖");
    town.wait(seconds(1));
    let page = page.press("下一步").await.press("送出申請").await;
    assert!(page.sees("申請完成"), "{}", page.read());
    assert_eq!(
        town.count("licence_applications WHERE verdict = 'withdrawn'"),
        1
    );
    assert_eq!(town.count("licence_applications WHERE verdict IS NULL"), 1);
    assert_eq!(
        town.count("audit_entries WHERE action = 'licence.withdrawn'"),
        1
    );
}

#[actix_web::test]
async fn a_picture_that_is_far_too_large_leaves_what_was_typed() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let picture = [PICTURE, &vec![0; 11 * 1024 * 1024]].concat();
    let page = member.visit("/ids/api/account").await;
    let page = page
        .fill("網頁網址", "https://chen.example.tw/about")
        .attach("畫面截圖", "line.png", &picture)
        .press("送出")
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("檔案太大"), "{}", page.read());
    assert_eq!(page.value("網頁網址"), "https://chen.example.tw/about");
}
