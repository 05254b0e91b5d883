//! 示範應用: submitted by a member, returned once, published, withdrawn by a reviewer or the member, changed.

use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::server::Server;

const FACTORY: &str = "取得工廠基本資料 /v2/Factory";

/// The smallest picture that there is: one transparent point.
pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";

/// Asks to show what is at this address, with a picture.
pub async fn submit(member: &Visitor<Server>, address: &str) -> Page<Server> {
    let page = member.visit("/ids/showcase/submissions").await;
    page.fill("應用名稱", "虛擬園區地圖")
        .fill("應用說明", "顯示園區與工廠")
        .fill("應用網址", address)
        .tick(FACTORY)
        .attach("畫面截圖", "map.png", PICTURE)
        .press("送出")
        .await
}

#[actix_web::test]
async fn a_picture_is_seen_by_its_member_and_reviewers_and_by_everybody_once_it_is_published() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member.visit("/ids/showcase/submissions").await;
    let page = page
        .fill("應用名稱", "虛擬園區地圖")
        .attach("畫面截圖", "map.png", b"GIF89a")
        .press("送出")
        .await;
    assert_eq!(page.status(), 422);
    assert_eq!(page.value("應用名稱"), "虛擬園區地圖");
    let page = submit(&member, "https://chen.example.tw/").await;
    let id = page.path().rsplit('/').next().unwrap().to_owned();
    let (own, public) = (
        format!("{}/picture", page.path()),
        format!("/ids/showcase/{id}/picture"),
    );
    let review = format!("/review/inquiries/{id}/picture");
    let (stranger, other) = (town.visitor(), town.member("wang").await);
    let reviewer = town.reviewer("lin").await;
    for (browser, path, status) in [
        (&member, &own, 200),
        (&other, &own, 404),
        (&stranger, &public, 404),
        (&reviewer, &review, 200),
    ] {
        let answer = browser.ask("GET", path, &[], b"").await;
        assert_eq!(answer.status, status, "{path}");
        if status == 200 {
            assert_eq!(answer.header("content-type"), Some("image/png"));
            assert_eq!(answer.body, PICTURE, "{path}");
        }
    }
    let page = reviewer.visit("/review/showcase").await;
    let page = page.follow("示範應用 chen").await;
    page.tick("已發布").press("送出答覆").await;
    town.letter("chen@example.tw").await;
    let answer = stranger.ask("GET", &public, &[], b"").await;
    assert_eq!((answer.status, answer.body.as_slice()), (200, PICTURE));
}

#[actix_web::test]
async fn an_application_is_returned_sent_again_published_and_withdrawn() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = member
        .visit("/ids/showcase")
        .await
        .follow("分享我的應用")
        .await;
    let page = page
        .fill("應用名稱", "虛擬園區地圖")
        .fill("應用說明", "顯示園區與工廠")
        .fill("應用網址", "javascript:alert(1)")
        .press("送出")
        .await;
    assert_eq!(page.status(), 422);
    for said in ["請填寫 http 或 https 開頭的網址", "請至少勾選一項"] {
        assert!(page.sees(said), "{said}: {}", page.read());
    }
    let page = page
        .fill("應用網址", "https://chen.example.tw/")
        .tick(FACTORY);
    let page = page.press("送出").await;
    assert!(page.sees("已收到您的應用"), "{}", page.read());
    let path = page.path();

    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/showcase").await;
    let page = page.follow("示範應用 chen").await;
    let page = page
        .tick("請補充")
        .fill("答覆", "請說明適用對象。")
        .press("送出答覆")
        .await;
    assert_eq!(page.path(), "/review/showcase");
    let letter = town.letter("chen@example.tw").await;
    assert!(letter.text.contains("請說明適用對象。"), "{}", letter.text);
    let nobody = town.visitor();
    assert!(!nobody.visit("/ids/showcase").await.sees("虛擬園區地圖"));

    let page = member.visit(&path).await.follow("修改後再次送出").await;
    assert_eq!(page.value("應用名稱"), "虛擬園區地圖");
    let page = page.fill("應用說明", "給巡查人員").press("送出").await;
    assert!(page.sees("已收到您的應用"), "{}", page.read());
    let page = reviewer.visit("/review/showcase").await;
    let page = page.follow("示範應用 chen").await;
    let page = page.tick("已發布").press("送出答覆").await;
    assert_eq!(page.path(), "/review/showcase", "{}", page.read());
    assert_eq!(
        town.letter("chen@example.tw").await.subject,
        "您的示範應用已經發布"
    );
    let page = nobody.visit("/ids/showcase").await;
    assert!(page.sees("虛擬園區地圖") && page.sees("給巡查人員"));
    assert!(
        page.links()
            .iter()
            .any(|(_, to)| to == "https://chen.example.tw/")
    );

    let published = town.only("inquiries WHERE verdict = 'published' AND reviewer_id IS NOT NULL");
    let page = reviewer
        .visit(&format!("/review/inquiries/{published}"))
        .await;
    let page = page
        .tick("已下架")
        .fill("答覆", "網址已失效。")
        .press("送出答覆")
        .await;
    assert_eq!(page.path(), "/review/showcase", "{}", page.read());
    assert!(
        town.letter("chen@example.tw")
            .await
            .text
            .contains("網址已失效。")
    );
    assert!(!nobody.visit("/ids/showcase").await.sees("虛擬園區地圖"));
}

/// Answers what waits of chen's, and takes the letter.
async fn publish(town: &Town, reviewer: &Visitor<Server>) {
    let page = reviewer.visit("/review/showcase").await;
    let page = page.follow("示範應用 chen").await;
    let page = page.tick("已發布").press("送出答覆").await;
    assert_eq!(page.path(), "/review/showcase", "{}", page.read());
    town.letter("chen@example.tw").await;
}

#[actix_web::test]
async fn a_member_takes_down_what_is_shown_and_nobody_else_can() {
    let town = Town::new().await;
    let (member, other) = (town.member("chen").await, town.member("wang").await);
    let (reviewer, nobody) = (town.reviewer("lin").await, town.visitor());
    let path = submit(&member, "https://chen.example.tw/").await.path();
    publish(&town, &reviewer).await;
    let id = path.rsplit('/').next().unwrap();
    let picture = format!("/ids/showcase/{id}/picture");
    assert_eq!(nobody.ask("GET", &picture, &[], b"").await.status, 200);

    let form = other.visit("/ids/notices").await;
    let token = crate::support::control::all(form.document(), "input[name=csrf]")[0];
    let body = format!("csrf={}", token.attr("value").unwrap());
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let away = format!("{path}/withdrawals");
    let answer = other.ask("POST", &away, &kind, body.as_bytes()).await;
    assert_eq!(answer.status, 404, "another's");
    let answer = member.ask("POST", &away, &kind, b"csrf=forged").await;
    assert_eq!(answer.status, 403);
    assert!(nobody.visit("/ids/showcase").await.sees("虛擬園區地圖"));

    let (page, late) = (member.visit(&path).await, member.visit(&path).await);
    assert!(
        page.links()
            .iter()
            .any(|(_, to)| to == "https://chen.example.tw/")
    );
    let page = page.unfold("下架").press("確定下架").await;
    assert_eq!(page.path(), path);
    assert!(
        page.sees("已經撤回，平台不顯示這項應用") && page.sees("會員已撤回"),
        "{}",
        page.read()
    );
    assert!(!page.sees("確定下架"), "there is nothing left to take down");
    let page = late.unfold("下架").press("確定下架").await;
    assert!(page.sees("目前沒有顯示，也不在審查中"), "{}", page.read());
    assert!(!nobody.visit("/ids/showcase").await.sees("虛擬園區地圖"));
    assert_eq!(nobody.ask("GET", &picture, &[], b"").await.status, 404);
    let page = reviewer.visit("/review/showcase").await;
    assert!(page.sees("會員已撤回"), "{}", page.read());
    let page = page.follow("示範應用 chen").await;
    assert!(
        page.sees("會員已撤回") && !page.sees("答覆會員"),
        "{}",
        page.read()
    );
    assert_eq!(town.work().await, 0, "nobody is written to");
}

#[actix_web::test]
async fn what_waits_is_taken_back_before_a_reviewer_answers() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let reviewer = town.reviewer("lin").await;
    let path = submit(&member, "https://chen.example.tw/").await.path();
    let page = reviewer.visit("/review/showcase").await;
    let open = page.follow("示範應用 chen").await;
    let page = member.visit(&path).await.unfold("撤回");
    let page = page.press("確定撤回").await;
    assert!(page.sees("會員已撤回"), "{}", page.read());
    let page = open.tick("已發布").press("送出答覆").await;
    assert_eq!(page.status(), 422, "there is nothing to answer any more");
    let page = town.visitor().visit("/ids/showcase").await;
    assert!(!page.sees("虛擬園區地圖"), "{}", page.read());
}

#[actix_web::test]
async fn whoever_mends_a_mistake_is_told_to_choose_the_picture_again() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let page = submit(&member, "ftp://chen.example.tw/").await;
    assert_eq!(page.status(), 422);
    assert!(
        page.sees("不會保留選好的圖片，請重新選擇"),
        "{}",
        page.read()
    );
    let page = page.press("送出").await;
    assert_eq!(page.status(), 422);
    assert!(!page.sees("請重新選擇"), "none was chosen: {}", page.read());
}

#[actix_web::test]
async fn a_change_is_shown_in_the_place_of_what_it_changes_once_it_is_published() {
    let town = Town::new().await;
    let (member, other) = (town.member("chen").await, town.member("wang").await);
    let (reviewer, nobody) = (town.reviewer("lin").await, town.visitor());
    let path = submit(&member, "https://chen.example.tw/").await.path();
    publish(&town, &reviewer).await;
    let page = member.visit(&path).await;
    assert!(page.sees("會保留到修改後的內容發布為止"), "{}", page.read());
    let page = page.follow("修改後再次送出").await;
    assert!(page.sees("沿用先前的截圖"), "{}", page.read());
    let page = page.fill("應用名稱", "").press("送出").await;
    assert_eq!(page.status(), 422);
    assert!(
        page.sees("沿用先前的截圖"),
        "it is a change still: {}",
        page.read()
    );
    let page = page.fill("應用名稱", "虛擬園區新圖").press("送出").await;
    assert!(page.sees("已收到您的應用"), "{}", page.read());
    let changed = page.path();
    let stolen = format!(
        "/ids/showcase/submissions?from={}",
        path.rsplit('/').next().unwrap()
    );
    assert_eq!(other.visit(&stolen).await.status(), 404, "another's");
    let page = nobody.visit("/ids/showcase").await;
    assert!(page.sees("虛擬園區地圖") && !page.sees("虛擬園區新圖"));

    let page = reviewer.visit("/review/showcase").await;
    let page = page.follow("示範應用 chen").await;
    assert!(page.sees("先前內容的修改"), "{}", page.read());
    publish(&town, &reviewer).await;
    let page = nobody.visit("/ids/showcase").await;
    assert!(
        page.sees("虛擬園區新圖") && !page.sees("虛擬園區地圖"),
        "{}",
        page.read()
    );
    let id = changed.rsplit('/').next().unwrap();
    let picture = format!("/ids/showcase/{id}/picture");
    let answer = nobody.ask("GET", &picture, &[], b"").await;
    assert_eq!((answer.status, answer.body.as_slice()), (200, PICTURE));
    assert!(member.visit(&path).await.sees("會員已撤回"));
}
