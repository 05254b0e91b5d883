//! The page of the progress: what it says while something runs, and how each outcome is told.

use mydata::kit::clock::minutes;

use crate::town::Town;
use crate::town::citizen::accept;

/// Data sets that misbehave, and what is said about them in the end.
const OUTCOMES: [(&str, &str); 12] = [
    ("測試：回應緩慢", "完成"),
    ("測試：查無資料打包檔", "查無資料"),
    ("測試：查無資料 JSON", "查無資料"),
    ("測試：HTTP 204", "查無資料"),
    ("測試：拒絕存取", "未提供"),
    ("測試：無法完成傳送", "失敗"),
    ("測試：傳到一半中斷", "失敗"),
    ("測試：打包檔損毀", "失敗"),
    ("測試：摘要值不符", "失敗"),
    ("測試：簽章者不符", "失敗"),
    ("測試：憑證過期", "失敗"),
    ("測試：未加密的 PDF", "失敗"),
];

#[actix_web::test]
async fn every_outcome_is_told_and_one_failure_leaves_the_others() {
    let town = Town::new().await;
    let mei = town.citizen("mei");
    let names = OUTCOMES.map(|(name, _)| name);
    let page = accept(mei.choose("other", &names).await).await;
    let page = mei.begin(page).await;
    let page = mei.sign(page).await;
    let page = page.follow("略過，先看資料").await;
    for name in names {
        assert!(page.sees(&format!("{name} 等待中")), "{}", page.read());
    }
    town.work().await;
    let progress = page.path();
    let early = mei.browser.visit(&progress).await;
    assert!(early.sees("測試：回應緩慢 準備中"), "{}", early.read());
    for _ in 0..25 {
        town.wait(minutes(1));
        town.work().await;
    }
    let page = mei.browser.visit(&page.path()).await;
    for (name, state) in OUTCOMES {
        let told = format!("{name} {state}");
        assert!(page.sees(&told), "no {told}: {}", page.read());
    }
    let links = page.links();
    for (name, state) in OUTCOMES {
        let link = links
            .iter()
            .find(|(text, _)| *text == format!("重新申請 {name}"));
        let anew = state == "失敗" || name == "測試：拒絕存取";
        assert_eq!(link.is_some(), anew, "{name}: {links:?}");
    }
    let broken = page.follow("重新申請 測試：打包檔損毀").await;
    assert_eq!(broken.heading(), "測試：打包檔損毀");
    let terms = broken.press("我要下載").await;
    assert!(terms.sees("測試：打包檔損毀"), "{}", terms.read());
    let page = mei.browser.visit(&progress).await;
    let english = page.follow("English").await;
    let again = "Request it again Test: corrupt archive";
    let english = english.follow(again).await;
    assert_eq!(english.heading(), "Test: corrupt archive");
    let page = mei.browser.visit(&progress).await;
    let fragment = [("hx-request", "true")];
    let part = mei.browser.ask("GET", &page.path(), &fragment, b"").await;
    let part = String::from_utf8(part.body).unwrap();
    assert!(
        part.trim().starts_with("<section id=\"progress\""),
        "{part}"
    );
    assert!(!part.contains("hx-trigger"), "nothing moves any more");
    assert_eq!(town.count("packages"), 1);
}
