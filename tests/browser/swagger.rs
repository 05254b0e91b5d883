//! A developer tries the park data API on its Swagger page: swapped, unsigned, signed.

use std::sync::Arc;

use mydata::commands::start;
use mydata::config::{Config, Reader};
use mydata::domain::account::staff::{self, Newcomer};
use mydata::domain::audit::By;
use mydata::domain::credential::issue::{Order, issue};
use mydata::domain::credential::{Networks, Tier};
use mydata::kit::clock::{Clock as _, SystemClock};
use mydata::kit::random::{SharedRandom, SystemChance};
use thirtyfour::By as Find;

use crate::support::{Browser, Ring, Town};

const PAGE: &str = "/ids/api/docs";
const TITLE: &str = "試用園區資料 API";

/// A pair of the lowest tier in the rows of this town: APP ID and APP Key.
fn pair(town: &Town) -> (String, String) {
    let settings = [("MYDATA_VAR", town.var().to_str().unwrap().to_owned())];
    let config = Config::read(&Reader::of(settings)).unwrap();
    let random: SharedRandom = Arc::new(SystemChance::default());
    let db = start::database(&config).unwrap();
    let vault = start::vault(&config, &db, &random).unwrap();
    let now = SystemClock.now();
    let newcomer = Newcomer {
        login: "ming.member".parse().unwrap(),
        name: "Member".to_owned(),
        counter: None,
    };
    let account = db.write_now(|tx| staff::add(tx, now, &By::OPERATOR, &vault, &newcomer));
    let order = Order {
        account: account.unwrap().0.id,
        tier: Tier::General,
        networks: Networks::any(),
    };
    let issued = db.write_now(|tx| issue(tx, now, &By::OPERATOR, &vault, &order));
    let (pair, key) = issued.unwrap();
    (pair.app_id.to_string(), key.reveal().to_owned())
}

/// Clicks what Swagger UI has drawn there.
async fn click(developer: &Browser, selector: &str) {
    developer.holds(selector).await;
    let found = developer.driver().find(Find::Css(selector)).await.unwrap();
    found.scroll_into_view().await.unwrap();
    found.click().await.unwrap();
}

async fn explore(developer: &Browser, id: &str, key: &str) {
    developer.fill("AppID", id).await;
    developer.fill("AppKey", key).await;
    developer.press("Explore").await;
}

/// Opens the service of all parks and calls it once.
async fn try_out(developer: &Browser) {
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
        line.contains("/v2/IndustrialPark'") && line.contains(&id),
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
