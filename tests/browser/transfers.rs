//! What a citizen is told about data sets that take their time, hold nothing, or go wrong.

use crate::support::way::WHILE;
use crate::support::{Ring, Town};

const INCOME: &str = "綜合所得稅各類所得資料";
const CHOSEN: &[&str] = &[
    INCOME,
    "測試：回應緩慢",
    "測試：查無資料打包檔",
    "測試：拒絕存取",
    "測試：摘要值不符",
];

#[tokio::test]
async fn a_citizen_is_told_what_becomes_of_each_data_set() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let citizen = ring.browser(town.home()).await;
    let ming = town.person("ming");
    citizen.choose("/personal?q=虛擬", CHOSEN).await;
    citizen.agree().await;
    citizen.look("identity-parameter").await;
    citizen.fill("身分證字號", &ming.id_number).await;
    citizen.fill("生日", "0740314").await;
    citizen.press("自然人憑證").await;
    citizen.sees("這是資料集需要的欄位").await;
    assert_eq!(citizen.value("身分證字號").await, ming.id_number);
    citizen.look_once("identity-parameter-mistake").await;
    citizen.fill("查詢年度", "113").await;
    citizen.press("自然人憑證").await;
    citizen.sign(&ming.pin).await;
    citizen.arrives_at("通知信箱").await;
    citizen.press("略過，先看資料").await;
    citizen.arrives_at("取用資料").await;
    citizen.sees("資料提供單位正在準備資料").await;
    citizen.look("progress-moving").await;
    for told in [
        "資料提供單位不接受這次的授權",
        "送來的資料沒有通過檢核",
        "共 5 項，5 項已有結果",
    ] {
        citizen.sees_within(told, WHILE).await;
    }
    citizen.look("progress-mixed").await;
    citizen.press(&format!("線上預覽檔案 {INCOME}")).await;
    citizen.sees("資料完整，簽章有效").await;
    citizen.look("files-income").await;
    citizen.open("/personal/history").await;
    citizen.press(&format!("撤回同意 {INCOME}")).await;
    citizen.look_once("history-withdraw").await;
    citizen.press(&format!("確定撤回 {INCOME}")).await;
    citizen.sees("已經撤回同意").await;
    citizen.look("history-withdrawn").await;
}
