//! A tiny site of our own, on which the harness is tried before there is a server.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

const FRONT: &str = r#"<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>小店</title>
<link rel="icon" href="data:,"></head><body><main><h1>小店</h1>
<p id="greeting">沒有程式</p><noscript><p>請按送出</p></noscript>
<form method="post" action="/order">
<p><label for="name">姓名 <span>必填</span></label> <input id="name" name="name" required></p>
<p><label for="size">大小</label> <select id="size" name="size"><option value="s">小</option><option value="m">中</option></select></p>
<p><label><input type="checkbox" name="gift" value="yes"> 包裝</label></p>
<p><button>送出</button></p></form>
<p><a href="/help">說明</a> <button type="button" id="open">開視窗</button></p></main>
<script src="/shop.js"></script></body></html>"#;

const SCRIPT: &str = "document.getElementById('greeting').textContent = '有程式';
document.getElementById('open').onclick = () => window.open('/popup', 'card', 'width=400,height=300');";

const POPUP: &str = r#"<!doctype html><html lang="en"><head><title>Popup</title><link rel="icon" href="data:,"></head>
<body><main><h1>Popup</h1><form method="post" action="/pin"><label>PIN <input name="pin"></label><button>OK</button></form></main></body></html>"#;

const BAD: &str = r#"<!doctype html><html><head><title></title><link rel="icon" href="data:,"></head>
<body><h1>Bad</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><div style="width:3000px">wide</div></body></html>"#;

/// Serves on a port of its own for as long as the test process lives, and answers where.
pub fn open() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let home = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || serve(&listener));
    home
}

/// Answers every connection in its turn.
pub fn serve(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        std::thread::spawn(move || {
            let _ = answer(stream);
        });
    }
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(said) = line.strip_prefix("content-length:") {
            length = said.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let path = first.split(' ').nth(1).unwrap_or("/");
    let (status, kind, page) = page(path, &String::from_utf8_lossy(&body));
    write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    )
}

fn page(path: &str, body: &str) -> (u16, &'static str, String) {
    let simple = |title: &str, text: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>{title}</title><link rel=\"icon\" href=\"data:,\"></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
        )
    };
    match path {
        "/" => (200, "text/html", FRONT.to_owned()),
        "/shop.js" => (200, "text/javascript", SCRIPT.to_owned()),
        "/popup" => (200, "text/html", POPUP.to_owned()),
        "/bad" => (200, "text/html", BAD.to_owned()),
        "/readyz" => (200, "text/plain", "ready".to_owned()),
        "/order" => (422, "text/html", simple("Ordered", &body.replace('&', " "))),
        "/help" | "/pin" => (200, "text/html", simple("Help", "All is well.")),
        _ => (404, "text/html", simple("Nothing", "Nothing here.")),
    }
}
