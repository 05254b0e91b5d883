//! A form that is sent twice, by a second press, by the way back, or by two windows at once, makes what it makes once; and
//! both presses come to the same confirmation.

use crate::participant::showcase::PICTURE;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::member::fill_application;
use crate::town::server::Server;

/// Presses the button of the same page three times: twice at once, and once more later. Each says `said`.
async fn press_thrice(page: Page<Server>, button: &str, said: &str) -> String {
    let (twin, late) = (page.twin(), page.twin());
    let [one, two]: [Page<Server>; 2] = tokio::join!(page.press(button), twin.press(button)).into();
    let late = late.press(button).await;
    let told = [&one, &two].iter().filter(|page| page.sees(said)).count();
    assert!(told >= 1, "{} {}", one.read(), two.read());
    assert!(late.sees(said), "{}", late.read());
    for page in [&one, &two, &late] {
        assert_eq!(
            (page.status(), page.path()),
            (200, late.path()),
            "{}",
            page.read()
        );
    }
    late.path()
}

#[actix_web::test]
async fn an_announcement_that_is_sent_twice_is_mailed_once() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    member
        .visit("/ids/notices")
        .await
        .press("開始接收通知")
        .await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/notices").await;
    let typed = page
        .fill("服務名稱（中文）", "園區用水")
        .fill("說明（中文）", "各園區每月用水量")
        .fill("服務名稱（英文）", "Water")
        .fill("說明（英文）", "Use of water by park and month");
    let back = typed.twin();
    let checked = typed.press("下一步").await;
    press_thrice(checked, "發布並寄送", "已發布").await;
    let page = back.press("下一步").await.press("發布並寄送").await;
    assert!(page.sees("已發布"), "two pages back: {}", page.read());
    assert_eq!(town.count("announcements"), 1);
    town.letter("chen@example.tw").await;
    assert_eq!(town.work().await, 0, "one letter and no more");
    assert_eq!(
        town.count("audit_entries WHERE action = 'service.announced'"),
        1
    );

    let page = reviewer.visit("/review/notices").await;
    let page = page
        .fill("服務名稱（中文）", "園區用電")
        .fill("說明（中文）", "各園區每月用電量")
        .fill("服務名稱（英文）", "Power")
        .fill("說明（英文）", "Use of power")
        .press("下一步")
        .await;
    page.press("發布並寄送").await;
    assert_eq!(town.count("announcements"), 2, "another one is another one");
    town.letter("chen@example.tw").await;
}

#[actix_web::test]
async fn what_a_member_sends_twice_is_kept_once() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let before = town.count("inquiries");
    let sent = || town.count("inquiries") - before;
    let feedback = || async {
        let page = member.visit("/ids/feedback").await;
        page.fill("資料服務", "取得工廠基本資料 /v2/Factory")
            .fill("問題說明", "地址已經變更")
    };
    let path = press_thrice(feedback().await, "送出回饋", "地址已經變更").await;
    assert!(path.starts_with("/ids/feedback/"), "{path}");
    assert_eq!(sent(), 1);
    let page = feedback().await.press("送出回饋").await;
    assert_ne!(page.path(), path, "the form shown anew makes another one");
    assert_eq!(sent(), 2);

    let page = member.visit("/ids/training/consultations").await;
    let page = page.fill("問題", "如何篩選？");
    press_thrice(page, "送出問題", "如何篩選？").await;
    assert_eq!(sent(), 3);

    let pictures = town.count("pictures");
    let page = member.visit("/ids/showcase/submissions").await;
    let page = page
        .fill("應用名稱", "園區地圖")
        .fill("應用說明", "看得到每個園區")
        .fill("應用網址", "https://chen.example.tw/map")
        .tick("取得工廠基本資料 /v2/Factory")
        .attach("畫面截圖", "map.png", PICTURE);
    press_thrice(page, "送出", "園區地圖").await;
    assert_eq!((sent(), town.count("pictures") - pictures), (4, 1));

    let proofs = town.count("attribution_proofs");
    let page = member.visit("/ids/api/account").await;
    let page = page.fill("網頁網址", "https://chen.example.tw/about");
    press_thrice(page, "送出", "已送出，我們會確認").await;
    assert_eq!(town.count("attribution_proofs") - proofs, 1);
}

#[actix_web::test]
async fn who_goes_back_and_types_something_else_sends_another_one() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let before = town.count("inquiries");
    let page = member.visit("/ids/training/consultations").await;
    let back = page.twin();
    let one = page.fill("問題", "如何篩選？").press("送出問題").await;
    let other = back.fill("問題", "如何排序？").press("送出問題").await;
    assert!(other.sees("如何排序？"), "{}", other.read());
    assert_ne!(one.path(), other.path());

    let page = member.visit("/ids/showcase/submissions").await;
    let page = page
        .fill("應用名稱", "園區地圖")
        .fill("應用說明", "看得到每個園區")
        .fill("應用網址", "https://chen.example.tw/map")
        .tick("取得工廠基本資料 /v2/Factory");
    let back = page.twin();
    let one = page.press("送出").await;
    let other = back
        .attach("畫面截圖", "map.png", PICTURE)
        .press("送出")
        .await;
    assert_ne!(one.path(), other.path());
    assert_eq!(town.count("inquiries") - before, 4);
}

#[actix_web::test]
async fn the_mark_of_another_persons_form_makes_something_of_ones_own() {
    let town = Town::new().await;
    let (chen, wang) = (town.member("chen").await, town.member("wang").await);
    let before = town.count("inquiries");
    let mut paths = Vec::new();
    for member in [&chen, &wang] {
        let page = member.visit("/ids/training/consultations").await;
        let page = page.fill("問題", "如何篩選？").script("once", "the-same");
        paths.push(page.press("送出問題").await.path());
    }
    assert_ne!(paths[0], paths[1]);
    assert_eq!(town.count("inquiries") - before, 2);
}

#[actix_web::test]
async fn an_application_that_is_sent_twice_comes_to_its_confirmation_twice() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    for (tier, said) in [("一般會員", "金鑰已寄到"), ("進階會員", "正在審核中")] {
        let typed = fill_application(&member, tier).await;
        let back = typed.twin();
        let checked = typed.press("下一步").await;
        let path = press_thrice(checked, "送出申請", said).await;
        assert!(path.starts_with("/ids/api/applications/"), "{path}");
        let page = back.press("下一步").await.press("送出申請").await;
        assert_eq!((page.status(), page.path()), (200, path));
    }
    assert_eq!(town.count("licence_applications"), 2);
    assert_eq!(town.count("credentials"), 1);
    town.letter("chen@example.tw").await;
    assert_eq!(town.work().await, 0, "one letter with the key");
}
