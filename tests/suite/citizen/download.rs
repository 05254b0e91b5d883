//! From 「下載個人資料」 to the end of a case at a counter, and what can go wrong before the identity is proved.

use std::process::Command;

use mydata::kit::clock::hours;

use crate::support::control;
use crate::support::page::Page;
use crate::town::Town;
use crate::town::citizen::{HOUSEHOLD, REGISTRATION, REGISTRATION_ID, accept, digits};
use crate::town::clerk::ask;
use crate::town::server::Server;

/// The characters of the barcode that the page shows.
fn symbols(page: &Page<Server>) -> String {
    let shown = control::all(page.document(), ".barcode-text");
    let [one] = shown.as_slice() else {
        panic!("{} barcodes:\n{}", shown.len(), page.read())
    };
    control::text(*one)
}

/// Where a link with these words leads.
fn link(page: &Page<Server>, words: &str) -> String {
    let links = page.links();
    let found = links.iter().find(|(caption, _)| caption == words);
    found.unwrap_or_else(|| panic!("{links:?}")).1.clone()
}

/// What the command says about a package.
fn is_accepted(town: &Town, package: &[u8], id: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("saved.zip");
    std::fs::write(&path, package).unwrap();
    let verified = Command::new(env!("CARGO_BIN_EXE_mydata"))
        .arg("verify")
        .arg(&path)
        .arg("--anchors")
        .arg(town.provider_anchors())
        .args(["--id", id])
        .output()
        .unwrap();
    verified.status.success()
}

#[actix_web::test]
async fn a_citizen_fetches_two_data_sets_and_a_clerk_opens_one_of_them() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let terms = ming.choose("household", &[REGISTRATION, HOUSEHOLD]).await;
    assert_eq!(terms.heading(), "資料下載及線上服務條款");
    assert!(terms.sees(REGISTRATION) && terms.sees(HOUSEHOLD));
    let page = terms.press("下一步").await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("請先閱讀條款並勾選同意"));
    let page = accept(page).await;
    assert_eq!(page.heading(), "同意下載與身分驗證");
    assert!(page.sees("我本次同意 MyData 平臺取得的個人資料集為"));
    let page = ming.begin(page).await;
    assert!(page.sees("進行身分驗證"), "{}", page.read());
    let policy = page.answer().header("content-security-policy").unwrap();
    assert!(policy.contains("http://localhost:"), "{policy}");
    let page = ming.sign(page).await;
    assert_eq!(page.heading(), "通知信箱", "{}", page.read());

    let request = link(&page, "略過，先看資料");
    let progress = ming.browser.visit(&request).await;
    assert!(progress.sees("共 2 項，0 項已有結果") && progress.sees("等待中"));
    let page = ming.browser.visit(&format!("{request}/contact")).await;
    let progress = ming.confirm_contact(page).await;
    assert!(progress.sees("信箱已經確認。"));
    assert!(
        progress.sees("共 2 項，2 項已有結果"),
        "{}",
        progress.read()
    );
    assert!(
        progress.sees("王曉明"),
        "who is signed in: {}",
        progress.read()
    );

    let preview = link(&progress, &format!("線上預覽檔案 {REGISTRATION}"));
    let page = ming.browser.visit(&preview).await;
    assert_eq!(page.heading(), REGISTRATION);
    let read = page.read();
    let (verdict, data) = (read.find("簽"), read.find("個人記事"));
    assert!(verdict < data && verdict.is_some(), "{read}");
    assert!(page.sees("王曉明"));
    for frame in control::all(page.document(), "iframe[src]") {
        let document = frame.attr("src").unwrap();
        let shown = ming.browser.ask("GET", document, &[], b"").await;
        assert_eq!(shown.header("content-type"), Some("application/pdf"));
        assert!(shown.body.starts_with(b"%PDF") && !contains(&shown.body, b"/Encrypt"));
    }

    let path = format!("{preview}/package");
    let head = ming.browser.ask("HEAD", &path, &[], b"").await;
    assert_eq!(head.status, 200);
    assert_eq!(
        town.count("events WHERE code = 431"),
        0,
        "nothing was saved"
    );
    let saved = ming.browser.ask("GET", &path, &[], b"").await;
    assert_eq!(town.count("events WHERE code = 431"), 1);
    let kind = "content-type";
    assert_eq!(head.header(kind), saved.header(kind));
    let package = preview.rsplit('/').next().unwrap().parse().unwrap();
    assert!(saved.body == town.stored(package).await, "byte for byte");
    let number = ming.person.id_number.reveal();
    assert!(is_accepted(&town, &saved.body, number));
    assert!(!is_accepted(&town, &saved.body, "F222001018"));

    let page = ming.browser.visit("/personal/barcodes").await;
    let page = page.press(&format!("取得條碼 {REGISTRATION}")).await;
    let barcode = symbols(&page);
    let officer = town.hire("lin.clerk", &[REGISTRATION_ID.parse().unwrap()]);
    let clerk = town.employ(&officer).await;
    let page = ask(&clerk, &barcode, "115-0001").await;
    let area = ming.browser.visit("/personal/barcodes").await;
    assert!(area.sees("櫃臺正在等您告知驗證密碼") && area.sees("申請育兒津貼"));
    let password = digits(&town.letter(ming.person.mail).await.text);
    let page = page.fill("驗證密碼", &password).press("確認").await;
    assert!(page.sees("王曉明"), "{}", page.read());
    let page = page.press("結束本案").await;
    assert!(page.sees("本案已結束"));
    assert!(
        town.letter(ming.person.mail)
            .await
            .text
            .contains("申請育兒津貼")
    );

    let history = ming.browser.visit("/personal/history").await;
    for seen in [
        "您同意取得這項資料",
        "資料通過檢核",
        "您預覽了資料",
        "您轉存了資料",
        "產生了資料條碼",
        "櫃臺開啟了您的資料",
        "虛擬戶政事務所 一號櫃檯",
        "申請育兒津貼",
        "115-0001",
    ] {
        assert!(history.sees(seen), "no {seen}: {}", history.read());
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

#[actix_web::test]
async fn choosing_nothing_goes_back_and_says_so() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.choose("household", &[]).await;
    assert_eq!(page.path(), "/personal/categories/household");
    assert!(page.sees("請至少勾選一項資料"));
}

#[actix_web::test]
async fn mistakes_in_the_claim_are_named_and_what_was_typed_stays() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let mut page = ming.agree(&[REGISTRATION]).await;
    for (number, birth, sentence) in [
        ("", "", "請輸入身分證字號"),
        ("A12345678", "19850314", "請檢查有沒有多字或漏字"),
        ("A123456788", "19850314", "檢查碼不對"),
        ("A102000303", "", "請輸入生日"),
        ("A102000303", "1985/3/14x", "生日請輸入 8 個數字"),
        ("A102000303", "19850230", "沒有這一天"),
        ("A102000303", "20991231", "不可能是現在在世的人"),
    ] {
        let typed = page.fill("身分證字號", number).fill("生日", birth);
        page = typed.press("自然人憑證").await;
        assert_eq!(page.status(), 422, "{number} {birth}");
        assert!(page.sees(sentence), "no {sentence}: {}", page.read());
        assert_eq!(page.value("身分證字號"), number);
        assert_eq!(page.value("生日"), birth);
    }
    assert_eq!(town.count("challenges"), 0);
}

#[actix_web::test]
async fn a_data_set_with_parameters_asks_for_them_first() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let income = "綜合所得稅各類所得資料";
    let page = accept(ming.choose("tax", &[income]).await).await;
    let page = ming.begin(page).await;
    assert_eq!(page.status(), 422);
    assert!(page.sees("這是資料集需要的欄位"), "{}", page.read());
    assert_eq!(page.value("身分證字號"), ming.person.id_number.reveal());
    let page = ming.begin(page.fill("查詢年度", "１１３")).await;
    let page = ming.sign(page).await;
    town.work().await;
    let page = page.follow("略過，先看資料").await;
    assert!(page.sees("共 1 項，1 項已有結果") && page.sees("完成"));
}

#[actix_web::test]
async fn a_draft_belongs_to_the_session_that_began_it() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    let (identity, terms) = (page.path(), page.path().replace("identity", "terms"));
    let newcomer = town.visitor();
    for path in [&identity, &terms] {
        let page = newcomer.visit(path).await;
        assert_eq!(page.status(), 404, "{path}");
        assert!(!page.sees(REGISTRATION));
    }
    let mei = town.citizen("mei");
    mei.agree(&[HOUSEHOLD]).await;
    let nothing = "/personal/requests/6f6dfe5e-4c5c-4f7e-9a65-0a5a3a0c0d11/identity";
    for path in [&identity, &terms, &nothing.to_owned()] {
        let page = mei.browser.visit(path).await;
        assert_eq!(page.status(), 404, "{path}");
        assert!(!page.sees(REGISTRATION));
    }
    mei.come_back().await;
    let signed_in = mei.browser.visit(&identity).await;
    let never_was = mei.browser.visit(nothing).await;
    assert_eq!((signed_in.status(), never_was.status()), (404, 404));
    assert_eq!(signed_in.outline(), never_was.outline());
}

#[actix_web::test]
async fn a_draft_that_nobody_finished_is_gone_after_two_hours() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let page = ming.agree(&[REGISTRATION]).await;
    for _ in 0..8 {
        assert_eq!(ming.browser.visit(&page.path()).await.status(), 200);
        town.wait(hours(2) / 8);
    }
    assert_eq!(ming.browser.visit(&page.path()).await.status(), 410);
}
