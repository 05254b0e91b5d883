//! Choosing data sets: what is searched for, and what becomes of the ticks when no request can begin.

use mydata::db;
use mydata::domain::audit::By;
use mydata::domain::dataset::suspension;
use mydata::domain::request::MOST_DATASETS;
use mydata::kit::clock::Clock as _;

use crate::support::control::{self, Control};
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{KINSHIP, KINSHIP_ID, REGISTRATION};
use crate::town::server::Server;

/// What stands beside the boxes of the page.
fn boxes(page: &Page<Server>) -> Vec<String> {
    let controls = Control::all(page.document()).into_iter();
    let boxes = controls.filter(|control| control.kind() == "checkbox");
    boxes.map(|control| control.label()).collect()
}

#[actix_web::test]
async fn a_search_for_what_nobody_can_see_finds_nothing() {
    let town = Town::new().await;
    let visitor = town.visitor();
    for typed in ["%00", "%01%1F", "%7F", "%E2%80%AE", "+%00+"] {
        let page = visitor.visit(&format!("/personal?q={typed}")).await;
        assert_eq!(page.status(), 200, "{typed}");
        assert!(page.sees("找到 0 項資料"), "{typed}: {}", page.read());
        assert!(page.sees("沒有符合的資料"), "{typed}: {}", page.read());
    }
    for typed in ["", "+", "%09"] {
        let page = visitor.visit(&format!("/personal?q={typed}")).await;
        assert!(!page.sees("找到"), "{typed}: {}", page.read());
    }
}

#[actix_web::test]
async fn whoever_searches_on_a_small_screen_without_script_lands_at_what_was_found() {
    let town = Town::new().await;
    let page = town.visitor().visit("/personal").await;
    let form = control::all(page.document(), "form[role=search]")[0];
    let (path, place) = form.attr("action").unwrap().split_once('#').unwrap();
    let (path, place) = (path.to_owned(), format!("#{place}"));
    let page = page
        .fill("搜尋資料名稱、機關或欄位", "戶籍")
        .press("搜尋")
        .await;
    assert!(page.path().starts_with(&format!("{path}?q=")));
    let place = control::all(page.document(), &place)[0];
    assert!(control::text(place).starts_with("找到"), "{}", page.read());
}

#[actix_web::test]
async fn what_nobody_can_see_is_taken_out_of_the_words_that_are_searched_for() {
    let town = Town::new().await;
    let visitor = town.visitor();
    let plain = visitor.visit("/personal?q=戶籍").await;
    assert!(!boxes(&plain).is_empty(), "{}", plain.read());
    for typed in [
        "%00戶籍%00",
        "戶%E2%80%8B籍",
        "%E2%80%AE戶籍%0D%0A",
        "%09戶籍",
    ] {
        let page = visitor.visit(&format!("/personal?q={typed}")).await;
        assert_eq!(boxes(&page), boxes(&plain), "{typed}");
        assert_eq!(page.value("搜尋資料名稱、機關或欄位"), "戶籍", "{typed}");
    }
}

#[actix_web::test]
async fn whoever_ticks_more_than_twenty_takes_some_ticks_out_again() {
    let town = Town::new().await;
    let visitor = town.visitor();
    let mut page = visitor.visit("/personal?q=a").await;
    let names = boxes(&page);
    assert!(names.len() > MOST_DATASETS, "{}", names.len());
    for name in &names {
        page = page.tick(name);
    }
    let mut page = page.press("我要下載").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("一次最多可以選 20 項資料"), "{}", page.read());
    assert_eq!(boxes(&page).len(), names.len());
    for name in names.iter().skip(MOST_DATASETS) {
        page = page.untick(name);
    }
    let page = page.press("我要下載").await;
    assert_eq!(page.heading(), "資料下載及線上服務條款");
    assert!(page.sees(&names[MOST_DATASETS - 1]), "{}", page.read());
}

#[actix_web::test]
async fn what_was_suspended_meanwhile_is_named_and_the_rest_stays_ticked() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.browser.visit("/personal/categories/household").await;
    let page = page.tick(REGISTRATION).tick(KINSHIP);
    let (now, random) = (town.clock.now(), town.app.random.clone());
    let kinship = KINSHIP_ID.parse().unwrap();
    let suspended = town.app.db.write_now(|tx| -> db::Result<bool> {
        suspension::suspend(
            tx,
            now,
            &By::OPERATOR,
            random.as_ref(),
            (&kinship, "Repair"),
        )
    });
    assert!(suspended.unwrap());
    let page = page.press("我要下載").await;
    assert_eq!(page.status(), 409);
    let told = format!("{KINSHIP} 暫停提供");
    assert!(page.sees(&told), "{}", page.read());
    assert_eq!(boxes(&page), [REGISTRATION]);
    let page = page.press("我要下載").await;
    assert_eq!(page.heading(), "資料下載及線上服務條款");
    assert!(page.sees(REGISTRATION) && !page.sees(KINSHIP));
}
