//! The pages for everybody, and those that say what went wrong.

use crate::support::{Ring, Town};

const PAGES: &[(&str, &str)] = &[
    ("/about", "about"),
    ("/faq", "faq"),
    ("/sitemap", "sitemap"),
    ("/contact", "public-contact"),
    ("/policies/privacy", "policy-privacy"),
    ("/policies/security", "policy-security"),
    ("/policies/accessibility", "policy-accessibility"),
    ("/policies/open-data", "policy-open-data"),
    ("/personal/detail/API.rrgK88ll6a", "detail"),
    ("/personal/categories/other", "category-other"),
];

#[tokio::test]
async fn a_reader_looks_at_the_pages_for_everybody() {
    let Some(ring) = Ring::enter() else { return };
    let town = Town::open();
    let reader = ring.browser(town.home()).await;
    for (path, name) in PAGES {
        reader.open(path).await;
        reader.look(name).await;
    }
    reader.open("/faq?q=條碼").await;
    reader.sees("與「條碼」有關的問題").await;
    reader.look("faq-found").await;
    for size in ["小", "大"] {
        reader.open("/").await;
        reader.press(&format!("字級：{size}")).await;
        reader.look_once(&format!("home-size-{size}")).await;
    }
    reader.open("/no-such-page").await;
    reader.arrives_at("找不到這一頁").await;
    reader.has_no_complaints(&[404]).await;
    reader.axe().await;
    reader.screenshot("fault-not-found").await;
}
