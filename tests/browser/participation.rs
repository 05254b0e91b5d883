//! A member takes part beside the API: reports a fault of the data and reads the answer, takes a place in a course, shows
//! something, and hears of a new data service until one press ends it.

use crate::support::{Browser, Ring, Town};

const WRONG: &str = "地址已經變更，資料仍是舊址";

#[tokio::test]
async fn a_member_reports_a_fault_a_reviewer_answers_and_the_member_reads() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let member = ring.browser(town.home()).await;
    member.signs_in(&town).await;
    member.press("資料品質回饋").await;
    member.arrives_at("資料品質回饋").await;
    member.look("participant-feedback").await;
    member.press("送出回饋").await;
    member.sees("請選擇資料服務").await;
    member.look_once("participant-feedback-mistakes").await;
    member
        .fill("資料服務", "取得工廠基本資料 /v2/Factory")
        .await;
    member.fill("資料編號", "99600001").await;
    member.fill("問題說明", WRONG).await;
    member.fill("佐證", "https://example.tw/notice").await;
    member.press("送出回饋").await;
    member.arrives_at(WRONG).await;
    member.sees("已收到您的回饋").await;
    member.look("participant-inquiry").await;

    let reviewer = ring.browser(town.home()).await;
    reviewer.sits_down(&town).await;
    answers(&reviewer).await;
    let mail = &town.member("mail");
    let letter = town.letter(mail, "您回饋的資料問題已修正").await;
    assert!(letter.contains("已依登記更新"), "{letter}");
    member.reload().await;
    member.sees("已修正").await;
    member.sees("已依登記更新").await;
    member.look("participant-inquiry-answered").await;
}

async fn answers(reviewer: &Browser) {
    reviewer.look("reviewer-desk").await;
    reviewer.press("資料品質回饋").await;
    reviewer.arrives_at("資料品質回饋").await;
    reviewer.look("reviewer-inquiries").await;
    reviewer.press("資料品質回饋 demo.member").await;
    reviewer.arrives_at("資料品質回饋 demo.member").await;
    reviewer.look("reviewer-inquiry").await;
    reviewer.press("由我承辦").await;
    reviewer.sees("已由您承辦").await;
    reviewer.tick("已修正").await;
    reviewer.press("送出答覆").await;
    reviewer.sees("請填寫答覆").await;
    reviewer.look_once("reviewer-inquiry-mistakes").await;
    reviewer.fill("答覆", "已依登記更新。").await;
    reviewer.press("送出答覆").await;
    reviewer.sees("已答覆，通知信即將寄出").await;
}

#[tokio::test]
async fn a_member_enrols_asks_and_shows_something() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let member = ring.browser(town.home()).await;
    member.signs_in(&town).await;
    member.press("訓練課程").await;
    member.look("participant-training").await;
    member.press("報名 OData 查詢實作（虛擬資料）").await;
    member.sees("已為您保留名額").await;
    member.look("participant-training-enrolled").await;
    member.press("提出技術諮詢").await;
    member.look("participant-consultation").await;
    member.fill("問題", "如何計算簽章？").await;
    member.press("送出問題").await;
    member.sees("已收到您的問題").await;
    member.press("示範應用").await;
    member.arrives_at("示範應用").await;
    member.look("participant-showcase").await;
    member.press("分享我的應用").await;
    member.look("participant-submission").await;
    member.fill("應用名稱", "虛擬園區地圖").await;
    member.fill("應用說明", "給巡查人員").await;
    member.fill("應用網址", "https://example.tw/map").await;
    member.tick("取得工廠基本資料 /v2/Factory").await;
    member.press("送出").await;
    member.sees("已收到您的應用").await;

    let reviewer = ring.browser(town.home()).await;
    reviewer.sits_down(&town).await;
    reviewer.press("課程與諮詢").await;
    reviewer.look("reviewer-training").await;
    reviewer.press("確認名額 demo.member").await;
    reviewer.sees("已答覆，通知信即將寄出").await;
    reviewer.press("新增課程").await;
    reviewer.look("reviewer-course").await;
    reviewer.open("/review").await;
    reviewer.press("示範應用 demo.member").await;
    reviewer.tick("已發布").await;
    reviewer.press("送出答覆").await;
    reviewer.sees("已答覆，通知信即將寄出").await;
    let mail = &town.member("mail");
    town.letter(mail, "報名確認").await;
    town.letter(mail, "您的示範應用已經發布").await;
    let nobody = ring.browser(town.home()).await;
    nobody.open("/ids/showcase").await;
    nobody.sees("給巡查人員").await;
    nobody.look("participant-showcase-published").await;
    takes_down(&member).await;
    nobody.open("/ids/showcase").await;
    assert!(!nobody.can_read("給巡查人員").await);
    reviewer.open("/review/showcase").await;
    reviewer.sees("會員已撤回").await;
    reviewer.look("reviewer-showcase").await;
}

/// Takes down what is shown, after a second thought.
async fn takes_down(member: &Browser) {
    member.open("/ids/showcase/submissions").await;
    member.press("虛擬園區地圖").await;
    member.sees("已發布").await;
    member.look("participant-inquiry-published").await;
    member.press("下架").await;
    member.press("確定下架").await;
    member.sees("已經撤回，平台不顯示這項應用").await;
    member.look("participant-inquiry-withdrawn").await;
}

#[tokio::test]
async fn news_of_a_data_service_come_until_one_press_ends_them() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let member = ring.browser(town.home()).await;
    member.signs_in(&town).await;
    member.press("新資料服務通知").await;
    member.look("participant-notices").await;
    member.press("開始接收通知").await;
    member.sees("會寄信通知您").await;

    let reviewer = ring.browser(town.home()).await;
    reviewer.sits_down(&town).await;
    reviewer.press("發布服務通知").await;
    reviewer.look("reviewer-notices").await;
    reviewer.fill("服務名稱（中文）", "園區用水").await;
    reviewer.fill("服務名稱（英文）", "Water").await;
    reviewer.fill("說明（中文）", "每月用水量").await;
    reviewer.fill("說明（英文）", "Use of water").await;
    reviewer.press("下一步").await;
    reviewer.sees("確認內容").await;
    reviewer.look_once("reviewer-notices-check").await;
    reviewer.press("發布並寄送").await;
    reviewer.sees("已發布").await;

    let letter = town.letter(&town.member("mail"), "新的資料服務").await;
    let link = letter.lines().find(|line| line.contains("/notices/ends/"));
    let link = link.unwrap();
    let nobody = ring.browser(town.home()).await;
    nobody.open(&link[link.find("/ids/").unwrap()..]).await;
    nobody.look("participant-news-end").await;
    nobody.press("不再接收通知").await;
    nobody.sees("已經取消").await;
    nobody.look_once("participant-news-ended").await;
    member.reload().await;
    member.sees("不寄信").await;
}
