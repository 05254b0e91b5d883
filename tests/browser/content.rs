//! A reviewer writes news, hands in a file, suspends a data service and adds a unit type; visitors read all of it.

use std::path::Path;

use thirtyfour::By as Find;

use crate::support::{Browser, Ring, Town};

/// What visitors read, beside what this journey makes.
const PAGES: &[(&str, &str)] = &[
    ("/ids/about", "platform-about"),
    ("/ids/exchange", "platform-exchange"),
    ("/ids/services", "platform-services"),
    ("/ids/services/Factory", "platform-service"),
];

#[tokio::test]
async fn what_a_reviewer_publishes_a_visitor_reads() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let reviewer = ring.browser(town.home()).await;
    sits_down(&reviewer, &town).await;
    writes_news(&reviewer).await;
    hands_in_a_file(&reviewer).await;
    suspends_a_service(&reviewer).await;
    adds_a_unit_type(&reviewer).await;
    reviewer.press("我的帳號").await;
    reviewer.arrives_at("我的帳號").await;
    reviewer.look("reviewer-account").await;

    let visitor = ring.browser(town.home()).await;
    reads(&visitor).await;
    for (path, name) in PAGES {
        visitor.open(path).await;
        visitor.look(name).await;
    }
    visitor.open("/ids/register").await;
    visitor.sees("個人-學生").await;
}

#[tokio::test]
async fn a_visitor_without_script_finds_a_data_service() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let visitor = ring.browser_without_script(town.home()).await;
    visitor.open("/ids/news").await;
    visitor.press("資料服務查詢").await;
    visitor.fill("關鍵字", "閒置用地").await;
    visitor.press("查詢").await;
    visitor.sees("共 2 項資料服務").await;
    visitor.press("取得指定年份閒置用地公告資料").await;
    visitor.sees("AnnounceDate").await;
    visitor.look_once("plain-platform-service").await;
}

async fn sits_down(reviewer: &Browser, town: &Town) {
    let staff = town.reviewer();
    reviewer.open("/review").await;
    reviewer.arrives_at("審查人員登入").await;
    reviewer.fill("帳號", &staff.account).await;
    reviewer.fill("密碼", &staff.password).await;
    reviewer.fill("動態驗證碼", &staff.code()).await;
    reviewer.press("登入").await;
    reviewer.arrives_at("待辦案件").await;
}

async fn writes_news(reviewer: &Browser) {
    reviewer.press("最新消息").await;
    reviewer.arrives_at("維護最新消息").await;
    reviewer.look("content-news").await;
    reviewer.press("新增消息").await;
    reviewer.look("content-article").await;
    reviewer.fill("標題（中文）", "新增地圖服務").await;
    reviewer.press("儲存").await;
    reviewer.sees("請填寫「").await;
    reviewer.look_once("content-article-mistakes").await;
    assert_eq!(reviewer.value("標題（中文）").await, "新增地圖服務");
    reviewer.fill("標題（英文）", "Maps added").await;
    reviewer.fill("內文（中文）", "園區地圖上線了。").await;
    reviewer
        .fill("內文（英文）", "Maps of parks are here.")
        .await;
    reviewer.tick("發布").await;
    reviewer.press("儲存").await;
    reviewer.sees("消息已儲存").await;
}

async fn hands_in_a_file(reviewer: &Browser) {
    reviewer.press("檔案下載").await;
    reviewer.look("content-downloads").await;
    reviewer.press("上傳檔案").await;
    reviewer.look("content-download").await;
    reviewer.fill("標題（中文）", "使用手冊").await;
    reviewer.fill("標題（英文）", "Handbook").await;
    reviewer.tick("發布").await;
    chooses(reviewer, "handbook.pdf", b"<html>").await;
    reviewer.press("儲存").await;
    reviewer.sees("檔案類型不符").await;
    reviewer.look_once("content-download-mistakes").await;
    chooses(reviewer, "handbook.pdf", b"%PDF-1.7\nmade up\n").await;
    reviewer.press("儲存").await;
    reviewer.sees("檔案已儲存").await;
    reviewer.press("使用手冊").await;
    reviewer.sees("目前的檔案").await;
    reviewer.look("content-download-kept").await;
}

/// Chooses a file of this name and content.
async fn chooses(browser: &Browser, name: &str, content: &[u8]) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    let field = browser.driver().find(Find::Css("input[type='file']"));
    let path = path.to_str().unwrap();
    field.await.unwrap().send_keys(path).await.unwrap();
}

async fn suspends_a_service(reviewer: &Browser) {
    reviewer.press("資料服務").await;
    reviewer.arrives_at("維護資料服務").await;
    reviewer.look("content-services").await;
    reviewer.press("取得工業區機關基本資料").await;
    reviewer.look("content-service").await;
    reviewer.tick("暫停服務").await;
    reviewer
        .fill("暫停或停用的原因（中文）", "資料來源維護中")
        .await;
    reviewer
        .fill("暫停或停用的原因（英文）", "The source is being maintained")
        .await;
    reviewer.press("儲存").await;
    reviewer.sees("資料服務已更新").await;
}

async fn adds_a_unit_type(reviewer: &Browser) {
    reviewer.press("單位類型").await;
    reviewer.arrives_at("維護單位類型").await;
    reviewer.look("content-units").await;
    reviewer.fill("所屬大類", "個人").await;
    reviewer.fill("名稱（中文）", "學生").await;
    reviewer.fill("名稱（英文）", "Student").await;
    reviewer.press("新增單位類型").await;
    reviewer.sees("已新增").await;
    reviewer.press("學生").await;
    reviewer.look("content-unit").await;
}

async fn reads(visitor: &Browser) {
    visitor.open("/ids").await;
    visitor.sees("瀏覽次數").await;
    visitor.look("platform-home").await;
    visitor.press("新增地圖服務").await;
    visitor.sees("園區地圖上線了。").await;
    visitor.look("platform-article").await;
    visitor.press("看其他消息").await;
    visitor.look("platform-news").await;
    visitor.open("/ids/downloads").await;
    visitor.sees("使用手冊").await;
    visitor.look("platform-downloads").await;
    visitor.open("/ids/services/Agency").await;
    visitor.sees("資料來源維護中").await;
    visitor.look("platform-service-suspended").await;
}
