//! The contact for notices: set after 「略過」, changed soon after a proof, and what a change leaves behind.

use mydata::kit::clock::{minutes, seconds};

use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{Citizen, REGISTRATION, digits};
use crate::town::server::Server;

const OTHER: &str = "ming.new@people.example";
const CONTACT: &str = "/personal/contact";

/// Confirms this address on the page of the contact, and reads on.
async fn confirm(town: &Town, page: Page<Server>, address: &str) -> Page<Server> {
    let page = page.fill("電子信箱", address).press("寄送驗證碼").await;
    assert_eq!(page.path(), CONTACT, "{}", page.read());
    let code = digits(&town.letter(address).await.text);
    page.fill("驗證碼", &code).press("確認信箱").await
}

/// A citizen who has proved who they are at this moment, and has confirmed the usual address.
async fn reached(town: &Town) -> Citizen<'_> {
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    ming.confirm_contact(page).await;
    ming
}

#[actix_web::test]
async fn whoever_said_later_finds_the_page_from_the_progress_the_barcodes_and_the_history() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let progress = ming.fetch(&[REGISTRATION]).await.path();
    let area = ming.browser.visit("/personal/barcodes").await;
    assert!(area.sees("櫃臺也就打不開您的資料"), "{}", area.read());
    let area = area.press(&format!("取得條碼 {REGISTRATION}")).await;
    assert!(area.sees("請將此條碼提供給業務申辦櫃臺人員掃描"));
    assert!(!area.sees("我們會寄驗證密碼給您"), "{}", area.read());
    assert_eq!(area.follow("設定通知信箱").await.path(), CONTACT);
    for from in [progress.as_str(), "/personal/history"] {
        let page = ming.browser.visit(from).await;
        let page = page.follow("設定或變更通知信箱").await;
        assert_eq!(page.heading(), "通知信箱");
        assert!(page.sees("您還沒有設定通知信箱"), "{}", page.read());
    }
    town.wait(minutes(20));
    let page = ming.browser.visit(CONTACT).await;
    let page = confirm(&town, page, ming.person.mail).await;
    assert_eq!(page.path(), CONTACT);
    assert!(page.sees("信箱已經確認。"), "{}", page.read());
    assert!(page.sees("mi****@people.example"), "{}", page.read());
    let area = ming.browser.visit("/personal/barcodes").await;
    assert!(area.sees("驗證密碼會寄到： mi****@people.example"));
    let area = area.press(&format!("取得條碼 {REGISTRATION}")).await;
    assert!(area.sees("我們會寄驗證密碼給您"), "{}", area.read());
    let history = ming.browser.visit("/personal/history").await;
    assert!(history.sees("您確認了通知信箱"), "{}", history.read());
}

#[actix_web::test]
async fn a_contact_is_changed_within_five_minutes_of_a_proof_and_else_after_another() {
    for (after, fresh) in [(-1, true), (0, false), (1, false)] {
        let town = Town::new().await;
        let ming = reached(&town).await;
        let open = ming.browser.visit(CONTACT).await;
        town.wait(minutes(5) + seconds(after));
        let page = open.fill("電子信箱", OTHER).press("寄送驗證碼").await;
        if fresh {
            assert!(page.sees("驗證碼已經寄到"), "{after}: {}", page.read());
            town.letter(OTHER).await;
            continue;
        }
        assert_eq!(page.status(), 409, "{after}");
        assert!(page.sees("信箱還沒有變更"), "{after}: {}", page.read());
        let page = ming.browser.visit(CONTACT).await;
        assert!(page.sees("請先再驗證一次身分"), "{after}: {}", page.read());
        assert!(!page.outline().contains("電子信箱"), "{}", page.outline());
        let page = page.follow("驗證身分").await;
        assert!(page.sees("變更通知信箱之前"), "{}", page.read());
        assert!(!page.sees("用驗證碼回來"), "that opens the barcodes only");
        let page = ming.begin(page).await;
        let page = ming.sign(page).await;
        assert_eq!(page.path(), CONTACT, "{}", page.read());
        let page = confirm(&town, page, OTHER).await;
        assert!(page.sees("信箱已經確認。"), "{}", page.read());
        town.letter(ming.person.mail).await;
    }
}

#[actix_web::test]
async fn a_change_is_told_to_the_old_address_and_stands_in_the_history() {
    let town = Town::new().await;
    let ming = reached(&town).await;
    town.wait(minutes(2));
    let page = ming.browser.visit(CONTACT).await;
    assert!(page.sees("mi****@people.example"), "{}", page.read());
    assert!(page.sees("我們也會寄信通知原來的信箱"));
    let page = confirm(&town, page, OTHER).await;
    assert!(page.sees("已確認的信箱"), "{}", page.read());
    let letter = town.letter(ming.person.mail).await;
    assert_eq!(letter.subject, "您的通知信箱已經變更");
    for said in ["10:02:00", "如果不是您本人", CONTACT] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert!(!letter.text.contains("ming.new"), "{}", letter.text);
    let history = ming.browser.visit("/personal/history").await;
    assert!(history.sees("通知信箱變更成另一個信箱"));
    assert!(history.sees("來自 198.51.100.1"), "{}", history.read());
    town.wait(minutes(2));
    let page = ming.browser.visit(CONTACT).await;
    let page = confirm(&town, page, OTHER).await;
    assert!(page.sees("信箱已經確認。"), "and nothing was changed");
    assert_eq!(town.count("events WHERE code = 140"), 1);
    assert_eq!(town.count("events WHERE code = 141"), 1);
}

#[actix_web::test]
async fn the_page_and_the_letter_speak_english_to_those_who_do() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    let page = page.follow("English").await;
    let page = page
        .fill("Mail address", ming.person.mail)
        .press("Send a code")
        .await;
    let code = digits(&town.letter(ming.person.mail).await.text);
    page.fill("Code", &code).press("Confirm the address").await;
    town.wait(minutes(2));
    let page = ming.browser.visit(CONTACT).await;
    assert!(page.sees("Your confirmed mail address mi****@people.example"));
    let page = page.fill("Mail address", OTHER).press("Send a code").await;
    let code = digits(&town.letter(OTHER).await.text);
    let page = page.fill("Code", &code).press("Confirm the address").await;
    assert!(page.sees("The address is confirmed."), "{}", page.read());
    let letter = town.letter(ming.person.mail).await;
    assert_eq!(
        letter.subject,
        "Your mail address for notices has been changed"
    );
    assert!(letter.text.contains("If it was not you"));
    let history = ming.browser.visit("/personal/history").await;
    assert!(history.sees("Another mail address took the place of the one for notices"));
    town.wait(minutes(5));
    let page = ming.browser.visit(CONTACT).await;
    assert!(page.sees("only within 5 minutes of proving your identity"));
}

#[actix_web::test]
async fn who_came_by_a_code_or_not_at_all_has_to_prove_who_they_are_first() {
    let town = Town::new().await;
    reached(&town).await;
    let holder = town.citizen("ming");
    town.wait(minutes(2));
    holder.come_back_by_code().await;
    for browser in [&holder.browser, &town.visitor()] {
        let page = browser.visit(CONTACT).await;
        assert!(
            page.path().starts_with("/personal/signin?back="),
            "{}",
            page.path()
        );
        assert!(page.sees("用驗證碼回來"), "{}", page.read());
    }
}

#[actix_web::test]
async fn a_request_of_somebody_else_is_on_nobodys_way() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    let mei = town.citizen("mei");
    mei.come_back().await;
    assert_eq!(mei.browser.visit(&page.path()).await.status(), 404);
    let request = town.only("requests");
    for said in [request.as_str(), "nothing"] {
        let forged = mei.browser.visit(CONTACT).await.script("request", said);
        let page = forged
            .fill("電子信箱", "mei@people.example")
            .press("寄送驗證碼")
            .await;
        assert_eq!(page.status(), 404, "{said}");
    }
}
