//! A developer tries the park data API on its Swagger page: swapped, unsigned, signed.

use thirtyfour::By as Find;

use crate::support::{Browser, Ring, Town};

const PAGE: &str = "/ids/api/docs";
const TITLE: &str = "試用園區資料 API";

/// A pair of the lowest tier, as the operator issues it: APP ID and APP Key.
fn pair(town: &Town) -> (String, String) {
    let login = "ming.member";
    let member = ["admin", "member", "add", login];
    let person = ["--name", "王曉明", "--mail", "ming@member.example"];
    town.command(&[&member[..], &person[..]].concat());
    let pair = ["admin", "--lang", "en", "pair", "issue", login];
    let said = town.command(&[&pair[..], &["--tier", "general", "--anywhere"]].concat());
    let after = |name: &str| {
        let (_, text) = said.split_once(name).unwrap();
        text.lines().next().unwrap().trim().to_owned()
    };
    (after("APP ID: "), after("APP Key: "))
}

/// Clicks what Swagger UI has drawn there.
async fn click(developer: &Browser, selector: &str) {
    developer.holds(selector).await;
    let found = developer.driver().find(Find::Css(selector)).await.unwrap();
    found.scroll_into_view().await.unwrap();
    found.click().await.unwrap();
}

/// Says with which pair the services are called.
pub async fn explore(developer: &Browser, id: &str, key: &str) {
    developer.fill("AppID", id).await;
    developer.fill("AppKey", key).await;
    developer.press("Explore").await;
}

/// Opens the service of all parks and calls it once.
pub async fn try_out(developer: &Browser) {
    click(
        developer,
        "[id$='-IndustrialPark'] .opblock-summary-control",
    )
    .await;
    click(developer, "[id$='-IndustrialPark'] .try-out__btn").await;
    click(developer, "[id$='-IndustrialPark'] .execute").await;
}

#[tokio::test]
async fn a_developer_calls_the_api_from_its_swagger_page() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let (id, key) = pair(&town);
    let developer = ring.browser(town.home()).await;
    developer.open(PAGE).await;
    developer.arrives_at(TITLE).await;
    developer.sees("取得工業區基本資料").await;
    developer.look("swagger").await;
    developer.press("Explore").await;
    developer.sees("請輸入 APP ID 與 APP Key").await;

    explore(&developer, &key, &id).await;
    try_out(&developer).await;
    developer.sees("最常見的是 APP ID 與 APP Key 填反了").await;
    assert_eq!(developer.text("#docs-status").await, "403");
    developer.has_no_complaints(&[403]).await;
    developer.look_once("swagger-refused").await;
    developer.press("對調 AppID 與 AppKey").await;
    assert_eq!(developer.value("AppID").await, id);
    click(&developer, "[id$='-IndustrialPark'] .execute").await;
    developer.changes("#docs-left", "").await;
    assert_eq!(developer.text("#docs-status").await, "200");
    assert_eq!(developer.text("#docs-left").await, "99");
    assert!(developer.text("#docs-signed").await.starts_with("x-date: "));
    let line = developer.text("#docs-curl").await;
    assert!(
        line.contains("/v2/IndustrialPark?%24top=30") && line.contains(&id),
        "{line}"
    );
    assert!(!line.contains(&key), "the key is in the line");
    let answer = developer
        .text("[id$='-IndustrialPark'] .live-responses-table")
        .await;
    assert!(answer.contains("IndustrialParkName"), "{answer}");
    developer.look_once("swagger-answered").await;

    explore(&developer, &key, &id).await;
    developer.sees("兩者填反了").await;
}

#[tokio::test]
async fn without_script_the_swagger_page_says_what_it_needs() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let reader = ring.browser_without_script(town.home()).await;
    reader.open(PAGE).await;
    reader.sees("試用與簽章需要 JavaScript").await;
    reader.look_once("plain-swagger").await;
    reader.press("API 文件（OpenAPI，JSON 格式）").await;
    reader.sees("Public Version2").await;
}
