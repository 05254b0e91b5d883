//! The code of the contact, mistyped and used up.

use crate::support::control;
use crate::town::Town;
use crate::town::citizen::HOUSEHOLD;

#[actix_web::test]
async fn what_is_no_code_costs_no_try_and_a_code_that_is_used_up_gives_way_to_a_new_one() {
    let town = Town::new().await;
    let ming = town.citizen("ming");
    let progress = ming.fetch(&[HOUSEHOLD]).await;
    let path = format!("{}/contact", progress.path());
    let page = ming.browser.visit(&path).await;
    let mut page = page
        .fill("電子信箱", "ming@people.example")
        .press("寄送驗證碼")
        .await;
    town.letter(ming.person.mail).await;
    assert!(page.sees("測試用信箱"), "{}", page.read());
    for typed in ["", "1", "<b>", "😀", "123456789"] {
        page = page.fill("驗證碼", typed).press("確認信箱").await;
        assert_eq!(page.status(), 422, "{typed}");
        assert!(page.sees("請輸入信中的 8 個數字"), "{}", page.read());
    }
    assert_eq!(town.count("contact_codes WHERE tries = 0"), 1);
    for _ in 0..5 {
        page = page.fill("驗證碼", "00000000").press("確認信箱").await;
    }
    assert!(!page.sees("驗證碼已經寄到"), "{}", page.read());
    assert!(page.sees("請重新寄送"), "{}", page.read());
    let mail = control::all(page.document(), "input[name=mail]")[0];
    assert_eq!(mail.attr("value"), Some("ming@people.example"));
}
