//! The pages of the component.

use super::desk::State;
use super::scenario::Scenario;
use crate::sandbox::hierarchy::Card;
use crate::sandbox::sheet::{escaped, frame};

/// The bridge between a page and the component: one request, then it closes.
///
/// The package goes on as it came, without escaping, as the real one does it.
pub(super) const POPUP: &str = r#"<!DOCTYPE html>
<html lang="zh-Hant-TW"><meta charset="utf-8"><title>測試用網頁元件</title>
<p>請稍候，正在讀取卡片…</p>
<script>
(function () {
  var page = window.opener, done = false;
  if (!page) { return; }
  var doors = {
    MakeSignature: "/sign",
    CheckEnvir: "/pkcs11info",
    GetUserCert: "/pkcs11info?withcert=true"
  };
  window.addEventListener("message", function (event) {
    if (done || event.source !== page || typeof event.data !== "string") { return; }
    done = true;
    var request = JSON.parse(event.data);
    var door = doors[request.func];
    var answer = function (text) { page.postMessage(text, event.origin); window.close(); };
    if (!door) { answer(JSON.stringify({ func: request.func, ret_code: 0x7600000E, last_error: 0 })); return; }
    var call = new XMLHttpRequest();
    call.open("POST", door);
    call.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    call.onload = function () { answer(call.responseText); };
    call.send(door === "/sign" ? "tbsPackage=" + event.data : "");
  });
  page.postMessage(JSON.stringify({ func: "getTbs" }), "*");
})();
</script>
</html>"#;

/// After a site was added.
pub(super) const ADDED: &str = "<!DOCTYPE html><html lang=\"zh-Hant-TW\"><meta charset=\"utf-8\">\
<title>已加入</title><p>已加入信任網站，請關閉此視窗後再試一次。</p></html>";

pub(super) fn add_domain(domain: &str) -> String {
    frame(
        "加入信任網站",
        "",
        &format!(
            "<p>要讓 <strong>{}</strong> 使用您的卡片嗎？</p>\
             <form method=\"post\" action=\"/addDomain\"><button>加入</button></form>",
            escaped(domain)
        ),
    )
}

pub(super) fn self_test(answer: &str) -> String {
    frame(
        "元件自我檢測",
        "",
        &format!("<pre>{}</pre>", escaped(answer)),
    )
}

pub(super) fn control(state: &State, cards: &[Card]) -> String {
    let cards: String = cards.iter().map(|card| card_row(state, card)).collect();
    let scenarios: String = Scenario::ALL
        .iter()
        .map(|scenario| scenario_row(state, *scenario))
        .collect();
    frame(
        "測試用讀卡機",
        "",
        &format!(
            "<h2>卡片</h2><ul>{cards}</ul>\
             <form method=\"post\" action=\"/card\"><button name=\"card\" value=\"\">取出卡片</button></form>\
             <form method=\"post\" action=\"/pin\"><button>PIN 錯誤次數歸零</button></form>\
             <h2>情境</h2><ul>{scenarios}</ul>"
        ),
    )
}

fn card_row(state: &State, card: &Card) -> String {
    let inserted = state.card.as_deref() == Some(card.key);
    format!(
        "<li><form method=\"post\" action=\"/card\"><button name=\"card\" value=\"{0}\">插入 {0}</button> \
         {1} {2} PIN {3}，PIN 錯誤 {4} 次{5}</form></li>",
        card.key,
        escaped(card.holder.name),
        card.holder.id_number.reveal(),
        card.holder.pin,
        state.wrong.get(card.key).copied().unwrap_or(0),
        if inserted {
            "（在讀卡機裡）"
        } else {
            ""
        },
    )
}

fn scenario_row(state: &State, scenario: Scenario) -> String {
    let word = serde_json::to_value(scenario).unwrap_or_default();
    let word = word.as_str().unwrap_or_default();
    let chosen = if scenario == state.scenario {
        "（目前）"
    } else {
        ""
    };
    format!(
        "<li><form method=\"post\" action=\"/scenario\"><button name=\"scenario\" value=\"{word}\">{word}</button>{chosen}</form></li>"
    )
}
