//! Proving who one is by the card: each refusal ends on its own page, from which one can go on.

use mydata::kit::clock::{minutes, seconds};

use crate::town::Town;
use crate::town::citizen::REGISTRATION;

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
    let page = page.follow("修改資料，或改用其他方式").await;
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
    assert!(matches!(again.status(), 403 | 410), "{}", again.status());
    assert_eq!(town.count("consents"), 1);
}
