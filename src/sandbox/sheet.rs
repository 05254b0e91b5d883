//! The sheet that strangers write their pages on. They are another origin than ours and have nothing to do with our
//! templates.

/// No script at all; the style stays in the page.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'";

const STYLE: &str = "body{font:18px/1.6 sans-serif;max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}\
ul{list-style:none;padding:0}li{border-top:1px solid #767676;padding:.6rem 0}\
a{color:#0b5394}small{display:block;color:#555}pre{white-space:pre-wrap;border:1px solid #767676;padding:1rem;font:inherit}\
iframe{width:100%;height:34rem;border:1px solid #767676;box-sizing:border-box}#code,#code-of-reviewer{font-size:2.5rem;letter-spacing:.2em}";

/// A page with this title, which is also its heading.
pub(super) fn frame(title: &str, head: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html><html lang=\"zh-Hant-TW\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{head}\
         <title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>"
    )
}

/// Text that stays text.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
