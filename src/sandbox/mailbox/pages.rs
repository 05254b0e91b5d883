//! The pages of the mailbox. They are another origin than ours and have nothing to do with our templates.

use super::Letter;

/// No script at all; the style of a letter stays in its frame.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'";

const STYLE: &str = "body{font:18px/1.6 sans-serif;max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}\
ul{list-style:none;padding:0}li{border-top:1px solid #767676;padding:.6rem 0}\
a{color:#0b5394}small{display:block;color:#555}pre{white-space:pre-wrap;border:1px solid #767676;padding:1rem;font:inherit}\
iframe{width:100%;height:34rem;border:1px solid #767676;box-sizing:border-box}";

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

fn frame(title: &str, head: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html><html lang=\"zh-Hant-TW\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{head}\
         <title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
