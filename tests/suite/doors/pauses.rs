//! Whoever tries too often is told how long to wait, by the header and on the page, and loses nothing that was typed.

use mydata::kit::clock::{minutes, seconds};
use mydata::text::{Locale, remaining};

use crate::counter::office::Office;
use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{REGISTRATION, accept};
use crate::town::clerk::{PASSWORD, ask};
use crate::town::member::sign_in;
use crate::town::server::Server;

/// Demands a page that says how many seconds to wait, at most so many, in the header and in words.
fn pauses(page: &Page<Server>, most: i64) {
    assert_eq!(page.status(), 429, "{}", page.read());
    let wait = page.answer().header("retry-after").expect("Retry-After");
    let wait: i64 = wait.parse().unwrap();
    assert!((1..=most).contains(&wait), "{wait} seconds");
    let words = remaining::words(Locale::Chinese, seconds(wait)).unwrap();
    let sentence = format!("請於 {words}後再試");
    assert!(page.sees(&sentence), "{sentence}: {}", page.read());
    let title = control::all(page.document(), "title")[0];
    let title = control::text(title);
    assert!(title.starts_with("錯誤："), "{title}");
}

#[actix_web::test]
async fn a_member_who_is_locked_out_reads_for_how_long() {
    let town = Town::new().await;
    town.member("chen").await;
    let stranger = town.visitor();
    for attempt in 1..=6 {
        town.wait(seconds(1));
        let page = sign_in(&stranger, "chen", "wrong wrong wrong").await;
        if attempt < 5 {
            assert_eq!(page.status(), 422, "{attempt}");
            continue;
        }
        pauses(&page, 900);
        assert!(page.sees("已暫停登入"), "{}", page.read());
        assert_eq!(page.value("帳號"), "chen");
        assert_eq!(page.value("密碼"), "");
    }
}

#[actix_web::test]
async fn a_clerk_who_is_locked_out_reads_for_how_long() {
    let office = Office::new().await;
    office.clerk().await;
    let visitor = office.visitor();
    for attempt in 1..=6 {
        office.clock.advance(seconds(1));
        let page = visitor.visit("/organ/signin").await;
        let page = page
            .fill("帳號", "wang.clerk")
            .fill("密碼", PASSWORD)
            .fill("動態驗證碼", "000000")
            .press("登入")
            .await;
        if attempt < 5 {
            assert_eq!(page.status(), 422, "{attempt}");
            continue;
        }
        pauses(&page, 900);
        assert!(page.sees("已暫停登入"), "{}", page.read());
        assert_eq!(page.value("帳號"), "wang.clerk");
        assert_eq!(page.value("密碼"), "");
    }
}

#[actix_web::test]
async fn an_address_that_signs_in_too_often_keeps_what_was_typed() {
    let office = Office::new().await;
    let visitor = office.visitor();
    for number in 1..=61 {
        let page = visitor.visit("/organ/signin").await;
        let page = page
            .fill("帳號", &format!("nobody.{number}"))
            .fill("密碼", "wrong wrong wrong")
            .fill("動態驗證碼", "000000")
            .press("登入")
            .await;
        if number == 61 {
            pauses(&page, 600);
            assert_eq!(page.value("帳號"), "nobody.61");
        } else {
            assert_eq!(page.status(), 422, "{number}");
        }
    }
}

#[actix_web::test]
async fn the_eleventh_wish_of_an_hour_waits_and_stays_in_its_field() {
    let town = Town::new().await;
    let visitor = town.visitor();
    for number in 1..=11 {
        let wish = format!("第 {number} 個願望：我的圖書館借閱紀錄");
        let page = visitor.visit("/personal").await;
        let page = page
            .fill("您還希望取得哪些資料？", &wish)
            .press("送出建議")
            .await;
        if number < 11 {
            assert_eq!(page.status(), 200, "{number}: {}", page.read());
            continue;
        }
        pauses(&page, 3600);
        assert_eq!(page.value("您還希望取得哪些資料？"), wish);
        town.wait(minutes(60));
        let page = page.press("送出建議").await;
        assert_eq!(page.status(), 200, "{}", page.read());
    }
    assert_eq!(town.count("wishes"), 11);
}

#[actix_web::test]
async fn the_next_code_to_a_contact_waits_a_minute_and_the_address_stays() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    let page = page.fill("電子信箱", ming.person.mail).press("寄送驗證碼");
    let page = page.await;
    town.letter(ming.person.mail).await;
    let other = "ming.other@people.example";
    town.wait(seconds(59));
    let page = page.fill("電子信箱", other).press("寄送驗證碼").await;
    pauses(&page, 1);
    assert_eq!(page.value("電子信箱"), other);
    town.wait(seconds(1));
    let page = page.press("寄送驗證碼").await;
    assert_eq!(page.status(), 200, "{}", page.read());
    town.letter(other).await;
}

#[actix_web::test]
async fn whoever_comes_back_by_a_code_too_soon_reads_how_long_to_wait() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/signin/code").await;
    ming.claim(page).press("寄驗證碼").await;
    let other = town.visitor_from("198.51.100.1");
    let page = other.visit("/personal/signin/code").await;
    let page = ming.claim(page).press("寄驗證碼").await;
    pauses(&page, 60);
    assert_eq!(page.value("身分證字號"), ming.person.id_number.reveal());
}

#[actix_web::test]
async fn the_next_password_of_the_same_data_waits_a_minute_whichever_case_asks() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0006").await;
    let early = page.press("重新寄送驗證密碼").await;
    pauses(&early, 60);
    early.press("結束本案").await;
    let page = ask(&clerk, &office.barcode(), "115-0007").await;
    pauses(&page, 60);
    assert_eq!(page.value("開啟原因"), "申請育兒津貼");
    assert_eq!(page.value("案號"), "115-0007");
}

#[actix_web::test]
async fn a_clerk_who_scans_too_much_waits_at_the_field() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    for number in 1..=61 {
        let page = clerk.visit("/organ").await;
        let page = page.fill("資料條碼", "aaaaaaaa").press("下一步").await;
        if number == 61 {
            pauses(&page, 600);
            assert_eq!(page.path(), "/organ/openings");
            assert_eq!(page.value("資料條碼"), "");
        } else {
            assert_eq!(page.status(), 409, "{number}");
        }
    }
}

#[actix_web::test]
async fn an_address_that_begins_too_many_proofs_keeps_the_claim() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    for _ in 0..60 {
        let page = ming.browser.visit("/personal/signin?again=yes").await;
        let page = ming.begin(page).await;
        assert_eq!(page.status(), 200, "{}", page.read());
    }
    for path in ["/personal/signin?again=yes", ""] {
        let page = if path.is_empty() {
            accept(ming.choose("household", &[REGISTRATION]).await).await
        } else {
            ming.browser.visit(path).await
        };
        let page = ming.begin(page).await;
        pauses(&page, 600);
        assert_eq!(page.value("身分證字號"), ming.person.id_number.reveal());
    }
}
