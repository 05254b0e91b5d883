//! 戶役政: the household register and the identity card.

use super::family::{self, Relative};
use super::{Entries, Subject, earlier};
use crate::sandbox::data_provider::document::{Value, roc};
use crate::sandbox::data_provider::portrait::Portrait;

const BIRTHPLACES: [&str; 6] = [
    "臺灣省虛擬縣",
    "臺北市",
    "新北市",
    "臺中市",
    "高雄市",
    "彰化縣",
];
const RELATIVES: [&str; 4] = ["稱謂", "姓名", "國民身分證統一編號", "出生日期"];

/// 個人戶籍資料查詢
pub(super) fn registration(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = citizen_dice(subject, "household-registration")?;
    let moved = subject.day_since_age(&mut dice, 0);
    let schooling = match subject.age() {
        ..=18 => "高級中等學校肄業",
        19..=70 => dice.pick(&["大學畢業", "碩士畢業", "專科畢業", "高級中等學校畢業"]),
        _ => "國民小學畢業",
    };
    let married = family::is_married(subject);
    let mut notes = vec![format!("{}遷入登記。", roc(moved))];
    if married {
        let spouse = family::of(subject)
            .into_iter()
            .find(|relative| relative.title == "配偶");
        let day = roc(subject.day_of_age(29));
        notes.extend(spouse.map(|spouse| format!("{day}與{}結婚登記。", spouse.name)));
    }
    Some(vec![
        ("個人記事", Value::text(notes.concat())),
        ("出生地", Value::text(dice.pick(&BIRTHPLACES))),
        ("出生日期", subject.born()),
        ("國民身分證統一編號", subject.number()),
        ("姓名", subject.name()),
        (
            "婚姻狀況",
            Value::text(if married { "有偶" } else { "未婚" }),
        ),
        ("戶籍地址", subject.address()),
        ("教育程度", Value::text(schooling)),
        ("遷入日期", Value::Day(moved)),
    ])
}

/// 現戶全戶戶籍資料
pub(super) fn members(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = citizen_dice(subject, "household-members")?;
    let mut rows = vec![vec![
        Value::text("戶長"),
        subject.name(),
        subject.number(),
        subject.born(),
    ]];
    let family = family::of(subject);
    let at_home = family
        .iter()
        .filter(|relative| !matches!(relative.title, "父" | "母"));
    rows.extend(at_home.map(Relative::row));
    let founded = subject.day_since_age(&mut dice, 18.min(subject.age()));
    Some(vec![
        ("戶號", Value::text(format!("F{}", dice.digits(7)))),
        ("戶別", Value::text("共同生活戶")),
        ("戶長姓名", subject.name()),
        ("戶籍地址", subject.address()),
        ("設戶日期", Value::Day(founded)),
        ("全戶人口", Value::Rows(&RELATIVES, rows)),
    ])
}

/// 親屬關係資料
pub(super) fn kinship(subject: &Subject<'_>) -> Option<Entries> {
    citizen_dice(subject, "kinship")?;
    let rows = family::of(subject).iter().map(Relative::row).collect();
    Some(vec![
        ("姓名", subject.name()),
        ("國民身分證統一編號", subject.number()),
        ("出生日期", subject.born()),
        ("親屬", Value::Rows(&RELATIVES, rows)),
    ])
}

/// 國民身分證影像資料
pub(super) fn id_card(subject: &Subject<'_>) -> Option<Entries> {
    let mut dice = citizen_dice(subject, "id-card-image")?;
    if !subject.person.photo {
        return None;
    }
    let issued = dice.day_before(earlier(subject.today, 30), 2_000);
    let face = Portrait::draw(&mut subject.dice("face"));
    Some(vec![
        ("國民身分證統一編號", subject.number()),
        ("姓名", subject.name()),
        ("性別", subject.gender()),
        ("出生日期", subject.born()),
        ("出生地", Value::text(dice.pick(&BIRTHPLACES))),
        ("領補換日期", Value::Day(issued)),
        (
            "領補換類別",
            Value::text(dice.pick(&["換發", "補發", "初領"])),
        ),
        ("換證機關", Value::text("虛擬市測試區戶政事務所")),
        ("戶籍地址", subject.address()),
        ("相片", Value::Picture(face)),
    ])
}

/// The dice of somebody who stands in the register.
fn citizen_dice(
    subject: &Subject<'_>,
    purpose: &str,
) -> Option<crate::sandbox::data_provider::dice::Dice> {
    (!subject.is_resident()).then(|| subject.dice(purpose))
}
