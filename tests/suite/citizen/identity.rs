//! Proving who one is by the card: each refusal ends on its own page, from which one can go on.

use mydata::domain::identity::content::MOST_GIVEN;
use mydata::http::form::VALUE_CHARS;
use mydata::kit::clock::{hours, minutes, seconds};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{HOUSEHOLD, KINSHIP, REGISTRATION, accept};
use crate::town::server::Server;

/// In the category `tax`; asks for a year.
const INCOME: &str = "綜合所得稅各類所得資料";

#[actix_web::test]
async fn each_card_that_is_refused_says_why_and_the_right_one_still_works() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let mut page = ming.begin(page).await;
    for (card, sentence) in [
        ("revoked", "您的憑證已經廢止"),
        ("foreign", "不是內政部憑證管理中心簽發的"),
        ("expired", "您的憑證已經過期"),
        ("mei", "這張卡片與您填寫的身分證字號和生日不符"),
    ] {
        page = ming.sign_with(card, page).await;
        assert_eq!(page.status(), 409, "{card}");
        assert!(page.sees("身分驗證沒有完成"), "{card}");
        assert!(page.sees(sentence), "{card}: {}", page.read());
    }
    assert_eq!(town.count("consents"), 0);
    assert_eq!(town.count("events WHERE code = 121"), 4);
    let page = ming.sign(page).await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());
}

#[actix_web::test]
async fn what_the_reader_or_the_page_reports_is_told_and_can_be_tried_again() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let mut page = ming.begin(page).await;
    for (scenario, sentence) in [
        ("cancelled", "您取消了簽章"),
        ("no-reader", "找不到讀卡機"),
        ("untrusted-site", "還沒有信任本網站"),
        ("wrong-certificate", "加密用的憑證"),
        ("altered-content", "簽章的內容不是這次驗證的內容"),
        ("negative-code", "不是自然人憑證"),
    ] {
        town.let_component(scenario).await;
        page = ming.sign(page).await;
        assert!(page.sees(sentence), "{scenario}: {}", page.read());
    }
    town.let_component("normal").await;
    page = ming.try_pin("", ming.person.pin, page).await;
    assert!(page.sees("讀卡機裡沒有卡片"), "{}", page.read());
    for (word, sentence) in [
        (r#"{"page":"popup-blocked"}"#, "瀏覽器擋下了元件的小視窗"),
        (r#"{"page":"component-missing"}"#, "找不到網頁元件"),
        ("", "無法讀取"),
    ] {
        page = page.script("reply", word).press("簽章").await;
        assert!(page.sees(sentence), "{word}: {}", page.read());
    }
    for sentence in ["還可以再試 2 次", "還可以再試 1 次", "卡片已經鎖住"] {
        page = ming.try_pin("ming", "000000", page).await;
        assert!(page.sees(sentence), "{sentence}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_wrong_birth_date_looks_like_another_persons_card_and_can_be_mended() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let page = ming.claim(page).fill("生日", "19850315");
    let page = page.press("自然人憑證").await;
    let page = ming.sign(page).await;
    assert!(page.sees("這張卡片與您填寫的身分證字號和生日不符"));
    let page = page.follow("修改資料，重新驗證").await;
    assert_eq!(page.value("生日"), "19850315");
    let page = ming.begin(page).await;
    let page = ming.sign(page).await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());
}

#[actix_web::test]
async fn a_challenge_ends_after_five_minutes_and_offers_a_new_one() {
    for (after, accepted) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        let page = ming.agree(&[REGISTRATION]).await;
        let page = ming.begin(page).await;
        town.wait(minutes(5) + seconds(after));
        let page = ming.sign(page).await;
        if accepted {
            assert_eq!(page.heading(), "通知信箱", "{after}: {}", page.read());
            continue;
        }
        assert_eq!(page.status(), 409, "{after}");
        assert!(page.sees("已經超過 5 分鐘"), "{after}: {}", page.read());
        assert_eq!(page.value("身分證字號"), ming.person.id_number.reveal());
        let page = ming
            .browser
            .visit(&page.path().replace("proof", "identity"))
            .await;
        assert!(page.sees("已經超過 5 分鐘"));
        let page = ming.begin(page).await;
        let page = ming.sign(page).await;
        assert_eq!(page.heading(), "通知信箱", "{}", page.read());
    }
}

#[actix_web::test]
async fn a_signature_proves_once() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let page = ming.begin(page).await;
    town.insert_card("ming").await;
    let package = crate::town::citizen::package(&page, ming.person.pin);
    let reply = town.sign(&package).await;
    let again = ming.browser.visit(&page.path()).await;
    let page = page.script("reply", &reply).press("簽章").await;
    assert_eq!(page.heading(), "通知信箱");
    let again = again.script("reply", &reply).press("簽章").await;
    assert_eq!(again.heading(), "取用資料", "{}", again.read());
    let behind = page.path().replace("contact", "identity");
    for behind in [behind.replace("identity", "terms"), behind] {
        assert_eq!(ming.browser.visit(&behind).await.heading(), "取用資料");
    }
    assert_eq!(town.count("consents"), 1);
}

#[actix_web::test]
async fn a_signature_that_proved_is_worth_nothing_without_its_session() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    for begins in [true, false] {
        let page = if begins {
            ming.agree(&[REGISTRATION]).await
        } else {
            ming.browser.visit("/personal/signin?again=yes").await
        };
        let page = ming.begin(page).await;
        town.insert_card("ming").await;
        let package = crate::town::citizen::package(&page, ming.person.pin);
        let reply = town.sign(&package).await;
        let forms = control::all(page.document(), "form[data-card-package]");
        let action = forms[0].attr("action").unwrap().to_owned();
        let csrf = control::all(page.document(), "form[data-card-package] [name=csrf]");
        let csrf = csrf[0].attr("value").unwrap();
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("csrf", csrf), ("reply", &reply)])
            .finish();
        page.script("reply", &reply).press("簽章").await;
        let proofs = town.count("proofs");
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let stranger = town.visitor();
        let answer = stranger.ask("POST", &action, &form, body.as_bytes()).await;
        assert_eq!(answer.status, 409, "{action}");
        assert_eq!(answer.header("set-cookie"), None);
        assert_eq!(town.count("proofs"), proofs);
    }
}

#[actix_web::test]
async fn two_presses_at_once_prove_once_and_both_lead_on() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let page = ming.begin(page).await;
    town.insert_card("ming").await;
    let package = crate::town::citizen::package(&page, ming.person.pin);
    let reply = town.sign(&package).await;
    let late = ming.browser.apart().visit(&page.path()).await;
    let twin = ming.browser.visit(&page.path()).await;
    let press = |page: Page<Server>| page.script("reply", &reply).press("簽章");
    for page in <[_; 2]>::from(tokio::join!(press(page), press(twin))) {
        let on = page.path();
        let onward = on.ends_with("/contact")
            || on.starts_with("/personal/requests/")
            || on.starts_with("/personal/signin?back=%2Fpersonal%2Frequests%2F");
        assert!(onward && page.status() == 200, "{on}: {}", page.read());
    }
    assert_eq!(town.count("consents"), 1);
    let page = press(late).await;
    assert_eq!(page.heading(), "回到我的資料", "the cookie is dead");
    let page = ming.begin(page).await;
    let page = ming.sign(page).await;
    assert_eq!(page.heading(), "取用資料", "{}", page.read());
}

#[actix_web::test]
async fn coming_back_by_two_presses_at_once_leads_both_to_where_they_were_going() {
    for (from, place) in [
        ("/personal/signin", "/personal/barcodes"),
        (
            "/personal/signin?back=%2Fpersonal%2Fhistory",
            "/personal/history",
        ),
    ] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        let page = ming.begin(ming.browser.visit(from).await).await;
        town.insert_card("ming").await;
        let package = crate::town::citizen::package(&page, ming.person.pin);
        let reply = town.sign(&package).await;
        let twin = ming.browser.visit(&page.path()).await;
        let late = ming.browser.visit(&page.path()).await;
        let press = |page: Page<Server>| page.script("reply", &reply).press("簽章");
        // The one that comes second goes there with the cookie that the first one has ended, or already with the new one.
        let before = format!("/personal/signin?back={}", place.replace('/', "%2F"));
        let told = format!("{before}&used=yes");
        let pages: [_; 2] = tokio::join!(press(page), press(twin)).into();
        assert!(pages.iter().any(|page| page.path() == place));
        for page in pages {
            let at = page.path();
            assert!([place, &before, &told].contains(&&*at), "{at}");
            assert_eq!(page.status(), 200);
        }
        let page = press(late).await;
        assert_eq!(page.path(), place, "{}", page.read());
        assert_eq!(town.count("proofs"), 1);
        assert_eq!(town.count("events WHERE code = 121"), 0);
    }
}

#[actix_web::test]
async fn a_proof_that_came_back_once_tells_every_other_session_that_it_is_used_up() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/history").await;
    let page = ming.begin(page).await;
    town.insert_card("ming").await;
    let package = crate::town::citizen::package(&page, ming.person.pin);
    let reply = town.sign(&package).await;
    let (dead, kept) = (ming.browser.apart(), ming.browser.apart());
    let step = page.path();
    let (stale, old) = (dead.visit(&step).await, kept.visit(&step).await);
    let page = page.script("reply", &reply).press("簽章").await;
    assert_eq!(page.path(), "/personal/history");
    // The session of both windows was ended by the first press; one of them has become nobody's since.
    let nobody = kept.visit("/personal/signin?again=yes").await;
    let at = "/personal/signin?back=%2Fpersonal%2Fhistory&used=yes";
    let csrf = control::all(nobody.document(), "[name=csrf]")[0];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("csrf", csrf.attr("value").unwrap()), ("reply", &reply)])
        .finish();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let door = "/personal/signin/proof?back=%2Fpersonal%2Fhistory";
    let answer = kept.ask("POST", door, &form, body.as_bytes()).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some(at)));
    for page in [stale, old] {
        let page = page.script("reply", &reply).press("簽章").await;
        assert_eq!(page.path(), at);
        assert!(page.sees("這次的身分驗證已經用過"), "{}", page.read());
        let page = ming.begin(page).await;
        let page = ming.sign(page).await;
        assert_eq!(page.path(), "/personal/history", "{}", page.read());
    }
    let page = ming.browser.visit("/personal/signin?used=yes").await;
    assert_eq!(page.path(), "/personal/barcodes", "whoever is in goes on");
    assert_eq!(town.count("proofs"), 3);
}

#[actix_web::test]
async fn a_change_of_the_contact_that_was_given_up_leads_nobody_there_later() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    ming.confirm_contact(page).await;
    town.wait(minutes(6));
    let page = ming.browser.visit("/personal/contact").await;
    let page = page.follow("驗證身分").await;
    ming.begin(page).await;
    town.wait(minutes(6));
    let page = ming.browser.visit("/personal/signin").await;
    assert!(!page.sees("變更通知信箱之前"), "{}", page.read());
    let page = ming.begin(page).await;
    let page = ming.sign(page).await;
    assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
}

#[actix_web::test]
async fn the_way_on_is_kept_by_a_refused_proof_and_by_choosing_again() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/history").await;
    let page = ming.begin(page).await;
    let page = ming.try_pin("ming", "000000", page).await;
    assert_eq!(page.status(), 409);
    let page = ming.browser.visit("/personal/signin").await;
    let page = page.follow("修改資料，重新驗證").await;
    let page = ming.begin(page).await;
    let page = ming.sign(page).await;
    assert_eq!(page.path(), "/personal/history", "{}", page.read());
}

#[actix_web::test]
async fn two_presses_on_a_refused_proof_are_told_the_same_reason_and_the_log_one_refusal() {
    for at_once in [false, true] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        ming.fetch(&[REGISTRATION]).await;
        let page = ming.browser.visit("/personal/signin").await;
        let page = ming.begin(page).await;
        let twin = ming.browser.visit(&page.path()).await;
        town.insert_card("ming").await;
        let reply = town
            .sign(&crate::town::citizen::package(&page, "000000"))
            .await;
        let press = |page: Page<Server>| page.script("reply", &reply).press("簽章");
        let pages: [_; 2] = if at_once {
            tokio::join!(press(page), press(twin)).into()
        } else {
            [press(page).await, press(twin).await]
        };
        for page in &pages {
            assert_eq!(page.status(), 409, "{at_once}");
            assert!(page.sees("PIN 碼不正確"), "{at_once}: {}", page.read());
        }
        assert_eq!(town.count("events WHERE code = 121"), 1, "{at_once}");
        assert_eq!(town.count("challenges WHERE used_at IS NULL"), 1);
        let page = ming.browser.visit("/personal/signin").await;
        assert_eq!(ming.sign(page).await.path(), "/personal/barcodes");
    }
}

#[actix_web::test]
async fn whoever_presses_a_refused_proof_again_and_again_comes_to_a_pause() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let page = ming.browser.visit("/personal/signin").await;
    let page = ming.begin(page).await;
    town.insert_card("ming").await;
    let reply = town
        .sign(&crate::town::citizen::package(&page, "000000"))
        .await;
    let mut pages = Vec::new();
    for _ in 0..60 {
        pages.push(ming.browser.visit(&page.path()).await);
    }
    let mut statuses = Vec::new();
    for page in pages {
        let page = page.script("reply", &reply).press("簽章").await;
        statuses.push(page.status());
    }
    statuses.dedup();
    assert_eq!(statuses, [409, 429]);
    assert_eq!(town.count("events WHERE code = 121"), 1);
}

#[actix_web::test]
async fn a_refused_proof_for_many_data_sets_is_one_line_of_the_history() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let stranger = town.citizen("mei");
    for names in [&[REGISTRATION][..], &[REGISTRATION, HOUSEHOLD, KINSHIP]] {
        let page = stranger.agree(names).await;
        let page = ming.begin(page).await;
        assert_eq!(stranger.sign(page).await.status(), 409);
    }
    assert_eq!(town.count("events WHERE code = 121"), 2);
    let named = "events WHERE code = 121 AND dataset_id IS NOT NULL";
    assert_eq!(town.count(named), 1, "the one that it was for");
}

#[actix_web::test]
async fn a_stranger_who_knows_a_number_does_not_fill_its_owners_history() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let told = "events WHERE code = 121 AND citizen_id IS NOT NULL";
    let refuse = async |times: usize| {
        let stranger = town.citizen("mei");
        let page = stranger.browser.visit("/personal/signin").await;
        let mut page = ming.begin(page).await;
        for _ in 0..times {
            page = page.script("reply", "{}").press("簽章").await;
            assert_eq!(page.status(), 409);
        }
    };
    refuse(15).await;
    assert_eq!(town.count("events WHERE code = 121"), 15, "the log has all");
    assert_eq!(town.count(told), 10);
    refuse(5).await;
    assert_eq!(town.count(told), 10, "from another address, too");
    town.wait(hours(24) - seconds(1));
    refuse(1).await;
    assert_eq!(town.count(told), 10);
    town.wait(seconds(1));
    refuse(1).await;
    assert_eq!(town.count(told), 11);
    assert_eq!(
        ming.come_back().await.path(),
        "/personal/barcodes",
        "the owner may"
    );
}

#[actix_web::test]
async fn a_failed_proof_stands_in_the_history_of_whom_it_claimed_and_tells_a_stranger_nothing() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let stranger = town.citizen("mei");
    let mut answers = Vec::new();
    for claimed in ["ming", "south"] {
        let person = mydata::sandbox::people::find(claimed).unwrap();
        let page = stranger.browser.visit("/personal/signin?again=yes").await;
        let page = page
            .fill("身分證字號", person.id_number.reveal())
            .fill("生日", &person.birth_date.format("%Y%m%d").to_string())
            .press("自然人憑證")
            .await;
        let page = stranger.sign(page).await;
        let read = page.read();
        let (said, _visits) = read.split_once("瀏覽次數").unwrap();
        answers.push((page.status(), said.to_owned()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, 409);
    assert_eq!(town.count("events WHERE code = 121"), 2);
    assert_eq!(
        town.count("events WHERE code = 121 AND citizen_id IS NOT NULL"),
        1
    );
    let history = ming.browser.visit("/personal/history").await;
    assert!(
        history.sees("身分驗證沒有成功 來自 198.51.100.2"),
        "{}",
        history.read()
    );
    assert!(history.sees("身分驗證成功 來自 198.51.100.1"));
}

#[actix_web::test]
async fn sixty_refusals_from_one_address_are_too_many() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/signin").await;
    let mut page = ming.begin(page).await;
    for refused in 1..60 {
        page = page.script("reply", "{}").press("簽章").await;
        assert_eq!(page.status(), 409, "{refused}");
    }
    let page = page.script("reply", "{}").press("簽章").await;
    assert_eq!(page.status(), 429, "{}", page.read());
    assert!(page.answer().header("retry-after").is_some());
    assert!(page.sees("請於 10 分鐘後再試"), "{}", page.read());
    assert!(page.sees("身分驗證沒有完成"), "{}", page.read());
}

#[actix_web::test]
async fn what_is_agreed_to_is_named_in_both_languages_and_signed_with_what_was_given() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = accept(ming.choose("tax", &[INCOME]).await).await;
    assert!(page.sees("資料提供單位"), "{}", page.read());
    assert!(page.sees("將取得的內容"), "{}", page.read());
    assert!(page.sees("請在 5 分鐘內完成驗證"), "{}", page.read());
    let identity = page.path();
    let twin = ming.browser.visit(&identity).await;
    let page = ming.begin(page.fill("查詢年度", "113")).await;
    assert!(page.sees("查詢年度 113"), "{}", page.read());
    assert!(page.sees("剩餘時間： 5 分鐘"), "{}", page.read());
    let signed = |page: &Page<Server>| {
        let package = crate::town::citizen::package(page, "");
        let package: serde_json::Value = serde_json::from_str(&package).unwrap();
        let text = URL_SAFE_NO_PAD.decode(package["tbs"].as_str().unwrap());
        String::from_utf8(text.unwrap()).unwrap()
    };
    assert!(
        signed(&page).contains(r#"{"INQ_YR":"113"}"#),
        "{}",
        signed(&page)
    );
    let other = ming.begin(twin.fill("查詢年度", "112")).await;
    assert!(signed(&other).contains(r#"{"INQ_YR":"112"}"#));
    let refused = ming.sign(page).await;
    assert!(
        refused.sees("簽章的內容不是這次驗證的內容"),
        "{}",
        refused.read()
    );
    assert_eq!(town.count("consents"), 0);
    let page = ming.browser.visit(&identity).await;
    let page = page.follow("English").await;
    for said in [
        "Provided by",
        "What will be fetched",
        "good for a short time only",
        "Change what I typed, and begin again",
    ] {
        assert!(page.sees(said), "no {said}: {}", page.read());
    }
    let page = page.follow("Change what I typed, and begin again").await;
    assert!(
        page.sees("please finish within 5 minutes"),
        "{}",
        page.read()
    );
}

#[actix_web::test]
async fn as_much_as_may_be_given_at_once_can_be_signed_and_handed_in() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming
        .begin(ming.browser.visit("/personal/signin").await)
        .await;
    town.insert_card("ming").await;
    let package = crate::town::citizen::package(&page, ming.person.pin);
    let mut package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let text = URL_SAFE_NO_PAD.decode(package["tbs"].as_str().unwrap());
    let longer = [text.unwrap(), vec![b' '; MOST_GIVEN]].concat();
    package["tbs"] = URL_SAFE_NO_PAD.encode(longer).into();
    let reply = town.sign(&package.to_string()).await;
    assert!(reply.len() <= VALUE_CHARS, "{} bytes", reply.len());
    let page = page.script("reply", &reply).press("簽章").await;
    assert_eq!(page.status(), 409, "it arrives: {}", page.read());
    assert!(page.sees("簽章的內容不是這次驗證的內容"));
}

#[actix_web::test]
async fn mistakes_are_told_in_the_order_of_the_fields() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = accept(ming.choose("tax", &[INCOME]).await).await;
    let form = page.fill("身分證字號", "").fill("生日", "");
    let page = form.press("自然人憑證").await;
    let summary = control::all(page.document(), "#error-summary a");
    let fields: Vec<_> = summary
        .iter()
        .map(|link| link.attr("href").unwrap())
        .collect();
    assert_eq!(
        fields,
        ["#f-id_number", "#f-birth_date", "#f-parameter-0-INQ_YR"]
    );
}

#[actix_web::test]
async fn only_methods_that_are_switched_on_are_said_to_be_accepted() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = accept(ming.choose("tax", &[INCOME]).await).await;
    assert!(!page.sees("改用其他"), "{}", page.read());
    let detail = ming.browser.visit("/personal/detail/API.3Bt0bGXbmt").await;
    assert!(
        detail.sees("可用的身分驗證方式 自然人憑證 需要多久"),
        "{}",
        detail.read()
    );
    let page = ming.begin(page.fill("查詢年度", "113")).await;
    assert!(!page.sees("改用其他"), "{}", page.read());
    assert!(!ming.browser.visit("/help/card").await.sees("改用其他"));
}
