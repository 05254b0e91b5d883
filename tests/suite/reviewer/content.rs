//! What reviewers keep for everybody, from their forms to the pages of visitors.

use mydata::kit::clock::seconds;

use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::server::Server;

fn fill_news(page: Page<Server>) -> Page<Server> {
    page.fill("標題（中文）", "新增地圖服務")
        .fill("標題（英文）", "Maps added")
        .fill("內文（中文）", "第一段\n第二行\n\n<b>第二段</b>")
        .fill("內文（英文）", "One.\n\nTwo.")
}

#[actix_web::test]
async fn news_is_a_draft_then_due_then_read_then_gone() {
    let town = Town::new().await;
    let (reviewer, reader) = (town.reviewer("lin").await, town.visitor());
    let page = reviewer.visit("/review/news/new").await;
    let page = page.fill("標題（中文）", "只有中文").press("儲存").await;
    assert_eq!(page.status(), 422);
    let summary: Vec<_> = control::all(page.document(), ".error-summary li a")
        .into_iter()
        .map(|line| (line.attr("href").unwrap_or_default(), control::text(line)))
        .collect();
    let line = |href, said: &str| (href, said.to_owned());
    let expected = [
        line("#f-title_en", "請填寫「標題（英文）」，最多 120 個字。"),
        line("#f-body_zh", "請填寫「內文（中文）」，最多 4,000 個字。"),
        line("#f-body_en", "請填寫「內文（英文）」，最多 4,000 個字。"),
    ];
    assert_eq!(summary, expected);
    assert_eq!(page.value("標題（中文）"), "只有中文");
    let page = fill_news(page).press("儲存").await;
    assert!(
        page.sees("消息已儲存") && page.sees("草稿"),
        "{}",
        page.read()
    );
    let id = town.only("news WHERE title_en = 'Maps added'");
    let public = format!("/ids/news/{id}");
    assert_eq!(reader.visit(&public).await.status(), 404);

    let page = page.follow("新增地圖服務").await;
    let page = page.tick("發布").fill("發布時間", "2026-11-20T10:10");
    let page = page.press("儲存").await;
    assert!(page.sees("排定發布"), "{}", page.read());
    assert_eq!(reader.visit(&public).await.status(), 404);
    assert!(!reader.visit("/ids").await.sees("新增地圖服務"));
    town.clock.set("2026-11-20T02:09:59Z".parse().unwrap());
    assert_eq!(reader.visit(&public).await.status(), 404);
    town.wait(seconds(1));
    let page = reader.visit("/ids").await.follow("新增地圖服務").await;
    assert_eq!(page.path(), public);
    assert!(
        page.sees("<b>第二段</b>"),
        "words are no HTML: {}",
        page.read()
    );
    let paragraphs = control::all(page.document(), "article p.lines");
    assert_eq!(paragraphs.len(), 2);

    let page = reviewer.visit("/review/news").await;
    let page = page.follow("新增地圖服務").await;
    assert_eq!(page.value("發布時間"), "2026-11-20T10:10");
    let page = page.tick("草稿，只有審查人員看得到").press("儲存").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("不能改回草稿"), "{}", page.read());
    let page = page.tick("發布").fill("發布時間", "2026-11-30T10:10");
    let page = page.press("儲存").await.follow("新增地圖服務").await;
    let page = page.tick("草稿，只有審查人員看得到").press("儲存").await;
    assert_eq!(page.status(), 409, "postponing it makes no draft of it");
    let page = page.tick("下架").press("儲存").await;
    assert!(page.sees("已下架"), "{}", page.read());
    assert_eq!(reader.visit(&public).await.status(), 410);
    assert!(!reader.visit("/ids/news").await.sees("新增地圖服務"));
}

#[actix_web::test]
async fn of_two_reviewers_in_the_same_form_the_second_keeps_what_was_typed() {
    let town = Town::new().await;
    let (lin, other) = (town.reviewer("lin").await, town.reviewer("wu.two").await);
    let page = fill_news(lin.visit("/review/news/new").await);
    page.press("儲存").await;
    let path = format!(
        "/review/news/{}",
        town.only("news WHERE title_en = 'Maps added'")
    );
    let (first, second) = (lin.visit(&path).await, other.visit(&path).await);
    let page = first.fill("標題（英文）", "Maps").press("儲存").await;
    assert_eq!(page.path(), "/review/news");
    let page = second.fill("標題（英文）", "Charts").press("儲存").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("有人在您編輯時先改過了"), "{}", page.read());
    assert_eq!(page.value("標題（英文）"), "Charts");
}

#[actix_web::test]
async fn a_file_is_handed_in_and_saved_by_a_visitor_who_is_counted() {
    let town = Town::new().await;
    let (reviewer, reader) = (town.reviewer("lin").await, town.visitor());
    let pdf = [b"%PDF-1.7\n".as_slice(), &vec![7; 300_000]].concat();
    let page = reviewer.visit("/review/downloads/new").await;
    let page = page
        .fill("標題（中文）", "使用手冊")
        .fill("標題（英文）", "Handbook")
        .tick("發布")
        .attach("檔案", "handbook.pdf", b"<html><script>")
        .press("儲存")
        .await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("檔案類型不符"), "{}", page.read());
    assert_eq!(page.value("標題（英文）"), "Handbook");
    let page = page.press("儲存").await;
    assert!(page.sees("請為「檔案」選擇要上傳的檔案"), "{}", page.read());
    let page = page.attach("檔案", "..\\使用手冊\u{202e}.pdf", &pdf);
    let page = page.press("儲存").await;
    assert!(page.sees("檔案已儲存"), "{}", page.read());

    let page = reader.visit("/ids/downloads").await;
    assert!(
        page.sees("使用手冊") && page.sees("293 KB"),
        "{}",
        page.read()
    );
    assert!(page.sees("下載 0 次"));
    let link = page.links().into_iter();
    let (_, path) = link
        .into_iter()
        .find(|(text, _)| text == "下載 PDF 使用手冊")
        .unwrap();
    let answer = reader.ask("GET", &path, &[], b"").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, pdf);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    let disposition = answer.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment; "), "{disposition}");
    assert!(!disposition.contains("%E2%80%AE"), "{disposition}");
    assert!(reader.visit("/ids/downloads").await.sees("下載 1 次"));
    let head = reader.ask("HEAD", &path, &[], b"").await;
    assert_eq!(head.status, 200);
    for name in ["content-type", "content-disposition"] {
        assert_eq!(head.header(name), answer.header(name));
    }
    let page = reader.visit("/ids/downloads").await;
    assert!(page.sees("下載 1 次"), "nothing was handed out");

    let page = reviewer
        .visit("/review/downloads")
        .await
        .follow("使用手冊")
        .await;
    let page = page.tick("下架").press("儲存").await;
    assert!(page.sees("已下架"), "{}", page.read());
    for method in ["GET", "HEAD"] {
        assert_eq!(reader.ask(method, &path, &[], b"").await.status, 404);
    }
}

#[actix_web::test]
async fn a_file_that_a_stranger_sends_is_not_read() {
    let town = Town::new().await;
    let reviewer = town.reviewer("lin").await;
    let body = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nforged\r\n--x--\r\n";
    let kind = [("content-type", "multipart/form-data; boundary=x")];
    for (browser, status) in [(reviewer, 403), (town.visitor(), 303)] {
        let answer = browser.ask("POST", "/review/downloads", &kind, body.as_bytes());
        assert_eq!(answer.await.status, status);
    }
    assert_eq!(town.count("downloads WHERE title_en = 'x'"), 0);
}

#[actix_web::test]
async fn a_suspended_service_says_so_and_a_retired_one_is_no_longer_listed() {
    let town = Town::new().await;
    let (reviewer, reader) = (town.reviewer("lin").await, town.visitor());
    let found = reader
        .visit("/ids/services?q=%E8%BC%94%E5%B0%8E%E8%A8%88%E7%95%AB")
        .await;
    assert!(found.sees("共 1 項資料服務"), "{}", found.read());
    let page = found.follow("取得指定年份產業輔導資料").await;
    assert!(
        page.sees("SubsidyAmount") && page.sees("提供中"),
        "{}",
        page.read()
    );
    let change = |state: &'static str| {
        let reviewer = reviewer.clone();
        async move {
            let page = reviewer.visit("/review/services/IndustryAssist").await;
            page.tick(state).press("儲存").await
        }
    };
    let page = change("暫停服務").await;
    assert_eq!(page.status(), 422, "why is it suspended?");
    let page = page
        .fill("暫停或停用的原因（中文）", "資料來源維護中")
        .fill("暫停或停用的原因（英文）", "The source is being maintained")
        .press("儲存")
        .await;
    assert!(page.sees("資料服務已更新"), "{}", page.read());
    let page = reader.visit("/ids/services/IndustryAssist").await;
    assert!(page.sees("資料來源維護中"), "{}", page.read());
    assert!(reader.visit("/ids/services").await.sees("暫停服務"));
    let page = change("已停用").await;
    assert!(page.sees("資料服務已更新"), "{}", page.read());
    let page = reader.visit("/ids/services?theme=park").await;
    assert!(!page.sees("取得指定年份產業輔導資料"), "{}", page.read());
    assert!(
        reader
            .visit("/ids/services/industryassist")
            .await
            .sees("已停用")
    );
    let page = reader.visit("/ids/services?q=zzz").await;
    assert!(page.sees("查無符合的資料服務"), "{}", page.read());
    assert_eq!(reader.visit("/ids/services/Nothing").await.status(), 404);
}

#[actix_web::test]
async fn a_unit_type_is_added_moved_and_retired_while_its_members_keep_it() {
    let town = Town::new().await;
    let member = town.member("chen").await;
    let reviewer = town.reviewer("lin").await;
    let page = reviewer.visit("/review/unit-types").await;
    let page = page
        .fill("所屬大類", "個人")
        .fill("名稱（中文）", "學生")
        .fill("名稱（英文）", "Student")
        .press("新增單位類型")
        .await;
    assert!(page.sees("已新增"), "{}", page.read());
    let units = |page: &Page<Server>| {
        let options = control::all(page.document(), "#f-unit option");
        options.into_iter().map(control::text).collect::<Vec<_>>()
    };
    let newcomer = town.visitor();
    let offered = units(&newcomer.visit("/ids/register").await);
    assert_eq!(offered.last().unwrap(), "個人-學生");
    let page = page.follow("學生").await.press("往前移").await;
    assert!(page.sees("單位類型已更新"), "{}", page.read());
    let offered = units(&newcomer.visit("/ids/register").await);
    assert_eq!(offered.last().unwrap(), "個人-一般民眾");
    let page = page.follow("科室-管理服務科").await.unfold("停用");
    let page = page.press("確定停用").await;
    assert!(page.sees("已停用"), "{}", page.read());
    let offered = units(&newcomer.visit("/ids/register").await);
    assert!(!offered.contains(&"工業區組-科室-管理服務科".to_owned()));
    let own = member.visit("/ids/account").await;
    assert!(own.sees("工業區組-科室-管理服務科"), "{}", own.read());
    let page = page.follow("科室-管理服務科").await.press("恢復").await;
    let page = page.follow("民間企業").await;
    let page = page.fill("名稱（中文）", "個人").press("儲存").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("同一層已有相同的"), "{}", page.read());
    assert_eq!(page.value("名稱（中文）"), "個人");
    let other = town.reviewer("wu.two").await.visit(&page.path()).await;
    let page = page.fill("名稱（中文）", "公司").press("儲存").await;
    assert!(page.sees("單位類型已更新"), "{}", page.read());
    let page = other.fill("名稱（中文）", "企業").press("儲存").await;
    assert_eq!(page.status(), 409);
    assert!(page.sees("有人在您編輯時先改過了"), "{}", page.read());
    assert_eq!(page.value("名稱（中文）"), "企業");
}

#[actix_web::test]
async fn every_page_says_the_same_number_of_visits_and_says_it_once() {
    let town = Town::new().await;
    let seen = |page: Page<Server>| -> i64 {
        let words = page.read();
        let said: Vec<&str> = words.split("瀏覽次數").skip(1).collect();
        let [only] = said.as_slice() else {
            panic!("{words}")
        };
        only.split_whitespace().next().unwrap().parse().unwrap()
    };
    let (one, other) = (town.visitor(), town.visitor());
    let first = seen(one.visit("/ids").await);
    assert_eq!(seen(one.visit("/ids/news").await), first + 1);
    assert_eq!(seen(other.visit("/").await), first + 2);
    mydata::jobs::housekeeping::count_visits(&town.app)
        .await
        .unwrap();
    assert_eq!(seen(other.visit("/ids").await), first + 3);
}
