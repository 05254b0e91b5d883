//! Plays 「憑證用戶身分確認服務」: says which certificate belongs to which of the invented citizens.
//!
//! `POST /cgi-bin/CheckSNPID/CheckSNPID` as the real one. `POST /answer` with `code=3` makes it give that code to
//! everybody, and without a code lets it tell the truth again.

use std::io;
use std::sync::{Mutex, PoisonError};

use actix_web::web::{self, Bytes, Data};
use actix_web::{HttpResponse, Responder};
use der::{DecodePem as _, Encode as _};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::sha2::Sha256;
use rsa::signature::Verifier as _;
use x509_cert::Certificate;

use super::hierarchy::Hierarchy;
use super::people;
use super::stranger::{self, Running};

/// The path of the service.
pub const PATH: &str = "/cgi-bin/CheckSNPID/CheckSNPID";

struct Register {
    client_id: String,
    client: RsaPublicKey,
    said: Mutex<Option<String>>,
}

/// Why a question is not answered, by the service's own numbers.
enum Trouble {
    Malformed = 1001,
    UnknownClient = 1020,
    BadSignature = 1021,
}

/// Listens for questions that the client of `hierarchy` signed.
///
/// # Errors
/// When the port is taken.
pub async fn start(port: u16, hierarchy: &Hierarchy) -> io::Result<Running> {
    let client = hierarchy.register_client().map_err(io::Error::other)?;
    let certificate = Certificate::from_pem(&client.certificate_pem)
        .and_then(|certificate| certificate.to_der())
        .map_err(io::Error::other)?;
    let register = Data::new(Register {
        client_id: hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate)),
        client: client.key.to_public_key(),
        said: Mutex::new(None),
    });
    stranger::start(port, move |config| {
        config
            .app_data(register.clone())
            .route(PATH, web::post().to(ask))
            .route("/answer", web::post().to(say));
    })
    .await
}

async fn ask(register: Data<Register>, body: Bytes) -> impl Responder {
    let text = field(&body, "ICSRequestXMLData").unwrap_or_default();
    let answer = register.answer(&text).unwrap_or_else(|trouble| {
        format!(
            "<ICSResponse><ErrID>{}</ErrID></ICSResponse>",
            trouble as u32
        )
    });
    HttpResponse::Ok()
        .content_type("text/xml; charset=utf-8")
        .body(answer)
}

async fn say(register: Data<Register>, body: Bytes) -> impl Responder {
    *register.said.lock().unwrap_or_else(PoisonError::into_inner) = field(&body, "code");
    HttpResponse::NoContent()
}

impl Register {
    fn answer(&self, text: &str) -> Result<String, Trouble> {
        let begin = text.find("<ICSReq>").ok_or(Trouble::Malformed)?;
        let end = text.find("</ICSReq>").ok_or(Trouble::Malformed)? + "</ICSReq>".len();
        let signed = text.get(begin..end).ok_or(Trouble::Malformed)?;
        let length = between(text, "ICSReqLength").ok_or(Trouble::Malformed)?;
        if length != signed.chars().count().to_string() {
            return Err(Trouble::Malformed);
        }
        let of = |name| between(signed, name).ok_or(Trouble::Malformed);
        if of("ClientID")? != self.client_id {
            return Err(Trouble::UnknownClient);
        }
        self.check(signed, between(text, "Signature").unwrap_or_default())?;

        let (serial, owner) = (of("SN")?, of("SSID")?);
        let (id, birth) = owner.split_once("<Birth>").unwrap_or((owner, ""));
        let birth = birth.trim_end_matches("</Birth>");
        let said = self
            .said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Ok(format!(
            "<ICSResponse><ClientID>{}</ClientID><Nonce>{}</Nonce><ReqTime>{}</ReqTime><TotalCount>{}</TotalCount>\
             <Rec><ID>{}</ID><SN>{serial}</SN><SSID4>{}</SSID4><Code>{}</Code></Rec></ICSResponse>",
            of("ClientID")?,
            of("Nonce")?,
            of("ReqTime")?,
            of("TotalCount")?,
            of("Rec").and_then(|record| between(record, "ID").ok_or(Trouble::Malformed))?,
            id.get(6..).unwrap_or_default(),
            said.unwrap_or_else(|| truth(serial, id, birth).to_owned()),
        ))
    }

    fn check(&self, signed: &str, signature: &str) -> Result<(), Trouble> {
        let signature = hex::decode(signature).map_err(|_| Trouble::BadSignature)?;
        let signature =
            Signature::try_from(signature.as_slice()).map_err(|_| Trouble::BadSignature)?;
        VerifyingKey::<Sha256>::new(self.client.clone())
            .verify(signed.as_bytes(), &signature)
            .map_err(|_| Trouble::BadSignature)
    }
}

/// 0 they belong together, 1 they do not, 2 nobody here has this number.
fn truth(serial: &str, id: &str, birth: &str) -> &'static str {
    let Some(owner) = people::all()
        .into_iter()
        .find(|citizen| citizen.id_number.reveal() == id)
    else {
        return "2";
    };
    let born = owner.birth_date.format("%Y%m%d").to_string();
    if owner.card_serial == serial && born == birth {
        "0"
    } else {
        "1"
    }
}

fn between<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    let (inside, _) = rest.split_once(&format!("</{name}>"))?;
    Some(inside)
}

/// One field of a form.
fn field(body: &[u8], name: &str) -> Option<String> {
    url::form_urlencoded::parse(body)
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}
