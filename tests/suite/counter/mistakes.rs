//! What goes wrong at the counter says what happened, and leads back to the counter.

use mydata::domain::limit::Limited;
use mydata::kit::clock::seconds;
use mydata::text::{Locale, remaining};

use super::office::{Office, ask};

const FOREIGN: &str = "/organ/openings/6f6dfe5e-4c5c-4f7e-9a65-0a5a3a0c0d11";

#[actix_web::test]
async fn a_case_that_is_stopped_before_it_is_saved_says_so_and_leads_to_the_next() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0011").await;
    let page = page
        .fill("驗證密碼", &office.password())
        .press("確認")
        .await;
    let save = format!("{}/package", page.path());
    office.stop();
    let page = clerk.visit(&save).await;
    assert_eq!(page.status(), 409);
    assert_eq!(page.heading(), "案件無法繼續");
    assert!(page.sees("當事人已中止本案"), "{}", page.read());
    assert!(page.sees("115-0011") && page.sees("申請育兒津貼"));
    let page = page.follow("下一個資料條碼").await;
    assert_eq!(page.path(), "/organ");
    assert_eq!(office.stage.count("events WHERE code = 421"), 0);
}

#[actix_web::test]
async fn what_was_typed_for_a_case_that_was_stopped_meanwhile_stays_to_be_read() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = clerk.visit("/organ").await;
    let page = page
        .fill("資料條碼", &office.barcode())
        .press("下一步")
        .await;
    office.stop();
    let page = page.fill("用途", "補發證明").fill("案號", "115-0012");
    let page = page.press("寄送驗證密碼").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("當事人已中止本案"), "{}", page.read());
    assert!(page.sees("補發證明") && page.sees("115-0012"));
    assert_eq!(office.stage.count("one_time_passwords"), 0);
}

#[actix_web::test]
async fn a_mistake_at_the_counter_leads_back_to_it_and_the_clerk_stays_known() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = clerk.visit(FOREIGN).await;
    assert_eq!(page.status(), 404);
    let links = page.links();
    let back = ("回臨櫃核驗".to_owned(), "/organ".to_owned());
    assert!(links.contains(&back), "{links:?}");
    let away = links.iter().find(|(_, to)| to.starts_with("/personal"));
    assert_eq!(away, None);
    assert!(page.sees("林小姐"), "{}", page.read());
    assert_eq!(page.press("登出").await.path(), "/organ/signin");
}

#[actix_web::test]
async fn whoever_tries_too_often_reads_how_long_to_wait_in_both_languages() {
    let office = Office::new().await;
    let visitor = office.visitor();
    let link = "/organ/enrol/nothing";
    for _ in 0..Limited::Enrolment.allowance().most {
        assert_eq!(visitor.visit(link).await.status(), 410);
    }
    for (locale, before) in [
        (Locale::Chinese, "請於"),
        (Locale::English, "You can try again in"),
    ] {
        let choice = format!("/preferences?locale={}&back={link}", locale.tag());
        let page = visitor.visit(&choice).await;
        assert_eq!(page.status(), 429);
        let wait = page.answer().header("retry-after").unwrap();
        let words = remaining::words(locale, seconds(wait.parse().unwrap())).unwrap();
        let sentence = format!("{before} {words}");
        assert!(page.sees(&sentence), "{sentence}: {}", page.read());
    }
}
