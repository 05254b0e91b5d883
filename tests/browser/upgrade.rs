//! A member who wants more calls, and the reviewer who decides: refused once with a comment, sent again, granted. The key
//! of before works all along.

use crate::support::pair::Pair;
use crate::support::{Browser, Ring, Town};

#[tokio::test]
async fn an_upgrade_is_refused_once_sent_again_and_granted() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let member = ring.browser(town.home()).await;
    member.signs_in(&town).await;
    let mail = &town.member("mail");
    member.applies("一般會員").await;
    member.press("送出申請").await;
    let old = town.pair(mail, "API 金鑰核發通知：一般會員").await;
    member.applies("進階會員").await;
    member.press("送出申請").await;
    member.sees("您的申請正在審核中").await;
    member.look("applicant-application-waiting").await;
    member.press("撤回申請").await;
    member.sees("無法復原").await;
    member.look("applicant-withdrawal").await;

    let reviewer = ring.browser(town.home()).await;
    reviewer.sits_down(&town).await;
    refuses(&reviewer).await;
    let letter = town.letter(mail, "API 授權申請未核准").await;
    assert!(letter.contains("請說明為什麼需要更多次數") && letter.contains("請寫全名"));
    works(&member, "一般會員", &old, "1 / 100").await;

    sends_again(&member).await;
    works(&member, "一般會員", &old, "2 / 100").await;
    grants(&reviewer).await;
    let new = town.pair(mail, "API 金鑰核發通知：進階會員").await;
    assert_ne!(new.id, old.id);
    works(&member, "進階會員", &new, "3 / 200").await;
    works(&member, "一般會員", &old, "4 / 200").await;
    member.open("/ids/api").await;
    member.sees("您已是進階會員").await;
    member.look("applicant-tiers-held").await;
    cancels(&reviewer).await;
    member.reload().await;
    member.sees("申請進階會員").await;
}

async fn refuses(reviewer: &Browser) {
    reviewer.press("進階會員 demo.member").await;
    reviewer.arrives_at("進階會員 陳開開").await;
    reviewer.look("reviewer-application").await;
    reviewer.press("由我承辦").await;
    reviewer.sees("已由您承辦").await;
    reviewer.tick("不核准").await;
    reviewer.fill("加值應用單位名稱", "請寫全名").await;
    reviewer.press("送出審核結果").await;
    reviewer.sees("請填寫原因").await;
    reviewer.look_once("reviewer-application-mistakes").await;
    assert_eq!(reviewer.value("加值應用單位名稱").await, "請寫全名");
    reviewer.fill("原因", "請說明為什麼需要更多次數").await;
    reviewer.press("送出審核結果").await;
    reviewer.arrives_at("待辦案件").await;
    reviewer.sees("目前沒有待辦的案件").await;
}

async fn sends_again(member: &Browser) {
    member.open("/ids/api/records").await;
    member.look("applicant-records-refused").await;
    member.open("/ids/api").await;
    member.press("申請進階會員").await;
    member.sees("請說明為什麼需要更多次數").await;
    member.look("applicant-apply-again").await;
    assert_eq!(member.value("加值應用單位名稱").await, "虛擬園區地圖");
    member
        .fill("加值應用單位名稱", "虛擬園區地圖服務，供巡查人員使用")
        .await;
    member.press("下一步").await;
    member.arrives_at("確認申請內容").await;
    member.press("送出申請").await;
    member.sees("您的申請正在審核中").await;
}

async fn grants(reviewer: &Browser) {
    reviewer.reload().await;
    reviewer.press("進階會員 demo.member").await;
    reviewer.sees("虛擬園區地圖服務，供巡查人員使用").await;
    reviewer.look("reviewer-application-again").await;
    reviewer.tick("核准").await;
    reviewer.press("送出審核結果").await;
    reviewer.sees("已完成審核").await;
}

async fn cancels(reviewer: &Browser) {
    reviewer.press("查詢會員").await;
    reviewer.look("reviewer-members").await;
    reviewer
        .fill("帳號、姓名、單位或 Email", "demo.member")
        .await;
    reviewer.press("查詢").await;
    reviewer.arrives_at("陳開開").await;
    reviewer.look("reviewer-member").await;
    reviewer.press("取消資格 進階會員").await;
    reviewer.sees("無法復原").await;
    reviewer.look("reviewer-member-cancel").await;
    // Looking loads the page anew, which folds the question.
    reviewer.press("取消資格 進階會員").await;
    reviewer.fill("原因", "長期未使用").await;
    reviewer.press("確定取消資格 進階會員").await;
    reviewer.sees("已取消資格").await;
    reviewer.press("待確認的顯名聲明").await;
    reviewer.look("reviewer-proofs").await;
}

/// Calls with the pair by the curl lines of its page, and reads there how many calls the day has seen.
async fn works(member: &Browser, tier: &str, pair: &Pair, used: &str) {
    member.open("/ids/api/records").await;
    member.press(&format!("用量與設定 {tier}")).await;
    member.arrives_at(&format!("{tier}的金鑰")).await;
    let said = member.runs("curl", "bash", &pair.key).await;
    assert!(said.contains("IndustrialParkName"), "{said}");
    member.reload().await;
    member.sees(used).await;
}
