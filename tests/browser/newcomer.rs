//! A newcomer of the park data platform: registers, activates, applies, and calls the API on its Swagger page and by
//! ready-made lines.

use crate::support::pair::Pair;
use crate::support::{Browser, Ring, Town};
use crate::swagger::{explore, try_out};

const LOGIN: &str = "chen.dev";
const MAIL: &str = "chen@members.example";
const PASSWORD: &str = "q4!twm8#zzk2";

#[tokio::test]
async fn a_newcomer_registers_applies_and_calls_the_api() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let newcomer = ring.browser(town.home()).await;
    registers(&newcomer).await;
    activates(&newcomer, &town).await;
    signs_in(&newcomer).await;
    let pair = gets_keys(&newcomer, &town).await;
    calls(&newcomer, &pair).await;
}

#[tokio::test]
async fn a_newcomer_without_script_gets_keys_all_the_same() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let newcomer = ring.browser_without_script(town.home()).await;
    fills_in(&newcomer).await;
    newcomer.press("建立帳戶").await;
    newcomer.arrives_at("信箱驗證").await;
    activates(&newcomer, &town).await;
    signs_in(&newcomer).await;
    newcomer.applies("一般會員").await;
    newcomer.look_once("plain-applicant-check").await;
    newcomer.press("送出申請").await;
    newcomer.sees("申請完成").await;
    town.pair(MAIL, "API 金鑰核發通知").await;
    newcomer.press("申請紀錄").await;
    newcomer.press("用量與設定").await;
    newcomer.arrives_at("一般會員的金鑰").await;
    newcomer.press("以表格顯示").await;
    newcomer.look_once("plain-applicant-key").await;
    newcomer.press("註銷金鑰").await;
    newcomer.sees("無法復原").await;
    newcomer.look_once("plain-applicant-key-sure").await;
    newcomer.press("確定註銷").await;
    newcomer.sees("金鑰已註銷").await;
}

async fn fills_in(newcomer: &Browser) {
    newcomer.open("/ids/register").await;
    newcomer.fill("帳號", LOGIN).await;
    newcomer.fill("密碼", PASSWORD).await;
    newcomer.fill("確認密碼", PASSWORD).await;
    newcomer.fill("使用者名稱", "陳開發").await;
    newcomer.fill("Email", MAIL).await;
    newcomer.fill("單位類型", "工業區組-科室-管理服務科").await;
    newcomer.tick("我已閱讀並同意會員條款").await;
}

async fn registers(newcomer: &Browser) {
    newcomer.open("/ids").await;
    newcomer.look("member-home").await;
    newcomer.press("註冊會員").await;
    newcomer.arrives_at("註冊會員").await;
    newcomer.look("member-register").await;
    newcomer.fill("帳號", "demo.member").await;
    newcomer.press("建立帳戶").await;
    newcomer.sees("這個帳號已有人使用").await;
    newcomer.look_once("member-register-mistakes").await;
    fills_in(newcomer).await;
    newcomer.press("建立帳戶").await;
    newcomer.arrives_at("信箱驗證").await;
    newcomer.look("member-waiting").await;
}

async fn activates(newcomer: &Browser, town: &Town) {
    let letter = town.letter(MAIL, "啟用").await;
    let mut words = letter.split_whitespace();
    let link = words.find(|word| word.contains("/ids/activate/"));
    newcomer.open(link.unwrap()).await;
    newcomer.arrives_at("啟用會員帳號").await;
    newcomer.look_once("member-activate").await;
    newcomer.press("啟用帳號").await;
    newcomer.arrives_at("系統登入").await;
    newcomer.sees("信箱驗證成功").await;
}

async fn signs_in(newcomer: &Browser) {
    newcomer.fill("帳號", LOGIN).await;
    newcomer.fill("密碼", PASSWORD).await;
    newcomer.press("登入").await;
    newcomer.arrives_at("帳號資訊").await;
}

async fn gets_keys(newcomer: &Browser, town: &Town) -> Pair {
    newcomer.look("member-account").await;
    newcomer.open("/ids/api").await;
    newcomer.look("applicant-tiers").await;
    newcomer.press("申請一般會員").await;
    newcomer.arrives_at("申請一般會員").await;
    newcomer.look("applicant-apply").await;
    newcomer.press("下一步").await;
    newcomer.sees("請至少勾選一項應用類型").await;
    newcomer.look_once("applicant-apply-mistakes").await;
    newcomer.applies("一般會員").await;
    newcomer.look_once("applicant-check").await;
    newcomer.press("送出申請").await;
    newcomer.sees("申請完成").await;
    newcomer.look("applicant-application").await;
    town.pair(MAIL, "API 金鑰核發通知").await
}

/// Calls on the Swagger page, then by the lines of the page of the pair, and sees there what was called.
async fn calls(newcomer: &Browser, pair: &Pair) {
    newcomer.open("/ids/api/docs").await;
    newcomer.arrives_at("試用園區資料 API").await;
    explore(newcomer, &pair.id, &pair.key).await;
    try_out(newcomer).await;
    newcomer.changes("#docs-left", "").await;
    assert_eq!(newcomer.text("#docs-status").await, "200");
    assert_eq!(newcomer.text("#docs-left").await, "99");
    let answer = "[id$='-IndustrialPark'] .live-responses-table";
    let answer = newcomer.text(answer).await;
    assert!(answer.contains("IndustrialParkName"), "{answer}");

    newcomer.open("/ids/api/records").await;
    newcomer.look("applicant-records").await;
    newcomer.press("用量與設定").await;
    newcomer.arrives_at("一般會員的金鑰").await;
    for (language, tool) in [("curl", "bash"), ("python", "python3")] {
        let said = newcomer.runs(language, tool, &pair.key).await;
        assert!(said.contains("IndustrialParkName"), "{language}: {said}");
    }
    newcomer.reload().await;
    newcomer.sees("3 / 100").await;
    newcomer.look("applicant-key").await;
    newcomer.open("/ids/api/account").await;
    newcomer.look("applicant-account").await;
}
