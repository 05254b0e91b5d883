//! The letters about a day's calls, as they arrive in the mailbox of a member whose program calls.

use mydata::jobs::housekeeping;

use super::clients::ask;
use super::keys::keyed;
use crate::town::Town;

const MAIL: &str = "chen@example.tw";

#[actix_web::test]
async fn a_member_is_written_to_at_the_eightieth_call_and_at_the_hundredth() {
    let town = Town::new().await;
    let (member, path, [app_id, key]) = keyed(&town).await;
    let call = async |times: usize| {
        for _ in 0..times {
            assert_eq!(ask(&town, &app_id, &key).await, 200);
        }
    };
    call(79).await;
    assert_eq!(town.work().await, 0, "nobody is written to too early");
    call(1).await;
    let most = town.letter(MAIL).await;
    assert!(most.subject.contains("80%"), "{}", most.subject);
    assert!(most.text.contains("今日已呼叫：80"), "{}", most.text);
    call(19).await;
    assert_eq!(town.work().await, 0, "one letter for a mark");
    call(1).await;
    let all = town.letter(MAIL).await;
    assert!(all.subject.contains("已用完"), "{}", all.subject);
    assert!(all.text.contains("今日已呼叫：100"), "{}", all.text);
    assert_eq!(ask(&town, &app_id, &key).await, 429);
    assert_eq!(town.work().await, 0, "a refused call is no mark");
    housekeeping::write_calls(&town.app).await.unwrap();
    let page = member.visit(&path).await;
    assert!(page.sees("100 / 100"), "{}", page.read());
}
