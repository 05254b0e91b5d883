//! The pages of the mailbox.

use super::Letter;
use crate::sandbox::sheet::{escaped, frame};

pub(super) fn list(letters: &[Letter]) -> String {
    let rows: String = letters.iter().map(row).collect();
    let body = if letters.is_empty() {
        "<p>還沒有信。這一頁每 3 秒自動更新。</p>".to_owned()
    } else {
        format!("<p>新信在最上面。這一頁每 3 秒自動更新。</p><ul>{rows}</ul>")
    };
    frame(
        "測試用信箱",
        "<meta http-equiv=\"refresh\" content=\"3\">",
        &body,
    )
}

fn row(letter: &Letter) -> String {
    format!(
        "<li><a href=\"/letters/{}\">{}</a><small>{}，{}</small></li>",
        escaped(&letter.name),
        escaped(&letter.subject),
        escaped(&letter.to),
        escaped(&letter.at),
    )
}

pub(super) fn one(letter: &Letter) -> String {
    let name = escaped(&letter.name);
    frame(
        &letter.subject,
        "",
        &format!(
            "<p><a href=\"/\">回到信箱</a></p><p>收件人：{}<br>時間：{}</p>\
             <h2>純文字</h2><pre>{}</pre>\
             <h2>HTML</h2><iframe sandbox title=\"HTML\" src=\"/letters/{name}/html\"></iframe>\
             <p><a href=\"/letters/{name}/html\">單獨開啟 HTML</a></p>",
            escaped(&letter.to),
            escaped(&letter.at),
            escaped(&letter.text),
        ),
    )
}

pub(super) fn absent() -> String {
    frame("沒有這封信", "", "<p><a href=\"/\">回到信箱</a></p>")
}
