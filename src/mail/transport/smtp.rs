//! By SMTP. A refusal never quotes what the mail server said, because servers repeat the address: it names the reply
//! code.

use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{Error, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use url::Url;

use super::CannotSend;

/// The longest a letter may take by SMTP: well below the lease of its row, so that nobody else begins it meanwhile.
const PATIENCE: Duration = Duration::from_secs(50);
/// The longest wait for one answer of the mail server.
const ANSWER: Duration = Duration::from_secs(20);
/// How many connections to the mail server are kept.
const CONNECTIONS: u32 = 4;
/// Reply codes about our own account at the mail server: the operator can mend them, so no letter is lost for them.
const ABOUT_US: [&str; 4] = ["530", "534", "535", "538"];

/// Connections to the mail server.
pub(super) type Server = AsyncSmtpTransport<Tokio1Executor>;

/// Connects when the first letter leaves. `anchors` are roots in PEM that are trusted besides the usual ones.
pub(super) fn open(url: &str, anchors: Option<&[u8]>) -> Result<Server, Error> {
    let mut server = Server::from_url(url)?;
    if let Some(tls) = anchors.and_then(|anchors| trusting(url, anchors)) {
        server = server.tls(tls?);
    }
    Ok(server
        .timeout(Some(ANSWER))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS))
        .build())
}

/// The TLS that the address asks for, with further roots; `None` when it asks for none.
fn trusting(url: &str, anchors: &[u8]) -> Option<Result<Tls, Error>> {
    let url = Url::parse(url).ok()?;
    let asked = url.query_pairs().find(|(name, _)| name == "tls");
    let how = match (url.scheme(), asked.as_ref().map(|(_, how)| how.as_ref())) {
        ("smtps", _) => Tls::Wrapper,
        ("smtp", Some("required")) => Tls::Required,
        ("smtp", Some("opportunistic")) => Tls::Opportunistic,
        _ => return None,
    };
    let host = url.host_str()?.to_owned();
    let parameters = Certificate::from_pem(anchors).and_then(|roots| {
        TlsParameters::builder(host)
            .add_root_certificate(roots)
            .build()
    });
    Some(parameters.map(how))
}

/// Whether this holds certificates in PEM, all of them readable.
pub(super) fn are_anchors(pem: &[u8]) -> bool {
    let mut found = CertificateDer::pem_slice_iter(pem).peekable();
    found.peek().is_some() && found.all(|certificate| certificate.is_ok())
}

pub(super) async fn send(server: &Server, message: Message) -> Result<(), CannotSend> {
    match tokio::time::timeout(PATIENCE, server.send(message)).await {
        Err(_) => Err(CannotSend::Temporary(
            "the mail server is too slow".to_owned(),
        )),
        Ok(Ok(_)) => Ok(()),
        Ok(Err(why)) => Err(refused(&why)),
    }
}

fn refused(why: &Error) -> CannotSend {
    let Some(code) = why.status().map(|code| code.to_string()) else {
        let what = match () {
            () if why.is_timeout() => "the mail server does not answer",
            () if why.is_tls() => "no secure connection to the mail server",
            () if why.is_client() => "the mail server cannot take such a letter",
            () => "the mail server cannot be reached",
        };
        return if why.is_client() {
            CannotSend::Permanent(what.to_owned())
        } else {
            CannotSend::Temporary(what.to_owned())
        };
    };
    let what = format!("the mail server answered {code}");
    if why.is_permanent() && !ABOUT_US.contains(&code.as_str()) {
        CannotSend::Permanent(what)
    } else {
        CannotSend::Temporary(what)
    }
}
