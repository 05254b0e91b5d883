//! Courses and questions: opened by a reviewer, taken by members, answered by letter.

use mydata::kit::clock::{Timestamp, days, seconds};

use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{PASSWORD, sign_in};
use crate::town::server::Server;

/// Fills the form of a course with so many places.
fn fill(page: Page<Server>, seats: &str) -> Page<Server> {
    page.fill("名稱（中文）", "OData 入門")
        .fill("名稱（英文）", "OData for beginners")
        .fill("內容（中文）", "簽章與篩選")
        .fill("內容（英文）", "Signing and filters")
        .fill("地點（中文）", "第三會議室")
        .fill("地點（英文）", "Room 3")
        .fill("開始", "2026-12-01T09:30")
        .fill("結束", "2026-12-01T12:00")
        .fill("報名截止", "2026-11-30T17:00")
        .fill("名額", seats)
}

/// Opens a course with so many places.
pub async fn open(reviewer: &Visitor<Server>, seats: &str) -> Page<Server> {
    let page = reviewer.visit("/review/training/courses/new").await;
    let page = fill(page, seats).press("儲存課程").await;
    assert_eq!(page.path(), "/review/training", "{}", page.read());
    page
}

async fn enrol(member: &Visitor<Server>) -> Page<Server> {
    let page = member.visit("/ids/training").await;
    page.press("報名 OData 入門").await
}

#[actix_web::test]
async fn a_course_is_opened_taken_confirmed_moved_and_cancelled() {
    let town = Town::new().await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/training/courses/new").await;
    let page = fill(page, "0").fill("結束", "2026-12-01T09:30");
    let page = page.press("儲存課程").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請填寫 1 到 500 的名額"), "{}", page.read());
    assert_eq!(page.value("名稱（英文）"), "OData for beginners");
    let page = page.fill("名額", "1").press("儲存課程").await;
    assert!(page.sees("結束要在開始之後"), "{}", page.read());
    open(&reviewer, "1").await;
    let stranger = town.visitor().visit("/ids/training").await;
    assert!(stranger.sees("OData 入門") && stranger.sees("剩餘 1 / 1"));
    let page = stranger.follow("登入後報名 OData 入門").await;
    assert!(page.path().starts_with("/ids/login"));

    let (chen, wang) = (town.member("chen").await, town.member("wang").await);
    let waiting = wang.visit("/ids/training").await;
    let page = enrol(&chen).await;
    assert!(
        page.sees("待確認") && page.sees("剩餘 0 / 1"),
        "{}",
        page.read()
    );
    let page = waiting.press("報名 OData 入門").await;
    assert!(page.sees("名額剛剛額滿"), "{}", page.read());
    assert_eq!(town.work().await, 0, "nobody is written to yet");

    let long = "長".repeat(1_001);
    for (typed, button) in [(" ", "不予錄取 chen"), (long.as_str(), "確認名額 chen")] {
        let page = reviewer.visit("/review/training").await;
        let page = page.fill("說明 chen", typed).press(button).await;
        assert_eq!(page.status(), 422);
        assert!(page.sees("請先填寫說明"), "{}", page.read());
        assert_eq!(page.value("說明 chen"), typed, "nothing typed is lost");
        let field = control::all(page.document(), "input[name=words]")[0];
        assert_eq!(field.attr("aria-invalid"), Some("true"));
    }
    assert_eq!(town.work().await, 0, "nobody is written to yet");
    let page = reviewer.visit("/review/training").await;
    let page = page.press("確認名額 chen").await;
    assert!(page.sees("已答覆"), "{}", page.read());
    let letter = town.letter("chen@example.tw").await;
    assert_eq!(letter.subject, "報名確認：OData 入門");
    let done = reviewer.visit("/review?kind=enrolment&stage=done").await;
    assert!(done.sees("已確認"), "{}", done.read());
    let course = done.follow("課程報名 chen").await;
    assert_eq!(course.heading(), "OData 入門");
    assert!(letter.text.contains("第三會議室") && letter.text.contains("09:30"));

    let page = reviewer
        .visit("/review/training")
        .await
        .follow("OData 入門")
        .await;
    let page = page
        .fill("地點（中文）", "第四會議室")
        .press("儲存課程")
        .await;
    assert!(page.sees("課程已更新"), "{}", page.read());
    let letter = town.letter("chen@example.tw").await;
    assert!(letter.text.contains("第四會議室"), "{}", letter.text);
    let page = page.follow("OData 入門").await.unfold("取消課程");
    assert!(page.sees("名額全部釋出，無法復原"), "{}", page.read());
    let page = page.press("確定取消課程").await;
    assert!(page.sees("課程已取消"), "{}", page.read());
    assert_eq!(
        town.letter("chen@example.tw").await.subject,
        "課程已取消：OData 入門"
    );
    let page = chen.visit("/ids/training").await;
    assert!(page.sees("課程已取消"), "{}", page.read());
}

#[actix_web::test]
async fn a_place_that_is_given_back_is_anothers() {
    let town = Town::new().await;
    let reviewer = town.reviewer("lin").await;
    open(&reviewer, "1").await;
    let (chen, wang) = (town.member("chen").await, town.member("wang").await);
    let page = enrol(&chen).await;
    let page = page.unfold("取消報名 OData 入門");
    assert!(page.sees("名額會釋出給其他人"), "{}", page.read());
    let page = page.press("確定取消報名 OData 入門").await;
    assert!(
        page.sees("名額已釋出") && page.sees("剩餘 1 / 1"),
        "{}",
        page.read()
    );
    assert!(enrol(&wang).await.sees("待確認"));
    let own = town.only("enrolments WHERE ended_at IS NULL");
    let path = format!("/ids/training/enrolments/{own}/withdrawals");
    let form = chen.visit("/ids/notices").await;
    let token = control::all(form.document(), "input[name=csrf]")[0];
    let body = format!("csrf={}", token.attr("value").unwrap());
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let answer = chen.ask("POST", &path, &headers, body.as_bytes()).await;
    assert_eq!(answer.status, 404, "another's place");
    town.wait(days(12));
    sign_in(&wang, "wang", PASSWORD).await;
    let page = wang.visit("/ids/training").await;
    assert!(!page.sees("OData 入門"), "it is over: {}", page.read());
}

#[actix_web::test]
async fn a_question_is_asked_with_a_wish_and_answered() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/training").await;
    let page = page.follow("提出技術諮詢").await;
    let page = page
        .fill("問題", "如何計算簽章？")
        .fill("希望討論的日期", "2026-11-20")
        .press("送出問題")
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請填寫明天或之後的日期"), "{}", page.read());
    let page = page
        .fill("希望討論的日期", "2026-11-24")
        .press("送出問題")
        .await;
    assert!(page.sees("115年11月24日（二）"), "{}", page.read());
    let path = page.path();
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/training").await;
    let page = page.follow("技術諮詢 chen").await;
    let page = page
        .tick("已答覆")
        .fill("答覆", "請見說明文件。")
        .press("送出答覆")
        .await;
    assert_eq!(page.path(), "/review/training");
    let letter = town.letter("chen@example.tw").await;
    assert!(letter.text.contains(&path) && letter.text.contains("請見說明文件。"));
}

#[actix_web::test]
async fn a_course_is_not_opened_in_the_past_and_a_day_of_enrolment_counts_until_its_midnight() {
    let town = Town::new().await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/training/courses/new").await;
    assert!(page.sees("當日 24:00"), "{}", page.read());
    let page = fill(page, "1").fill("報名截止", "2026-11-19");
    let page = page.press("儲存課程").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("報名截止已經過了"), "{}", page.read());
    let page = page
        .fill("開始", "2026-11-20T09:30")
        .press("儲存課程")
        .await;
    assert!(page.sees("開始時間已經過了"), "{}", page.read());
    assert_eq!(page.value("報名截止"), "2026-11-19");
    let page = page.fill("開始", "2026-12-01T09:30");
    let page = page.fill("報名截止", "2026-11-20").press("儲存課程").await;
    assert!(page.sees("課程已開放報名"), "{}", page.read());

    let end: Timestamp = "2026-11-20T16:00:00Z".parse().unwrap();
    let open = async |before| {
        town.clock.set(end.minus(seconds(before)));
        let page = town.visitor().visit("/ids/training").await;
        assert!(page.sees("11月20日（五） 24:00"), "{}", page.read());
        page.read().matches("開放報名").count()
    };
    assert_eq!(
        open(1).await,
        open(0).await + 1,
        "the made-up ones stay open"
    );
}

#[actix_web::test]
async fn of_two_reviewers_in_the_form_of_a_course_the_second_keeps_what_was_typed() {
    let town = Town::new().await;
    let (lin, other) = (town.reviewer("lin").await, town.reviewer("wu.two").await);
    open(&lin, "9").await;
    let path = format!(
        "/review/training/courses/{}",
        town.only("courses WHERE seats = 9")
    );
    let (first, second) = (lin.visit(&path).await, other.visit(&path).await);
    let page = first.fill("地點（英文）", "Room 4").press("儲存課程").await;
    assert!(page.sees("課程已更新"), "{}", page.read());
    let page = second
        .fill("地點（英文）", "Room 5")
        .press("儲存課程")
        .await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("有人在您編輯時先改過了"), "{}", page.read());
    assert_eq!(page.value("地點（英文）"), "Room 5");
    assert_eq!(lin.visit(&path).await.value("地點（英文）"), "Room 4");
}
