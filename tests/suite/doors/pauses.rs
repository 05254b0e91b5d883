//! Whoever tries too often is told how long to wait, by the header and on the page, and loses nothing that was typed.

use mydata::kit::clock::{Span, minutes, seconds};
use mydata::text::{Locale, remaining};
use scraper::Html;

use crate::counter::office::Office;
use crate::support::control::{self, Control};
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{KINSHIP, REGISTRATION, REGISTRATION_ID, accept, digits};
use crate::town::clerk::{PASSWORD, ask};
use crate::town::member::{link, sign_in};
use crate::town::server::Server;

/// The boxes that are ticked, by what stands beside them.
fn ticked(page: &Page<Server>) -> Vec<String> {
    let controls = Control::all(page.document()).into_iter();
    let ticked = controls.filter(|control| control.element.attr("checked").is_some());
    ticked.map(|control| control.label()).collect()
}

/// Demands a page that says how many seconds to wait, at most so many, in the header and in words.
fn waits(page: &Page<Server>, most: i64) {
    assert_eq!(page.status(), 429, "{}", page.read());
    let wait = page.answer().header("retry-after").expect("Retry-After");
    let wait: i64 = wait.parse().unwrap();
    assert!((1..=most).contains(&wait), "{wait} seconds");
    let words = remaining::words(Locale::Chinese, seconds(wait)).unwrap();
    let sentence = format!("請於 {words}後再試");
    assert!(page.sees(&sentence), "{sentence}: {}", page.read());
}

/// The same, of the page with the form that was sent.
fn pauses(page: &Page<Server>, most: i64) {
    waits(page, most);
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
async fn a_quarter_of_an_hour_is_no_longer_though_hashing_takes_time() {
    let town = Town::new().await;
    town.member("chen").await;
    town.clock.drift(Span::milliseconds(20));
    let stranger = town.visitor();
    for _ in 1..5 {
        sign_in(&stranger, "chen", "wrong wrong wrong").await;
    }
    let page = sign_in(&stranger, "chen", "wrong wrong wrong").await;
    assert_eq!(page.answer().header("retry-after"), Some("900"));
    assert!(page.sees("請於 15 分鐘後再試"), "{}", page.read());
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
async fn the_code_that_did_not_come_is_sent_again_by_one_press_a_minute_later() {
    for (after, sent) in [(-1, false), (0, true), (1, true)] {
        let town = Town::new().await;
        let ming = town.citizen("ming");
        let page = ming.prove(&[REGISTRATION]).await;
        let page = page.fill("電子信箱", ming.person.mail).press("寄送驗證碼");
        let page = page.await;
        let first = digits(&town.letter(ming.person.mail).await.text);
        town.wait(minutes(1) + seconds(after));
        let page = page.press("再寄一次").await;
        if !sent {
            pauses(&page, 1);
            assert!(page.sees("一分鐘內只能寄一次驗證碼"), "{}", page.read());
            let page = page.fill("驗證碼", &first).press("確認信箱").await;
            assert!(page.sees("信箱已經確認。"), "the first is still good");
            continue;
        }
        assert_eq!(page.status(), 200, "{after}: {}", page.read());
        assert!(page.sees("驗證碼已經寄到 mi****@people.example"));
        let code = digits(&town.letter(ming.person.mail).await.text);
        let page = page.fill("驗證碼", &code).press("確認信箱").await;
        assert!(page.sees("信箱已經確認。"), "{after}: {}", page.read());
    }
}

#[actix_web::test]
async fn a_code_that_died_meanwhile_is_sent_again_by_the_same_press() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    let page = page.fill("電子信箱", ming.person.mail).press("寄送驗證碼");
    let page = page.await;
    town.letter(ming.person.mail).await;
    town.wait(minutes(10));
    let page = page.press("再寄一次").await;
    assert_eq!(page.status(), 200, "{}", page.read());
    let code = digits(&town.letter(ming.person.mail).await.text);
    let page = page.fill("驗證碼", &code).press("確認信箱").await;
    assert!(page.sees("信箱已經確認。"), "{}", page.read());
}

#[actix_web::test]
async fn the_sixth_code_of_a_quarter_of_an_hour_waits_also_when_it_is_one_press() {
    let town = Town::new().await.forgiving();
    let ming = town.citizen("ming");
    let page = ming.prove(&[REGISTRATION]).await;
    let page = page.fill("電子信箱", ming.person.mail).press("寄送驗證碼");
    let mut page = page.await;
    for number in 2..=6 {
        town.wait(minutes(1));
        page = page.press("再寄一次").await;
        if number < 6 {
            assert_eq!(page.status(), 200, "{number}: {}", page.read());
        }
    }
    pauses(&page, 600);
    town.wait(minutes(10));
    let page = page.press("再寄一次").await;
    assert_eq!(page.status(), 200, "{}", page.read());
}

#[actix_web::test]
async fn the_barcode_that_is_replaced_too_often_stays_and_the_page_says_how_long_to_wait() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    ming.fetch(&[REGISTRATION]).await;
    let shown = |document: &Html| {
        let shown = control::all(document, ".barcode-text");
        shown.into_iter().map(control::text).collect::<Vec<_>>()
    };
    let button = format!("手動更新條碼 {REGISTRATION}");
    let page = ming.browser.visit("/personal/barcodes").await;
    let mut page = page.press(&format!("取得條碼 {REGISTRATION}")).await;
    for number in 1..=30 {
        let before = shown(page.document());
        page = page.press(&button).await;
        assert_eq!(page.status(), 200, "{number}: {}", page.read());
        assert_ne!(shown(page.document()), before, "{number}");
    }
    let living = shown(page.document());
    for (after, works) in [(599, false), (1, true), (1, true)] {
        town.wait(seconds(after));
        page = ming
            .browser
            .visit("/personal/barcodes")
            .await
            .press(&button)
            .await;
        if works {
            assert_ne!(shown(page.document()), living, "{after}");
            continue;
        }
        pauses(&page, 1);
        assert_eq!(page.heading(), "資料條碼區");
        assert_eq!(shown(page.document()), living, "and it is still good");
        let csrf = control::all(page.document(), "[name=csrf]")[0];
        let body = format!("csrf={}", csrf.attr("value").unwrap());
        let asked = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("hx-request", "true"),
            ("hx-target", "section#kept"),
        ];
        let package = town.only("packages");
        let path = format!("/personal/barcodes/{package}/replacements");
        let part = ming.browser.ask("POST", &path, &asked, body.as_bytes());
        let part = part.await;
        assert_eq!(part.status, 429);
        let part = String::from_utf8(part.body).unwrap();
        assert!(part.trim().starts_with("<section id=\"kept\""), "{part}");
        let part = Html::parse_fragment(&part);
        assert_eq!(control::all(&part, ".error-summary").len(), 1);
        assert_eq!(shown(&part), living);
    }
    assert_eq!(town.count("events WHERE code = 401"), 32);
}

#[actix_web::test]
async fn a_member_who_says_the_password_wrong_too_often_waits_on_the_page_itself() {
    let said = [
        ("/ids/account/mail", "目前的密碼", "寄送連結"),
        ("/ids/account/deletion", "目前的密碼", "確定刪除帳號"),
        ("/ids/password", "目前的密碼", "變更密碼"),
    ];
    for (path, field, button) in said {
        let town = Town::new().await;
        let chen = town.member("chen").await;
        for number in 1..=6 {
            let mut page = chen.visit(path).await;
            if path == "/ids/account/mail" {
                page = page.fill("新的 Email", "chen@new.example.tw");
            }
            if path == "/ids/password" {
                let new = "w9$kkp3!vvd7";
                page = page.fill("新密碼", new).fill("確認新密碼", new);
            }
            let page = page.fill(field, "wrong wrong wrong").press(button).await;
            if number < 6 {
                assert_eq!(page.status(), 422, "{path} {number}: {}", page.read());
                continue;
            }
            pauses(&page, 900);
            assert_eq!(page.value(field), "", "a secret does not come back");
            if path == "/ids/account/mail" {
                assert_eq!(page.value("新的 Email"), "chen@new.example.tw");
            }
        }
    }
}

#[actix_web::test]
async fn a_clerk_who_says_the_old_password_wrong_too_often_waits_on_the_page_itself() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    for number in 1..=6 {
        let page = clerk.visit("/organ/account").await;
        let page = page
            .fill("目前的密碼", "wrong wrong wrong")
            .fill("新密碼", "w9$kkp3!vvd7")
            .fill("再輸入一次新密碼", "w9$kkp3!vvd7")
            .press("變更密碼")
            .await;
        if number < 6 {
            assert_eq!(page.status(), 422, "{number}: {}", page.read());
        } else {
            pauses(&page, 900);
            assert_eq!(page.heading(), "我的帳號");
        }
    }
}

#[actix_web::test]
async fn a_link_that_is_pressed_too_often_keeps_its_page() {
    let town = Town::new().await;
    town.member("chen").await;
    let chen = town.visitor();
    let page = chen.visit("/ids/password/reset").await;
    let mail = "chen@example.tw";
    page.fill("Email", mail).press("寄送連結").await;
    let link = link(&town.letter(mail).await);
    let mut page = chen.visit(&link).await;
    for number in 2..=31 {
        page = page.fill("新密碼", "short").fill("確認新密碼", "short");
        page = page.press("設定密碼").await;
        if number < 31 {
            assert_eq!(page.status(), 422, "{number}");
        }
    }
    pauses(&page, 600);
    let unknown = format!("{link}x");
    let csrf = control::all(page.document(), "input[name=csrf]")[0];
    let csrf = csrf.attr("value").unwrap();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("csrf={csrf}&password=short&again=short");
    let mut seen = Vec::new();
    for path in [&link, &unknown] {
        let looked = chen.visit(path).await;
        assert_eq!(looked.status(), 429);
        let pressed = chen.ask("POST", path, &form, body.as_bytes()).await;
        let shown = Html::parse_document(std::str::from_utf8(&pressed.body).unwrap());
        let names: Vec<String> = control::all(&shown, "form, input, button")
            .into_iter()
            .filter_map(|one| one.attr("name").or(one.attr("action")))
            .map(|name| name.replace(path.as_str(), "LINK"))
            .collect();
        let said = |document| control::text(control::all(document, "main")[0]);
        let said = [said(looked.document()), said(&shown)];
        seen.push((pressed.status, said, names));
    }
    assert_eq!(seen[0], seen[1], "tells nothing of other links");
    assert_eq!(seen[0].0, 429);
    assert!(seen[0].2.iter().any(|name| name == "again"), "{seen:?}");
    town.wait(minutes(10));
    let new = "w9$kkp3!vvd7";
    let page = page.fill("新密碼", new).fill("確認新密碼", new);
    let page = page.press("設定密碼").await;
    assert!(page.sees("新密碼設定完成"), "{}", page.read());
}

#[actix_web::test]
async fn the_eleventh_address_of_an_hour_that_is_handed_in_stays_in_its_field() {
    let town = Town::new().await;
    let chen = town.member("chen").await;
    for number in 1..=11 {
        let address = format!("https://map{number}.example.tw/about");
        let page = chen.visit("/ids/api/account").await;
        let page = page.fill("網頁網址", &address).press("送出").await;
        if number == 11 {
            pauses(&page, 3600);
            assert_eq!(page.value("網頁網址"), address);
        } else {
            assert_eq!(page.status(), 200, "{}", page.read());
        }
    }
}

#[actix_web::test]
async fn whoever_presses_while_told_to_wait_uses_up_no_code() {
    let town = Town::new().await.forgiving();
    let ming = town.citizen("ming");
    let mut page = ming.prove(&[REGISTRATION]).await;
    for number in 1..=5 {
        for press in 0..3 {
            page = page.fill("電子信箱", ming.person.mail);
            page = page.press("寄送驗證碼").await;
            let status = if press == 0 { 200 } else { 429 };
            assert_eq!(page.status(), status, "{number}: {}", page.read());
        }
        town.wait(minutes(1));
    }
    let page = page.press("寄送驗證碼").await;
    pauses(&page, 600);
    let wait: i64 = page
        .answer()
        .header("retry-after")
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(wait, 600, "of a quarter of an hour, five minutes are over");
    town.wait(seconds(wait));
    let page = page.press("寄送驗證碼").await;
    assert_eq!(page.status(), 200, "{}", page.read());
}

#[actix_web::test]
async fn an_address_that_begins_too_many_requests_waits_and_then_goes_on() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.choose("household", &[]).await;
    assert!(page.sees("請至少勾選一項資料"), "{}", page.read());
    assert_eq!(
        town.count("limits"),
        0,
        "what begins nothing uses up nothing"
    );
    for _ in 0..60 {
        let page = ming.choose("household", &[REGISTRATION]).await;
        assert_eq!(page.status(), 200, "{}", page.read());
    }
    for (after, works) in [(0, false), (599, false), (1, true)] {
        town.wait(seconds(after));
        let mut page = ming.choose("household", &[REGISTRATION, KINSHIP]).await;
        if !works {
            pauses(&page, 600);
            assert_eq!(ticked(&page), [REGISTRATION, KINSHIP], "{after}");
            assert!(page.sees("您勾選的項目都還在"), "{}", page.read());
            page = page.press("我要下載").await;
            pauses(&page, 600);
            assert_eq!(ticked(&page), [REGISTRATION, KINSHIP], "pressed too early");
            continue;
        }
        assert_eq!(page.heading(), "資料下載及線上服務條款");
        assert!(
            page.sees(REGISTRATION) && page.sees(KINSHIP),
            "{}",
            page.read()
        );
    }
    let other = town.citizen("ming");
    assert_eq!(
        other.choose("household", &[REGISTRATION]).await.status(),
        200
    );
}

#[actix_web::test]
async fn a_choice_that_had_to_wait_begins_by_one_press_wherever_it_was_made() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let made = [
        format!("/personal/detail/{REGISTRATION_ID}"),
        "/personal?q=戶籍".to_owned(),
        "/personal/categories/household".to_owned(),
    ];
    for _ in 0..60 {
        ming.choose("household", &[REGISTRATION]).await;
    }
    let mut kept = Vec::new();
    for path in &made {
        let mut page = ming.browser.visit(path).await;
        if !path.contains("detail") {
            page = page.tick(REGISTRATION);
        }
        let page = page.press("我要下載").await;
        pauses(&page, 600);
        assert_eq!(ticked(&page), [REGISTRATION], "{path}");
        kept.push(page);
    }
    town.wait(minutes(10));
    for (page, path) in kept.into_iter().zip(&made) {
        let links = page.links();
        let back = links.iter().find(|(text, _)| text == "回到挑選資料的頁面");
        let back = page.url().join(&back.unwrap().1).unwrap();
        assert_eq!(back, page.url().join(path).unwrap());
        let page = page.press("我要下載").await;
        assert_eq!(page.heading(), "資料下載及線上服務條款", "{path}");
        assert!(page.sees(REGISTRATION), "{path}");
    }
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
    assert_eq!(page.value("用途"), "申請育兒津貼");
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
