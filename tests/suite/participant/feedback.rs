//! A member reports a fault of the data, a reviewer answers, the member reads the answer.

use mydata::kit::clock::seconds;

use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::member::{PASSWORD, apply, sign_in};
use crate::town::server::Server;

const FACTORY: &str = "取得工廠基本資料 /v2/Factory";

/// Reports something, and says so.
pub async fn report(member: &Visitor<Server>, wrong: &str) -> Page<Server> {
    let page = member.visit("/ids/feedback").await;
    page.fill("資料服務", FACTORY)
        .fill("資料編號", "99600001")
        .fill("問題說明", wrong)
        .press("送出回饋")
        .await
}

#[actix_web::test]
async fn a_report_is_looked_at_mended_and_answered_by_letter() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = report(&member, "").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請說明資料哪裡有問題"), "{}", page.read());
    assert_eq!(page.value("資料編號"), "99600001");
    assert_eq!(page.value("資料服務"), FACTORY);
    let page = page
        .fill("問題說明", "地址已經變更")
        .press("送出回饋")
        .await;
    let path = page.path();
    assert!(page.sees("已收到您的回饋"), "{}", page.read());
    // Sent on Friday, 20 November: five working days.
    assert!(page.sees("115年11月27日（五）"), "{}", page.read());

    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/feedback").await;
    let page = page.follow("資料品質回饋 chen").await;
    assert!(page.sees("地址已經變更") && page.sees("99600001"));
    let late = town.reviewer("wu.two").await.visit(&page.path()).await;
    let page = page.press("由我承辦").await;
    assert!(
        page.sees("審查員 lin") && page.sees("處理中"),
        "{}",
        page.read()
    );
    let page = page.tick("已修正").press("送出答覆").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請填寫答覆"), "{}", page.read());
    let page = page
        .fill("答覆", "已依登記更新。\n感謝您。")
        .press("送出答覆")
        .await;
    let late = late.press("由我承辦").await;
    assert!(late.sees("已依登記更新"), "{}", late.read());
    assert!(late.sees("已經答覆"), "{}", late.read());
    assert_eq!(page.path(), "/review/feedback", "{}", page.read());
    let letter = town.letter("chen@example.tw").await;
    assert_eq!(letter.subject, "您回饋的資料問題已修正");
    assert!(letter.text.contains("已依登記更新。"), "{}", letter.text);
    assert!(letter.text.contains(&path), "{}", letter.text);

    sign_in(&member, "chen", PASSWORD).await;
    let page = member.visit(&path).await;
    assert!(
        page.sees("已修正") && page.sees("感謝您。"),
        "{}",
        page.read()
    );
    let stranger = town.member("wang").await;
    assert_eq!(stranger.visit(&path).await.status(), 404);
    assert!(!stranger.visit("/ids/feedback").await.sees("地址已經變更"));
}

#[actix_web::test]
async fn a_report_begun_on_the_page_of_a_service_is_about_that_service() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/services/factory").await;
    let page = page.follow("回報資料問題").await;
    assert_eq!(page.value("資料服務"), FACTORY);
    let page = page.fill("問題說明", "地址").press("送出回饋").await;
    assert!(page.sees(FACTORY), "{}", page.read());
    let stranger = town.visitor().visit("/ids/services/Factory").await;
    let page = stranger.follow("回報資料問題").await;
    assert!(page.path().starts_with("/ids/login?"), "{}", page.path());
}

#[actix_web::test]
async fn an_english_reader_meets_services_by_their_english_names() {
    const NAMED: &str = "Every registered factory /v2/Factory";
    let town = Town::new().await;
    let (member, reviewer) = (town.member("chen").await, town.reviewer("lin").await);
    let chinese = member.apart();
    for (visitor, path) in [(&member, "/ids"), (&reviewer, "/review")] {
        visitor.visit(path).await.follow("English").await;
    }
    let page = reviewer.visit("/review/services/Factory").await;
    assert_eq!(page.heading(), "Registered factories");
    let page = page.fill("English name", "Every registered factory");
    let page = page.press("Save").await;
    assert!(page.sees("Every registered factory"), "{}", page.read());
    for path in ["/ids/feedback", "/ids/showcase/submissions"] {
        let page = member.visit(path).await;
        let offered = page.document().root_element().text();
        let offered: Vec<&str> = offered.filter(|text| text.contains("/v2/")).collect();
        assert_eq!(offered.len(), 10, "{path}: {offered:?}");
        for name in offered {
            assert!(!name.starts_with("/v2/") && name.is_ascii(), "{name}");
        }
    }
    let page = member.visit("/ids/feedback").await;
    let page = page.fill("Data service", NAMED);
    let page = page.fill("What is wrong", "The address");
    let page = page.press("Send the feedback").await;
    assert!(page.sees(NAMED), "{}", page.read());
    assert!(chinese.visit(&page.path()).await.sees(FACTORY));
    let page = reviewer.visit("/review/feedback").await;
    let page = page.follow("Feedback on the data chen").await;
    assert!(page.sees(NAMED), "{}", page.read());
}

#[actix_web::test]
async fn of_two_reviewers_only_the_first_answers() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    report(&member, "地址已經變更").await;
    let (lin, wu) = (town.reviewer("lin").await, town.reviewer("wu.lin").await);
    let open = |reviewer: Visitor<Server>| async move {
        let page = reviewer.visit("/review").await;
        page.follow("資料品質回饋 chen").await
    };
    let (first, second) = (open(lin.clone()).await, open(wu.clone()).await);
    let page = first.tick("資料無誤").fill("答覆", "與來源一致。");
    assert_eq!(page.press("送出答覆").await.path(), "/review/feedback");
    let page = second.tick("已修正").fill("答覆", "更新了。");
    let page = page.press("送出答覆").await;
    assert_eq!(page.status(), 422, "there is nothing to answer any more");
    let letter = town.letter("chen@example.tw").await;
    assert!(letter.text.contains("與來源一致。"));
    assert_eq!(town.work().await, 0, "one letter");
}

#[actix_web::test]
async fn what_a_member_with_a_project_says_comes_first_and_the_menu_counts_what_waits() {
    let town = Town::new().await;
    let (early, late) = (town.member("early").await, town.member("late").await);
    report(&early, "第一則").await;
    town.wait(seconds(60));
    report(&late, "第二則").await;
    apply(&late, "專案會員").await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review").await;
    let page = page.follow("專案會員 late").await;
    page.tick("核准").press("送出審核結果").await;
    town.letter("late@example.tw").await;
    let page = reviewer.visit("/review?kind=feedback").await;
    let links: Vec<String> = page.links().into_iter().map(|(name, _)| name).collect();
    let place = |name: &str| links.iter().position(|link| link == name).unwrap();
    assert!(place("資料品質回饋 late") < place("資料品質回饋 early"));
    assert!(
        page.sees("資料品質回饋 2"),
        "the menu counts: {}",
        page.read()
    );
    for (stage, seen) in [
        ("尚未有人承辦", true),
        ("由我承辦", false),
        ("已逾期", false),
    ] {
        let page = reviewer.visit("/review").await;
        let page = page.fill("狀態", stage).press("篩選").await;
        assert_eq!(page.sees("第一則"), seen, "{stage}: {}", page.read());
    }
    let page = reviewer.visit("/review?kind=showcase&stage=nonsense").await;
    assert!(page.sees("目前沒有待辦的案件"), "{}", page.read());
}

#[actix_web::test]
async fn whoever_reports_too_often_waits_and_loses_nothing_typed() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    for _ in 0..10 {
        assert!(report(&member, "地址").await.sees("已收到"));
    }
    let page = report(&member, "第十一則").await;
    assert_eq!(page.status(), 429);
    assert_eq!(page.value("問題說明"), "第十一則");
    assert_eq!(town.count("inquiries WHERE kind = 'feedback'"), 10);
}
