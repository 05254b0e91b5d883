//! Enrolling, signing in, one's own account.

use mydata::kit::clock::{Clock as _, minutes, seconds};
use mydata::text::{Locale, dates};

use super::office::{Office, PASSWORD};

#[actix_web::test]
async fn nobody_comes_in_without_signing_in() {
    let office = Office::new().await;
    let stranger = office.visitor();
    for path in ["/organ", "/organ/account"] {
        let page = stranger.visit(path).await;
        assert!(page.path().starts_with("/organ/signin"), "{path}");
    }
    let foreign = "/organ/openings/6f6dfe5e-4c5c-4f7e-9a65-0a5a3a0c0d11";
    let clerk = office.clerk().await;
    assert_eq!(clerk.visit(foreign).await.status(), 404);
}

#[actix_web::test]
async fn a_link_works_once_and_wrong_codes_leave_it() {
    let office = Office::new().await;
    let visitor = office.visitor();
    let link = format!("/organ/enrol/{}", office.token);
    let page = visitor.visit(&link).await;
    let page = page.fill("新密碼", "short").press("完成設定").await;
    assert_eq!(page.status(), 422);
    for (again, refusal) in [("", "兩次輸入的密碼不同"), (PASSWORD, "動態驗證碼不正確")]
    {
        let page = visitor.visit(&link).await;
        let page = page
            .fill("新密碼", PASSWORD)
            .fill("再輸入一次新密碼", again);
        let page = page.fill("驗證器顯示的動態驗證碼", "000000");
        let page = page.press("完成設定").await;
        assert_eq!(page.status(), 422);
        assert!(page.sees(refusal), "{}", page.read());
    }
    office.clerk().await;
    assert_eq!(visitor.visit(&link).await.status(), 410);
}

#[actix_web::test]
async fn the_code_of_the_enrolment_is_used_up_and_whoever_signs_in_with_it_is_told_to_wait() {
    let office = Office::new().await;
    let visitor = office.visitor();
    let link = format!("/organ/enrol/{}", office.token);
    let page = visitor.visit(&link).await;
    let code = office.code();
    let page = page
        .fill("新密碼", PASSWORD)
        .fill("再輸入一次新密碼", PASSWORD)
        .fill("驗證器顯示的動態驗證碼", &code)
        .press("完成設定")
        .await;
    assert_eq!(page.path(), "/organ/signin", "{}", page.read());
    let enter = async |password: &str, code: &str| {
        let page = visitor.visit("/organ/signin").await;
        page.fill("帳號", "wang.clerk")
            .fill("密碼", password)
            .fill("動態驗證碼", code)
            .press("登入")
            .await
    };
    let used = "這組動態驗證碼已經用過";
    let page = enter(PASSWORD, &code).await;
    assert_eq!(page.status(), 422);
    assert!(page.sees(used), "{}", page.read());
    for (password, code) in [("wrong wrong wrong", &*code), (PASSWORD, "000000")] {
        let page = enter(password, code).await;
        assert!(page.sees("帳號、密碼或動態驗證碼不正確"));
        assert!(!page.sees(used), "{}", page.read());
    }
    office.clock.advance(seconds(30));
    let page = enter(PASSWORD, &office.code()).await;
    assert_eq!(page.path(), "/organ", "{}", page.read());
}

#[actix_web::test]
async fn what_is_left_empty_is_told_at_its_field_and_closes_no_door() {
    let office = Office::new().await;
    let visitor = office.visitor();
    for _ in 1..=6 {
        let page = visitor.visit("/organ/signin").await.press("登入").await;
        assert_eq!(page.status(), 422);
        for told in ["請輸入帳號", "請輸入密碼", "請輸入驗證器應用程式顯示的"]
        {
            assert!(page.sees(told), "{}", page.read());
        }
        assert!(!page.sees("已暫停登入"), "{}", page.read());
    }
}

#[actix_web::test]
async fn a_clerk_changes_the_password_and_signs_in_anew() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = clerk.visit("/organ/account").await;
    assert!(page.sees("Firefox (Linux)"), "{}", page.read());
    let page = page
        .fill("目前的密碼", "wrong wrong wrong")
        .fill("新密碼", "p4!wq8#nnx2v")
        .fill("再輸入一次新密碼", "p4!wq8#nnx2v")
        .press("變更密碼")
        .await;
    assert!(page.sees("目前的密碼不正確"));
    let page = page
        .fill("目前的密碼", PASSWORD)
        .fill("新密碼", "p4!wq8#nnx2v")
        .fill("再輸入一次新密碼", "p4!wq8#nnx2w")
        .press("變更密碼")
        .await;
    assert!(page.sees("兩次輸入的密碼不同"), "{}", page.read());
    let page = page
        .fill("目前的密碼", PASSWORD)
        .fill("新密碼", "p4!wq8#nnx2v")
        .fill("再輸入一次新密碼", "p4!wq8#nnx2v")
        .press("變更密碼")
        .await;
    assert_eq!(page.path(), "/organ/signin");
    assert_eq!(
        clerk.visit("/organ").await.path(),
        "/organ/signin?back=%2Forgan"
    );
    let page = clerk.visit("/organ/signin").await;
    let page = page
        .fill("帳號", "wang.clerk")
        .fill("密碼", "p4!wq8#nnx2v")
        .fill("動態驗證碼", &office.code())
        .press("登入")
        .await;
    assert_eq!(page.path(), "/organ", "{}", page.read());
    let page = page.press("登出").await;
    assert_eq!(page.path(), "/organ/signin");
    assert!(
        clerk
            .visit("/organ")
            .await
            .path()
            .starts_with("/organ/signin")
    );
}

#[actix_web::test]
async fn a_session_can_be_ended_from_another_machine() {
    let office = Office::new().await;
    let (here, there) = (office.clerk().await, office.visitor());
    office.clock.advance(minutes(2));
    let page = there.visit("/organ/signin").await;
    let page = page
        .fill("帳號", "wang.clerk")
        .fill("密碼", PASSWORD)
        .fill("動態驗證碼", &office.code())
        .press("登入")
        .await;
    assert_eq!(page.path(), "/organ", "{}", page.read());
    let since = dates::moment(Locale::Chinese, office.clock.now());
    let page = here.visit("/organ/account").await;
    let page = page.press(&format!("登出 {since}")).await;
    assert!(page.sees("已登出該裝置"), "{}", page.read());
    assert!(
        there
            .visit("/organ")
            .await
            .path()
            .starts_with("/organ/signin")
    );
    assert_eq!(here.visit("/organ").await.path(), "/organ");
}
