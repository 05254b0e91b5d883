//! Looking after keys: usage, refusals, a forgotten key, a rotation, addresses, the end.

use mydata::domain::audit::By;
use mydata::domain::credential;
use mydata::domain::interruption::telling;
use mydata::domain::licensing::keys;
use mydata::domain::park::listing;
use mydata::jobs::housekeeping;
use mydata::kit::clock::{Clock as _, SystemClock, hours, seconds};
use mydata::text::{Locale, dates};

use super::clients::{ask, ask_for};
use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{PASSWORD, apply, below, sign_in};
use crate::town::server::Server;

const MAIL: &str = "chen@example.tw";

/// A member with keys: the path of their page, the APP ID and the APP Key. The clock shows the machine's time, because
/// clients do.
pub async fn keyed(town: &Town) -> (Visitor<Server>, String, [String; 2]) {
    town.clock.set(SystemClock.now());
    let member = town.member("chen").await;
    apply(&member, "一般會員").await;
    let letter = town.letter(MAIL).await;
    let keys = [below(&letter, "APP ID："), below(&letter, "APP Key：")];
    let page = member.visit("/ids/api/records").await;
    let page = page.follow("用量與設定 一般會員").await;
    (member, page.path(), keys)
}

#[actix_web::test]
async fn calls_and_refusals_are_counted_on_the_page_of_the_keys() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    assert_eq!(ask(&town, &app_id, &key).await, 200);
    assert_eq!(ask(&town, &app_id, &key).await, 200);
    assert_eq!(ask(&town, &app_id, &app_id).await, 403);
    housekeeping::write_calls(&town.app).await.unwrap();
    let page = member.visit(&path).await;
    assert!(page.sees("2 / 100") && page.sees("98"), "{}", page.read());
    assert!(page.sees("簽章與此 APP Key 算出的不同"), "{}", page.read());

    let page = page
        .fill("介接伺服器 IP", "198.51.100.7")
        .press("儲存 IP")
        .await;
    assert!(page.sees("IP 清單已更新"), "{}", page.read());
    assert_eq!(page.value("介接伺服器 IP"), "198.51.100.7");
    assert_eq!(ask(&town, &app_id, &key).await, 403);
    housekeeping::write_calls(&town.app).await.unwrap();
    assert!(member.visit(&path).await.sees("清單以外的位址"));
    let page = member.visit(&path).await;
    let page = page
        .fill("介接伺服器 IP", "203.0.113.9\n10.0.0.999\n10.0.0.*")
        .press("儲存 IP")
        .await;
    assert_eq!(page.status(), 422);
    let told = [
        "第 2 行的「10.0.0.999」不是 IP",
        "第 3 行的「10.0.0.*」有星號",
    ];
    for place in [".error-summary", "#f-networks-error"] {
        let place = control::all(page.document(), place)[0];
        for said in told {
            assert!(control::text(place).contains(said), "{}", page.read());
        }
    }
    let page = page
        .fill("介接伺服器 IP", "10.0.0.0/33")
        .press("儲存 IP")
        .await;
    assert!(page.sees("斜線後面要是 0 到 32 的整數"), "{}", page.read());
    let page = page
        .fill("介接伺服器 IP", "203.0.113.9")
        .tick("不限 IP，任何位址都可以使用")
        .press("儲存 IP")
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("只能擇一"), "{}", page.read());
    assert_eq!(
        page.value("介接伺服器 IP"),
        "203.0.113.9",
        "nothing vanishes"
    );
    assert_eq!(
        ask(&town, &app_id, &key).await,
        403,
        "and nothing is opened"
    );
    let page = page.fill("介接伺服器 IP", "").press("儲存 IP").await;
    assert_eq!(page.path(), path, "{}", page.read());
    assert_eq!(ask(&town, &app_id, &key).await, 200);
}

/// Calls of today in the table of the chart.
fn of_today(page: &Page<Server>) -> String {
    let days = control::all(page.document(), "details table tbody tr td");
    control::text(*days.last().unwrap())
}

#[actix_web::test]
async fn the_chart_counts_the_calls_that_the_quota_counts_and_says_until_when() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    let pair = (app_id.as_str(), key.as_str());
    for (target, status) in [
        ("/v2/IndustrialPark?$top=1", 200),
        ("/v2/IndustrialPark?$filter=nonsense", 400),
        ("/v2/IndustrialPark?health=true", 299),
        ("/v2/Nothing", 404),
    ] {
        assert_eq!(ask_for(&town, pair, target).await, status, "{target}");
    }
    let forged = (app_id.as_str(), app_id.as_str());
    assert_eq!(ask_for(&town, forged, "/v2/Agency").await, 403);
    housekeeping::write_calls(&town.app).await.unwrap();
    let page = member.visit(&path).await;
    assert!(page.sees("4 / 100"), "{}", page.read());
    let until = town.clock.now().minus(seconds(10));
    let until = dates::moment_with_seconds(Locale::Chinese, until);
    assert!(page.sees(&format!("統計到 {until}")), "{}", page.read());
    assert_eq!(of_today(&page), "4");
}

#[actix_web::test]
async fn a_member_reads_that_a_suspended_service_was_called_and_pays_nothing() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    let reviewer = town.reviewer("lin").await;
    let pair = (app_id.as_str(), key.as_str());
    let agency = async || ask_for(&town, pair, "/v2/Agency?$top=1").await;
    assert_eq!(agency().await, 200);
    let put = async |state: &str| {
        let page = reviewer.visit("/review/services/Agency").await;
        let page = page
            .tick(state)
            .fill("暫停或停用的原因（中文）", "資料來源維護中")
            .fill("暫停或停用的原因（英文）", "The source is being maintained");
        let page = page.press("儲存").await;
        assert!(page.sees("資料服務已更新"), "{}", page.read());
        town.wait(seconds(2));
    };
    put("暫停服務").await;
    assert_eq!(agency().await, 503);
    assert_eq!(ask(&town, &app_id, &key).await, 200, "others go on");
    put("已停用").await;
    assert_eq!(agency().await, 410);
    put("提供中").await;
    assert_eq!(agency().await, 200);
    housekeeping::write_calls(&town.app).await.unwrap();
    let page = member.visit(&path).await;
    assert!(page.sees("3 / 100"), "{}", page.read());
    for said in [
        "這項資料服務暫停提供",
        "這項資料服務已停用",
        "取得工業區機關基本資料 /v2/Agency",
    ] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_forgotten_key_comes_again_and_a_rotated_one_overlaps() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    let page = member.visit("/ids/api/records").await;
    let page = page.press("忘記 APP Key 一般會員").await;
    assert!(page.sees("APP Key 已再次寄到"), "{}", page.read());
    let letter = town.letter(MAIL).await;
    assert_eq!(below(&letter, "APP Key："), key);

    let page = member.visit(&path).await;
    let page = page
        .fill("原金鑰再使用的小時數", "73")
        .press("更換金鑰")
        .await;
    assert_eq!(page.status(), 422);
    let page = page
        .fill("原金鑰再使用的小時數", "１")
        .press("更換金鑰")
        .await;
    assert!(page.sees("新的 APP Key 已寄到"), "{}", page.read());
    let letter = town.letter(MAIL).await;
    let new = below(&letter, "APP Key：");
    assert_eq!(below(&letter, "APP ID："), app_id);
    assert_ne!(new, key);
    for good in [&key, &new] {
        assert_eq!(ask(&town, &app_id, good).await, 200);
    }
    let page = member.visit(&path).await;
    let page = page.fill("原金鑰再使用的小時數", "0");
    let second = page.twin();
    let page = page.press("更換金鑰").await;
    assert!(page.sees("新的 APP Key 已寄到"), "{}", page.read());
    let newest = below(&town.letter(MAIL).await, "APP Key：");
    let page = second.press("更換金鑰").await;
    assert!(page.sees("新的 APP Key 已寄到"), "{}", page.read());
    assert_eq!(town.work().await, 0, "the second press made another key");
    assert_eq!(ask(&town, &app_id, &key).await, 403);
    assert_eq!(ask(&town, &app_id, &new).await, 403);
    assert_eq!(ask(&town, &app_id, &newest).await, 200);
}

#[actix_web::test]
async fn a_leaked_key_is_changed_however_often_letters_were_asked_for() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    for letter in 1..=6 {
        let page = member.visit("/ids/api/records").await;
        let page = page.press("忘記 APP Key 一般會員").await;
        let status = if letter == 6 { 429 } else { 200 };
        assert_eq!(page.status(), status, "letter {letter}: {}", page.read());
        if letter < 6 {
            town.letter(MAIL).await;
        }
    }
    let rotate = |hours: &'static str| {
        let (member, path) = (member.clone(), path.clone());
        async move {
            let page = member.visit(&path).await;
            page.fill("原金鑰再使用的小時數", hours)
                .press("更換金鑰")
                .await
        }
    };
    for _ in 0..40 {
        let page = rotate("73").await;
        assert_eq!(page.status(), 422, "a mistake costs nothing");
    }
    for press in 1..=30 {
        let hours = if press % 2 == 0 { "0" } else { "72" };
        let page = rotate(hours).await;
        assert!(
            page.sees("新的 APP Key 已寄到"),
            "press {press}: {}",
            page.read()
        );
        town.letter(MAIL).await;
    }
    assert_eq!(ask(&town, &app_id, &key).await, 403);
    let page = rotate("2").await;
    assert_eq!(page.status(), 429, "{}", page.read());
    assert_eq!(page.value("原金鑰再使用的小時數"), "2", "nothing is lost");
}

#[actix_web::test]
async fn former_keys_are_shown_with_their_ends_and_end_at_one_press() {
    let town = Town::new().await;
    let (member, path, [app_id, first]) = keyed(&town).await;
    let page = member.visit(&path).await;
    assert!(!page.sees("原金鑰可用到"), "{}", page.read());
    assert!(page.sees("0 次") && !page.sees("1 次"), "{}", page.read());
    let page = page
        .fill("原金鑰再使用的小時數", "48")
        .press("更換金鑰")
        .await;
    let until = town.app.clock.now().plus(hours(48));
    let until = dates::moment(Locale::Chinese, until);
    assert!(
        page.sees("原金鑰可用到") && page.sees(&until),
        "{}",
        page.read()
    );
    let second = below(&town.letter(MAIL).await, "APP Key：");
    for good in [&first, &second] {
        assert_eq!(ask(&town, &app_id, good).await, 200);
    }
    let other = town.member("wang").await;
    let forms = control::all(page.document(), "form[action*=overlaps]");
    let action = forms[0].attr("action").unwrap().to_owned();
    let csrf = control::all(page.document(), "form[action*=overlaps] input[name=csrf]");
    let csrf = format!("csrf={}", csrf[0].attr("value").unwrap());
    let plain = [("content-type", "application/x-www-form-urlencoded")];
    let forged = member.ask("POST", &action, &plain, b"").await;
    assert_eq!(forged.status, 403, "without a token");
    let foreign = other.visit("/ids/notices").await;
    let token = control::all(foreign.document(), "main input[name=csrf]")[0];
    let token = format!("csrf={}", token.attr("value").unwrap());
    assert_ne!(csrf, token);
    let answer = other.ask("POST", &action, &plain, token.as_bytes()).await;
    assert_eq!(answer.status, 404, "another's key");
    assert_eq!(ask(&town, &app_id, &first).await, 200);

    let page = page.unfold(&format!("立即停用 {until}"));
    assert!(page.sees("新的金鑰不受影響"), "{}", page.read());
    let button = format!("確定停用 {until}");
    let twin = page.twin();
    let page = page.press(&button).await;
    assert!(page.sees("原金鑰已停用"), "{}", page.read());
    assert!(!page.sees("原金鑰可用到"), "{}", page.read());
    assert_eq!(ask(&town, &app_id, &first).await, 403);
    assert_eq!(ask(&town, &app_id, &second).await, 200);
    let page = twin.press(&button).await;
    assert!(page.sees("原金鑰已停用"), "pressed twice: {}", page.read());
    let recorded = "audit_entries WHERE action = 'credential.overlap-ended'";
    assert_eq!(town.count(recorded), 1);
}

#[actix_web::test]
async fn whoever_replaces_a_key_again_reads_what_becomes_of_the_former_one() {
    let town = Town::new().await;
    let (member, path, [app_id, first]) = keyed(&town).await;
    let rotate = async |hours: &str| {
        let page = member.visit(&path).await;
        let page = page.fill("原金鑰再使用的小時數", hours);
        page.press("更換金鑰").await
    };
    let now = town.app.clock.now();
    let end = |count| dates::moment(Locale::Chinese, now.plus(hours(count)));
    let exactly = |count| dates::moment_with_seconds(Locale::Chinese, now.plus(hours(count)));
    assert!(!member.visit(&path).await.sees("先前更換下來的一把金鑰"));
    let page = rotate("48").await;
    let former = format!("先前更換下來的一把金鑰還可以用到 {}。", end(48));
    assert!(
        page.sees(&former) && page.sees("期限不會延長"),
        "{}",
        page.read()
    );
    let letter = town.letter(MAIL).await;
    assert!(!letter.text.contains("在那之前"), "{}", letter.text);

    rotate("72").await;
    let letter = town.letter(MAIL).await;
    for said in [
        format!("原來的金鑰可以用到 {}。", exactly(72)),
        format!("在那之前更換下來的金鑰，可以用到 {}。", exactly(48)),
    ] {
        assert!(letter.text.contains(&said), "{said}: {}", letter.text);
    }
    let page = rotate("1").await;
    assert!(!page.sees(&end(48)) && !page.sees(&end(72)));
    assert!(page.sees(&end(1)), "{}", page.read());
    let letter = town.letter(MAIL).await;
    let told = format!("在那之前更換下來的金鑰，可以用到 {}。", exactly(1));
    assert_eq!(letter.text.matches(&told).count(), 2, "{}", letter.text);
    town.wait(hours(1) - seconds(1));
    assert_eq!(ask(&town, &app_id, &first).await, 200);
    town.wait(seconds(1));
    assert_eq!(ask(&town, &app_id, &first).await, 403);
}

#[actix_web::test]
async fn a_former_key_is_listed_until_its_end_and_no_longer() {
    let town = Town::new().await;
    let (member, path, _) = keyed(&town).await;
    let page = member.visit(&path).await;
    page.fill("原金鑰再使用的小時數", "1")
        .press("更換金鑰")
        .await;
    town.letter(MAIL).await;
    town.wait(hours(1) - seconds(1));
    sign_in(&member, "chen", PASSWORD).await;
    assert!(member.visit(&path).await.sees("原金鑰可用到"));
    town.wait(seconds(1));
    let page = member.visit(&path).await;
    assert_eq!(page.path(), path);
    assert!(!page.sees("原金鑰可用到"), "{}", page.read());
}

#[actix_web::test]
async fn keys_that_are_revoked_are_dead_with_the_next_call_and_others_find_nothing() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    let other = town.member("wang").await;
    assert_eq!(other.visit(&path).await.status(), 404);
    let page = member.visit(&path).await.unfold("註銷金鑰");
    assert!(page.sees("無法復原；之後可以再申請"), "{}", page.read());
    let page = page.press("確定註銷").await;
    assert!(
        page.sees("金鑰已註銷") && page.sees("已註銷"),
        "{}",
        page.read()
    );
    assert_eq!(ask(&town, &app_id, &key).await, 403);
    let page = member.visit(&path).await;
    assert!(
        page.sees("已註銷") && !page.sees("更換金鑰"),
        "{}",
        page.read()
    );
    apply(&member, "一般會員").await;
    let letter = town.letter(MAIL).await;
    assert_ne!(below(&letter, "APP ID："), app_id);
}

#[actix_web::test]
async fn whose_keys_the_operator_revokes_is_told_since_when_why_and_where_to_ask() {
    let town = Town::new().await;
    let (member, path, _) = keyed(&town).await;
    let id = town.only("credentials").parse().unwrap();
    let (now, vault) = (town.app.clock.now(), town.app.vault.clone());
    let revoked = town.app.db.write_now(|tx| {
        let pair = credential::queries::find(tx, id)?.unwrap();
        let what = (&pair, "金鑰外洩。");
        keys::revoke_by_operator(tx, now, &By::OPERATOR, &vault, what)
    });
    revoked.unwrap();
    let letter = town.letter(MAIL).await;
    assert_eq!(letter.subject, "API 金鑰已註銷：一般會員");
    let since = dates::moment(Locale::Chinese, now);
    for said in ["金鑰外洩。", since.as_str(), "/ids/training/consultations"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert!(member.visit(&path).await.sees("金鑰外洩。"));
}

/// Suspends the service of parks by its form.
async fn suspend(reviewer: &Visitor<Server>) {
    let page = reviewer.visit("/review/services/IndustrialPark").await;
    let page = page
        .tick("暫停服務")
        .fill("暫停或停用的原因（中文）", "資料來源維護中")
        .fill("暫停或停用的原因（英文）", "The source is being maintained")
        .press("儲存")
        .await;
    assert!(page.sees("資料服務已更新"), "{}", page.read());
}

/// Opens it again by its form.
async fn reopen(reviewer: &Visitor<Server>) {
    let page = reviewer.visit("/review/services/IndustrialPark").await;
    let page = page.tick("提供中").press("儲存").await;
    assert!(page.sees("資料服務已更新"), "{}", page.read());
}

#[actix_web::test]
async fn a_letter_that_waits_tells_nobody_of_a_state_that_is_over() {
    let town = Town::new().await;
    let (_, _, [app_id, key]) = keyed(&town).await;
    assert_eq!(ask(&town, &app_id, &key).await, 200);
    housekeeping::write_calls(&town.app).await.unwrap();
    let reviewer = town.reviewer("lin").await;
    suspend(&reviewer).await;
    let promised = town.app.db.write_now(|tx| {
        let listed = listing::find(tx, "IndustrialPark")?.unwrap();
        let errand = telling::Errand {
            service: listed.service.id.to_owned(),
            version: listed.version,
            state: listed.state,
            since: town.app.clock.now().minus(hours(1)),
        };
        telling::promise_batch(tx, town.app.clock.now(), &town.app.vault, &errand)
    });
    assert_eq!(promised.unwrap(), 1);
    let before = town.letters_left(MAIL);
    reopen(&reviewer).await;
    let letter = town.letter(MAIL).await;
    assert!(
        letter.subject.starts_with("資料服務恢復提供："),
        "{}",
        letter.subject
    );
    assert_eq!(town.letters_left(MAIL), before, "nothing of the suspension");
}

#[actix_web::test]
async fn whoever_calls_a_service_is_told_when_it_is_suspended_and_when_it_is_open_again() {
    let town = Town::new().await;
    let (_, _, [app_id, key]) = keyed(&town).await;
    town.member("silent").await;
    assert_eq!(ask(&town, &app_id, &key).await, 200);
    housekeeping::write_calls(&town.app).await.unwrap();
    let reviewer = town.reviewer("lin").await;
    suspend(&reviewer).await;
    let letter = town.letter(MAIL).await;
    assert!(
        letter.subject.starts_with("資料服務暫停："),
        "{}",
        letter.subject
    );
    for said in [
        "資料來源維護中",
        "/v2/IndustrialPark",
        "/ids/services/IndustrialPark",
    ] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    reopen(&reviewer).await;
    let letter = town.letter(MAIL).await;
    assert!(
        letter.subject.starts_with("資料服務恢復提供："),
        "{}",
        letter.subject
    );
    for said in ["可以照常呼叫", "/v2/IndustrialPark"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert!(!letter.text.contains("原因"), "{}", letter.text);
}
