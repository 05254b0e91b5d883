//! What goes wrong at the counter says what happened, and leads back to the counter.

use super::office::{Office, ask};

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
    let page = page.fill("開啟原因", "補發證明").fill("案號", "115-0012");
    let page = page.press("寄送驗證密碼").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("當事人已中止本案"), "{}", page.read());
    assert!(page.sees("補發證明") && page.sees("115-0012"));
    assert_eq!(office.stage.count("one_time_passwords"), 0);
}
