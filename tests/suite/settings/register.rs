//! `MYDATA_OWNERSHIP_URL`, `MYDATA_OWNERSHIP_CERTIFICATE`, `MYDATA_OWNERSHIP_KEY`: who is asked whose card it is, and
//! in whose name.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use mydata::kit::random::SystemChance;
use mydata::sandbox::hierarchy::Hierarchy;
use mydata::sandbox::people;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::signature::Verifier as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::jobs::program::Program;
use crate::jobs::stage::Stage;
use crate::support::control;
use crate::support::page::Page;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A register that answers nothing of use, and what it is asked.
fn register() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/ask", listener.local_addr().unwrap());
    let (told, asked) = channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            if told.send(hear(&mut stream)).is_err() {
                break;
            }
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        }
    });
    (url, asked)
}

/// A whole request.
fn hear(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&heard).to_ascii_lowercase();
        let length = text.split("content-length: ").nth(1);
        let length = length.and_then(|after| after.lines().next()?.parse::<usize>().ok());
        if let (Some(length), Some((_, body))) = (length, text.split_once("\r\n\r\n"))
            && body.len() >= length
        {
            return String::from_utf8(heard).unwrap();
        }
        let read = stream.read(&mut piece).unwrap();
        assert_ne!(read, 0, "the request is cut off");
        heard.extend_from_slice(&piece[..read]);
    }
}

/// What stands between these tags.
fn tagged<'a>(text: &'a str, tag: &str) -> &'a str {
    let (_, after) = text.split_once(&format!("<{tag}>")).unwrap();
    after.split_once(&format!("</{tag}>")).unwrap().0
}

fn attribute(page: &Page<Wire>, selector: &str, name: &str) -> String {
    let found = control::all(page.document(), selector);
    let value = found.first().and_then(|element| element.attr(name));
    let value = value.unwrap_or_else(|| panic!("no {selector} in {}", page.read()));
    value.to_owned()
}

async fn post(url: &str, name: &str, value: &str) -> String {
    let form = [(name, value)];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let request = reqwest::Client::new().post(url).header(FORM.0, FORM.1);
    let answer = request.body(body).send().await.unwrap();
    answer.text().await.unwrap()
}

/// Ming signs with the card of the sandbox, and posts what the component answered.
async fn prove(stage: &Stage, program: &mut Program) {
    let visitor = Visitor::new(Rc::new(Wire(program.address())));
    let demo = std::fs::read(stage.var().join("demo.json")).unwrap();
    let demo: serde_json::Value = serde_json::from_slice(&demo).unwrap();
    let component = demo["card_component"].as_str().unwrap();
    let one = people::all().remove(0);
    post(&[component, "/card"].concat(), "card", one.key).await;
    let page = visitor.visit("/personal/signin").await;
    let page = page
        .fill("身分證字號", one.id_number.reveal())
        .fill("生日", &one.birth_date.format("%Y%m%d").to_string())
        .press("自然人憑證")
        .await;
    let package = attribute(&page, "form[data-card-package]", "data-card-package");
    let mut package: serde_json::Value = serde_json::from_str(&package).unwrap();
    package["pin"] = one.pin.into();
    let sign = [component, "/sign"].concat();
    let reply = post(&sign, "tbsPackage", &package.to_string()).await;
    let csrf = attribute(&page, "form[data-card-package] input[name=csrf]", "value");
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("csrf", &csrf), ("reply", &reply)])
        .finish();
    let answer = visitor
        .ask("POST", "/personal/signin/proof", &[FORM], body.as_bytes())
        .await;
    assert_eq!(answer.status, 409, "nothing was confirmed");
}

#[actix_web::test]
async fn the_register_that_is_named_is_asked_under_the_name_and_with_the_key_that_are_given() {
    let (stage, other) = (Stage::set(), tempfile::tempdir().unwrap());
    let chance = SystemChance::default();
    let foreign = Hierarchy::open(other.path(), "http://lists.test", &chance).unwrap();
    let client = foreign.register_client().unwrap();
    let file = |name: &str, pem: &str| {
        let path = other.path().join(name);
        std::fs::write(&path, pem).unwrap();
        path.display().to_string()
    };
    let key = client.key.to_pkcs8_pem(LineEnding::LF).unwrap();
    let (url, asked) = register();
    let settings = [
        ("MYDATA_OWNERSHIP_URL", url),
        (
            "MYDATA_OWNERSHIP_CERTIFICATE",
            file("our.pem", &client.certificate_pem),
        ),
        ("MYDATA_OWNERSHIP_KEY", file("our.key", &key)),
    ];
    let settings = settings
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let mut program = stage.start_with(&settings);
    program.address();
    program.wait_for("list", |_| stage.count("crls") == 1);
    let heard = loop {
        // A moment passes between the row of the list and the memory of the proofs.
        prove(&stage, &mut program).await;
        if let Ok(heard) = asked.recv_timeout(Duration::from_secs(1)) {
            break heard;
        }
    };
    assert!(heard.starts_with("POST /ask "), "{heard}");
    let (_, body) = heard.split_once("\r\n\r\n").unwrap();
    let mut fields = url::form_urlencoded::parse(body.as_bytes());
    let heard = fields.next().unwrap().1;
    let certificate = CertificateDer::from_pem_slice(client.certificate_pem.as_bytes()).unwrap();
    let name = hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate));
    assert!(tagged(&heard, "ClientID").eq_ignore_ascii_case(&name));
    let number = people::all().remove(0).id_number;
    assert!(tagged(&heard, "SSID").starts_with(number.reveal()));
    let signed = ["<ICSReq>", tagged(&heard, "ICSReq"), "</ICSReq>"].concat();
    let signature = hex::decode(tagged(&heard, "Signature")).unwrap();
    let verifier = VerifyingKey::<rsa::sha2::Sha256>::new(client.key.to_public_key());
    let signature = Signature::try_from(signature.as_slice()).unwrap();
    verifier.verify(signed.as_bytes(), &signature).unwrap();
}
