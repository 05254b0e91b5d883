//! One case, from the barcode to its end.

use mydata::domain::barcode::LIFETIME;
use mydata::domain::one_time_password::{LIFETIME as PASSWORD_LIFETIME, RESEND};
use mydata::kit::clock::{minutes, seconds};

use super::office::{Office, ask};
use crate::support::control;

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
    for part in ["package", "documents/1", "documents/2"] {
        let page = clerk.visit(&format!("{case}/{part}")).await;
        assert_eq!(page.status(), 409, "{part}");
        assert_eq!(page.heading(), "案件無法繼續", "{part}");
    }
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
    for (after, status) in [(59, 429), (1, 200)] {
        office.clock.advance(seconds(after));
        let page = ask(&clerk, &office.barcode(), "115-0007").await;
        assert_eq!(page.status(), status, "{}", page.read());
        if status == 429 {
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
        .fill("用途", "申請育兒津貼")
        .press("寄送驗證密碼")
        .await;
    assert_eq!(page.status(), 422);
    assert_eq!(page.value("用途"), "申請育兒津貼");
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
    assert_eq!(early.status(), 429);
    let count = |selector: &str| control::all(early.document(), selector).len();
    assert_eq!(count("[data-until]"), 2, "of the password, of the button");
    assert_eq!(count("form:has([data-until]) button[data-later]"), 1);
    assert_eq!(
        count("p#f-again [data-until]"),
        1,
        "where the summary leads"
    );
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
async fn a_reason_that_is_too_long_is_refused_and_stays_whole() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let page = clerk.visit("/organ").await;
    let page = page.fill("資料條碼", &office.barcode());
    let mut page = page.press("下一步").await;
    for (reason, number, told) in [
        ("補".repeat(101), "1".repeat(40), "用途最多 100 字"),
        ("補".repeat(1_000), "1".repeat(40), "用途最多 100 字"),
        ("補".repeat(100), "1".repeat(41), "案號最多 40 字"),
    ] {
        page = page.fill("用途", &reason).fill("案號", &number);
        page = page.press("寄送驗證密碼").await;
        assert_eq!(page.status(), 422);
        assert!(page.sees(told), "{told}: {}", page.read());
        assert_eq!(page.value("用途"), reason);
        assert_eq!(page.value("案號"), number);
    }
    let page = page
        .fill("案號", &"1".repeat(40))
        .press("寄送驗證密碼")
        .await;
    assert_eq!(page.heading(), "輸入驗證密碼", "{}", page.read());
}

#[actix_web::test]
async fn after_five_wrong_passwords_the_page_says_why_there_is_no_field_and_what_to_do() {
    let office = Office::new().await;
    let clerk = office.clerk().await;
    let mut page = ask(&clerk, &office.barcode(), "115-0008").await;
    let case = page.path();
    office.password();
    for wrong in 1..=5 {
        assert!(page.outline().contains("[驗證密碼"), "{wrong}");
        page = page.fill("驗證密碼", "00000000").press("確認").await;
        assert_eq!(page.status(), 422, "{wrong}");
    }
    let later = clerk.visit(&case).await;
    for page in [page, later] {
        assert!(!page.outline().contains("[驗證密碼"), "{}", page.outline());
        assert!(page.sees("輸入次數已用完"), "{}", page.read());
        let early = page.press("重新寄送驗證密碼").await;
        assert_eq!(early.status(), 429, "{}", early.read());
    }
    office.clock.advance(RESEND);
    let page = clerk.visit(&case).await.press("重新寄送驗證密碼").await;
    let page = page
        .fill("驗證密碼", &office.password())
        .press("確認")
        .await;
    assert!(page.sees("ABC-1234"), "{}", page.read());
}

#[actix_web::test]
async fn a_password_whose_time_is_over_is_not_asked_for_any_more() {
    for (after, asked_for) in [(-1, true), (0, false), (1, false)] {
        let office = Office::new().await;
        let clerk = office.clerk().await;
        let page = ask(&clerk, &office.barcode(), "115-0009").await;
        office.clock.advance(PASSWORD_LIFETIME + seconds(after));
        let page = clerk.visit(&page.path()).await;
        assert_eq!(page.outline().contains("[驗證密碼"), asked_for, "{after}");
        assert_eq!(page.sees("這組密碼已逾時"), !asked_for, "{after}");
    }
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
