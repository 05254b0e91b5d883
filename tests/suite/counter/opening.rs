//! One case, from the barcode to its end.

use mydata::domain::barcode::LIFETIME;
use mydata::domain::one_time_password::{LIFETIME as PASSWORD_LIFETIME, RESEND};
use mydata::kit::clock::{minutes, seconds};

use super::office::{Office, ask};

#[actix_web::test]
async fn a_clerk_opens_what_a_citizen_brings_and_ends_the_case() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode().to_uppercase(), "115-0001").await;
    assert_eq!(page.heading(), "輸入驗證密碼");
    assert!(page.sees("wa****@example.tw"));
    assert!(!page.read().contains("wangming"));
    let page = page
        .fill("驗證密碼", &office.password())
        .press("確認")
        .await;
    assert_eq!(page.heading(), "條碼取用", "{}", page.read());
    let read = page.read();
    let (verdict, data) = (read.find("Plate"), read.find("簽"));
    assert!(
        data < verdict && data.is_some(),
        "the verdict comes first: {read}"
    );
    assert!(page.sees("ABC-1234"));
    let policy = page.answer().header("content-security-policy").unwrap();
    assert!(policy.contains("frame-src 'self'"), "{policy}");

    let saved = clerk
        .ask("GET", &format!("{}/package", page.path()), &[], b"")
        .await;
    assert_eq!(saved.status, 200);
    assert_eq!(saved.body, office.stage.package);
    let shown = clerk
        .ask("GET", &format!("{}/documents/1", page.path()), &[], b"")
        .await;
    assert_eq!(shown.status, 200);

    let case = page.path();
    let page = page.press("結束本案").await;
    assert_eq!(page.path(), "/organ");
    assert!(page.sees("本案已結束"));
    assert!(page.sees("115-0001"));
    let page = clerk.visit(&case).await;
    assert_eq!(page.heading(), "案件無法繼續");
    assert!(!page.read().contains("ABC-1234"));
    let saved = clerk.ask("GET", &format!("{case}/package"), &[], b"").await;
    assert_eq!(saved.status, 409);
    let codes: Vec<i64> = [410, 411, 412, 420, 421].into();
    for code in codes {
        let rows = format!("events WHERE code = {code} AND opening_id IS NOT NULL");
        assert_eq!(office.stage.count(&rows), 1, "{code}");
    }
}

#[actix_web::test]
async fn twenty_cases_follow_each_other() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    for number in 1..=20 {
        let page = ask(&clerk, &office.barcode(), &format!("115-{number:04}")).await;
        let page = page
            .fill("驗證密碼", &office.password())
            .press("確認")
            .await;
        let page = page.press("結束本案").await;
        assert_eq!(page.path(), "/organ");
        assert_eq!(page.value("資料條碼"), "");
        office.clock.advance(RESEND);
    }
    assert_eq!(office.stage.count("openings WHERE state = 'ended'"), 20);
}

#[actix_web::test]
async fn a_barcode_scanned_again_and_again_is_one_case_and_one_letter() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let case = ask(&clerk, &office.barcode(), "115-0005").await.path();
    for _ in 0..3 {
        let page = clerk.visit("/organ").await;
        let page = page.fill("資料條碼", &office.barcode());
        let page = page.press("下一步").await;
        assert_eq!(page.path(), case);
    }
    assert_eq!(office.stage.count("openings"), 1);
    assert_eq!(office.stage.count("one_time_passwords"), 1);
}

#[actix_web::test]
async fn the_next_case_of_the_same_data_waits_a_minute_and_what_was_typed_stays() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0006").await;
    page.press("結束本案").await;
    for (after, status) in [(59, 409), (1, 200)] {
        office.clock.advance(seconds(after));
        let page = ask(&clerk, &office.barcode(), "115-0007").await;
        assert_eq!(page.status(), status, "{}", page.read());
        if status == 409 {
            assert_eq!(page.value("案號"), "115-0007");
            assert!(page.sees("間隔 1 分鐘"), "{}", page.read());
        }
    }
}

#[actix_web::test]
async fn barcodes_that_cannot_be_opened_answer_alike() {
    let office = Office::new().await;
    let dead = office.barcode();
    office.clock.advance(LIFETIME);
    let clerk = office.clerk().await;
    let mut answers = Vec::new();
    for barcode in ["aaaaaaaa", &dead] {
        let page = clerk.visit("/organ").await;
        let page = page.fill("資料條碼", barcode).press("下一步").await;
        answers.push((page.status(), page.outline()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, 409);
    let page = clerk.visit("/organ").await;
    let page = page.fill("資料條碼", "0123").press("下一步").await;
    assert_eq!(page.status(), 422);
}

#[actix_web::test]
async fn without_a_contact_the_clerk_is_told_what_to_do() {
    let office = Office::without_contact().await;
    let clerk = office.clerk().await;
    let page = clerk.visit("/organ").await;
    let page = page
        .fill("資料條碼", &office.barcode())
        .press("下一步")
        .await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("當事人尚未設定通知信箱"));
}

#[actix_web::test]
async fn mistakes_are_named_and_what_was_typed_stays() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = clerk.visit("/organ").await;
    let page = page
        .fill("資料條碼", &office.barcode())
        .press("下一步")
        .await;
    let page = page
        .fill("開啟原因", "申請育兒津貼")
        .press("寄送驗證密碼")
        .await;
    assert_eq!(page.status(), 422);
    assert_eq!(page.value("開啟原因"), "申請育兒津貼");
    let page = page.fill("案號", "115-0002").press("寄送驗證密碼").await;
    let password = office.password();
    for typed in ["", "123", "00000000"] {
        let page = clerk.visit(&page.path()).await.fill("驗證密碼", typed);
        let page = page.press("確認").await;
        assert_eq!(page.status(), 422, "{typed}");
    }
    let early = clerk
        .visit(&page.path())
        .await
        .press("重新寄送驗證密碼")
        .await;
    assert_eq!(early.status(), 409);
    office.clock.advance(RESEND);
    let again = early.press("重新寄送驗證密碼").await;
    assert_eq!(again.status(), 200);
    let old = again.fill("驗證密碼", &password).press("確認").await;
    assert_eq!(old.status(), 422);
    office.clock.advance(PASSWORD_LIFETIME);
    let late = old.fill("驗證密碼", &office.password()).press("確認").await;
    assert!(late.sees("已逾時"), "{}", late.read());
}

#[actix_web::test]
async fn when_the_citizen_stops_the_page_is_told_and_the_data_are_gone() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0003").await;
    let page = page
        .fill("驗證密碼", &office.password())
        .press("確認")
        .await;
    let watch = format!("{}/watch?stage=open", page.path());
    let asked = [("hx-request", "true")];
    assert_eq!(clerk.ask("GET", &watch, &asked, b"").await.status, 204);
    office.stop();
    let told = clerk.ask("GET", &watch, &asked, b"").await;
    assert_eq!(told.header("hx-refresh"), Some("true"));
    let page = clerk.visit(&page.path()).await;
    assert!(page.sees("當事人已中止本案"));
    assert!(!page.read().contains("ABC-1234"));
}

#[actix_web::test]
async fn a_case_that_is_left_open_closes_itself() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = ask(&clerk, &office.barcode(), "115-0004").await;
    let page = page
        .fill("驗證密碼", &office.password())
        .press("確認")
        .await;
    for _ in 0..3 {
        assert!(clerk.visit(&page.path()).await.sees("ABC-1234"));
        office.clock.advance(minutes(10));
    }
    let page = clerk.visit(&page.path()).await;
    assert!(page.sees("本案已結束"), "{}", page.read());
}
