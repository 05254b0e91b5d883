//! Mails about new data services: wanted, announced, ended at one press.

use mydata::domain::announcement::announcing;

use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::server::Server;

/// Announces a data service, by the form and the look at it.
pub async fn announce(reviewer: &Visitor<Server>) {
    let page = reviewer.visit("/review/notices").await;
    let page = page
        .fill("服務名稱（中文）", "園區用水")
        .fill("說明（中文）", "各園區每月用水量")
        .press("下一步")
        .await;
    assert_eq!(page.status(), 422);
    let page = page
        .fill("服務名稱（英文）", "Water")
        .fill("說明（英文）", "Use of water by park and month")
        .press("下一步")
        .await;
    assert!(
        page.sees("確認內容") && page.sees("園區用水"),
        "{}",
        page.read()
    );
    let page = page.press("發布並寄送").await;
    assert!(page.sees("已發布"), "{}", page.read());
}

#[actix_web::test]
async fn whoever_wants_it_gets_a_letter_with_the_two_headers_and_nobody_else_does() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    town.member("wang").await;
    let page = member.visit("/ids/notices").await;
    assert!(page.sees("不寄信"), "{}", page.read());
    let page = page.press("開始接收通知").await;
    assert!(page.sees("chen@example.tw") && page.sees("寄信通知"));
    let reviewer = town.reviewer("lin").await;
    announce(&reviewer).await;
    let page = reviewer.visit("/review/notices").await;
    assert!(page.sees("正在寄出，目前 0 位"), "{}", page.read());
    let letter = town.letter("chen@example.tw").await;
    assert_eq!(letter.subject, "新的資料服務：園區用水");
    let link = letter.unsubscribing.clone().expect("List-Unsubscribe");
    assert!(letter.text.contains(&link), "{}", letter.text);
    assert_eq!(town.work().await, 0, "one letter for one member");
    let page = reviewer.visit("/review/notices").await;
    assert!(page.sees("寄給 1 位會員"), "{}", page.read());
    assert!(member.visit("/ids/notices").await.sees("各園區每月用水量"));
}

#[actix_web::test]
async fn what_was_filled_in_is_looked_at_again_and_come_back_to_until_it_is_announced() {
    let (check, form) = ("/review/notices/checks", "/review/notices");
    let town = Town::new().await;
    let (reviewer, other) = (town.reviewer("lin").await, town.reviewer("wu.lin").await);
    let page = reviewer.visit(check).await;
    assert_eq!(page.path(), form, "nothing to look at");
    let page = page
        .fill("服務名稱（中文）", "園區用水")
        .fill("說明（中文）", "各園區每月用水量")
        .fill("服務名稱（英文）", "Water")
        .fill("說明（英文）", "Use of water")
        .press("下一步")
        .await;
    assert_eq!((page.status(), page.path().as_str()), (200, check));
    let again = reviewer.visit(check).await;
    assert!(again.sees("各園區每月用水量"), "{}", again.read());
    let page = reviewer.visit(form).await;
    assert_eq!(page.value("服務名稱（英文）"), "Water");
    assert_eq!(other.visit(check).await.path(), form, "another's");
    let page = page.fill("服務名稱（英文）", "Water use");
    let page = page.press("下一步").await;
    assert!(page.sees("Water use"), "{}", page.read());
    assert_eq!(town.count("announcements"), 0, "only looked at");
    page.press("發布並寄送").await;
    assert_eq!(town.count("announcements"), 1);
    let page = reviewer.visit(check).await;
    assert_eq!(page.path(), form, "it is announced");
    assert_eq!(page.value("服務名稱（英文）"), "");
}

#[actix_web::test]
async fn one_post_of_a_mail_program_ends_them_without_a_session_and_looking_does_not() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    member
        .visit("/ids/notices")
        .await
        .press("開始接收通知")
        .await;
    let reviewer = town.reviewer("lin").await;
    announce(&reviewer).await;
    let link = town.letter("chen@example.tw").await.unsubscribing.unwrap();
    let path = link[link.find("/ids/").unwrap()..].to_owned();
    let wants = || town.count("members WHERE wants_notices = TRUE");
    let page = town.visitor().visit(&path).await;
    assert!(page.sees("不再接收通知"), "{}", page.read());
    assert_eq!(wants(), 1, "looking changes nothing");
    let program = town.visitor();
    let nothing = program
        .ask(
            "POST",
            "/ids/notices/ends/unknown",
            &[],
            b"List-Unsubscribe=One-Click",
        )
        .await;
    assert_eq!((nothing.status, wants()), (404, 1));
    for kind in [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
    ] {
        let headers = [("content-type", kind)];
        let answer = program
            .ask("POST", &path, &headers, b"List-Unsubscribe=One-Click")
            .await;
        assert_eq!((answer.status, wants()), (200, 0), "{kind}");
    }
    assert_eq!(program.cookie("mydata"), None);
    announce(&reviewer).await;
    assert_eq!(town.work().await, 1, "the job, and no letter");
    let page = member.visit("/ids/notices").await;
    assert!(page.sees("不寄信"), "{}", page.read());
}

#[actix_web::test]
async fn a_person_presses_the_button_of_the_page_in_any_browser() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    member
        .visit("/ids/notices")
        .await
        .press("開始接收通知")
        .await;
    announce(&town.reviewer("lin").await).await;
    let link = town.letter("chen@example.tw").await.unsubscribing.unwrap();
    let path = &link[link.find("/ids/").unwrap()..];
    let page = town.visitor().visit(path).await.press("不再接收通知").await;
    assert_eq!(page.status(), 200);
    assert!(page.sees("已經取消"), "{}", page.read());
    assert_eq!(town.count("members WHERE wants_notices = TRUE"), 0);
}

#[actix_web::test]
async fn a_letter_that_waits_is_not_sent_to_whoever_has_changed_their_mind() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    member
        .visit("/ids/notices")
        .await
        .press("開始接收通知")
        .await;
    announce(&town.reviewer("lin").await).await;
    let promised = town.app.db.write_now(|tx| {
        let now = town.app.clock.now();
        let announcement = mydata::domain::announcement::queries::list(tx, 1)?[0].id;
        let errand = announcing::Errand { announcement };
        announcing::promise_batch(tx, now, &town.app.vault, &errand)
    });
    assert_eq!(promised.unwrap(), 1);
    member
        .visit("/ids/notices")
        .await
        .press("不再接收通知")
        .await;
    town.work().await;
    assert_eq!(
        town.count("announcement_letters WHERE sent_at IS NOT NULL"),
        0
    );
}
