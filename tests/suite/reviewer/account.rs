//! A reviewer's own account.

use crate::town::Town;

#[actix_web::test]
async fn a_reviewer_ends_a_session_and_changes_the_password() {
    let town = Town::new().await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review").await.follow("我的帳號").await;
    let page = page
        .fill("目前的密碼", "not this one at all")
        .fill("新密碼", "nine quiet herons fly")
        .fill("再輸入一次新密碼", "nine quiet herons fly")
        .press("變更密碼")
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("目前的密碼不正確"), "{}", page.read());
    let page = page
        .fill("目前的密碼", crate::town::clerk::PASSWORD)
        .fill("新密碼", "nine quiet herons fly")
        .fill("再輸入一次新密碼", "nine quiet herons fly")
        .press("變更密碼")
        .await;
    assert_eq!(page.path(), "/review/signin", "{}", page.read());
    assert!(page.sees("測試用驗證器"), "{}", page.read());
    let page = reviewer.visit("/review/account").await;
    assert!(page.path().starts_with("/review/signin"), "{}", page.path());
}
