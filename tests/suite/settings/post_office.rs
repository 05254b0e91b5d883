//! A mail server of one thread, which speaks SMTP in the open or under TLS and remembers what it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::str::FromStr as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _, LineEnding};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use x509_cert::builder::{Builder as _, CertificateBuilder, Profile};
use x509_cert::der::{Encode as _, EncodePem as _, asn1::OctetString};
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Validity;

/// What security the server offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offers {
    /// None.
    Nothing,
    /// TLS after `STARTTLS`.
    StartTls,
    /// TLS from the first byte.
    OnlyTls,
}

/// What was said about one letter.
#[derive(Debug, Default)]
pub struct Conversation {
    /// Whether it was said under TLS.
    pub secure: bool,
    /// What stood in `AUTH PLAIN`.
    pub login: Option<String>,
    /// The line with the sender.
    pub from: String,
    /// The line with the recipient.
    pub to: String,
    /// The letter itself.
    pub letter: String,
}

/// A mail server; it answers until the test process ends.
pub struct PostOffice {
    address: SocketAddr,
    letters: Receiver<Conversation>,
    told: Arc<AtomicBool>,
    certificate: String,
}

impl PostOffice {
    /// Opens one that offers this.
    pub fn open(offers: Offers) -> Self {
        mydata::clients::install_crypto();
        let (certificate, tls) = identity();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (letter, letters) = channel();
        let told = Arc::new(AtomicBool::new(false));
        let desk = Desk {
            letter,
            told: Arc::clone(&told),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (tls, desk) = (Arc::clone(&tls), desk.clone());
                std::thread::spawn(move || serve(stream, offers, &tls, &desk));
            }
        });
        Self {
            address,
            letters,
            told,
            certificate,
        }
    }

    /// Its address as a setting, with an account.
    pub fn url(&self, scheme: &str, query: &str) -> String {
        [
            scheme,
            "://me:pass%20word@",
            &self.address.to_string(),
            query,
        ]
        .concat()
    }

    /// Writes a file with the root of its certificate.
    pub fn anchors(&self, folder: &Path) -> String {
        let path = folder.join("post-office.pem");
        std::fs::write(&path, &self.certificate).unwrap();
        path.display().to_string()
    }

    /// What was said about the next letter.
    pub fn letter(&self) -> Conversation {
        self.letters.recv_timeout(Duration::from_mins(1)).unwrap()
    }

    /// Whether nobody has said who they are, or anything of a letter.
    pub fn heard_nothing(&self) -> bool {
        !self.told.load(Ordering::Relaxed)
    }
}

/// Where conversations are written down.
#[derive(Clone)]
struct Desk {
    letter: Sender<Conversation>,
    told: Arc<AtomicBool>,
}

fn serve(tcp: TcpStream, offers: Offers, tls: &Arc<ServerConfig>, desk: &Desk) {
    let secured = |tcp| StreamOwned::new(ServerConnection::new(Arc::clone(tls)).unwrap(), tcp);
    match offers {
        Offers::OnlyTls => _ = converse(&mut secured(tcp), true, false, desk),
        Offers::Nothing => _ = converse(&mut { tcp }, false, false, desk),
        Offers::StartTls => {
            let mut tcp = tcp;
            if converse(&mut tcp, false, true, desk) == Some(()) {
                _ = converse_on(&mut secured(tcp), true, false, desk);
            }
        }
    }
}

/// Greets, then talks.
fn converse(
    stream: &mut (impl Read + Write),
    secure: bool,
    offers: bool,
    desk: &Desk,
) -> Option<()> {
    say(stream, "220 post office")?;
    converse_on(stream, secure, offers, desk)
}

/// Talks until the other side ends (`None`), or asks for TLS.
fn converse_on(
    stream: &mut (impl Read + Write),
    secure: bool,
    offers: bool,
    desk: &Desk,
) -> Option<()> {
    let mut said = Conversation::default();
    loop {
        let line = hear(stream)?;
        let word = line.split(' ').next().unwrap_or_default();
        if matches!(word, "AUTH" | "MAIL") {
            desk.told.store(true, Ordering::Relaxed);
        }
        match word {
            "EHLO" if offers => say(stream, "250-post office\r\n250 STARTTLS")?,
            "EHLO" => say(stream, "250-post office\r\n250 AUTH PLAIN")?,
            "STARTTLS" if offers => return say(stream, "220 begin"),
            "AUTH" => {
                let login = line.trim_start_matches("AUTH PLAIN ");
                said.login = Some(String::from_utf8(STANDARD.decode(login).ok()?).ok()?);
                say(stream, "235 welcome")?;
            }
            "MAIL" => {
                said.from = line.split(" BODY").next().unwrap_or_default().to_owned();
                say(stream, "250 well")?;
            }
            "RCPT" => {
                said.to = line;
                say(stream, "250 well")?;
            }
            "DATA" => {
                say(stream, "354 go on")?;
                loop {
                    let line = hear(stream)?;
                    if line == "." {
                        break;
                    }
                    said.letter += &(line + "\n");
                }
                said.secure = secure;
                desk.letter.send(std::mem::take(&mut said)).ok()?;
                say(stream, "250 taken")?;
            }
            "QUIT" => {
                say(stream, "221 bye")?;
                return None;
            }
            _ => say(stream, "250 well")?,
        }
    }
}

fn say(stream: &mut impl Write, line: &str) -> Option<()> {
    stream.write_all([line, "\r\n"].concat().as_bytes()).ok()?;
    stream.flush().ok()
}

/// One line, not a byte more: what follows may be under TLS.
fn hear(stream: &mut impl Read) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    while !line.ends_with(b"\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        line.push(byte[0]);
    }
    let text = String::from_utf8_lossy(&line);
    Some(text.trim_end().to_owned())
}

/// A certificate for 127.0.0.1 that vouches for itself, as PEM, and a server that shows it.
fn identity() -> (String, Arc<ServerConfig>) {
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
    let public = key.to_public_key().to_public_key_der().unwrap();
    let name = Name::from_str("CN=A post office").unwrap();
    let signer = SigningKey::<rsa::sha2::Sha256>::new(key.clone());
    let profile = Profile::Leaf {
        issuer: name.clone(),
        enable_key_agreement: false,
        enable_key_encipherment: true,
    };
    let mut builder = CertificateBuilder::new(
        profile,
        SerialNumber::from(7_u32),
        Validity::from_now(Duration::from_hours(1)).unwrap(),
        name,
        SubjectPublicKeyInfoOwned::try_from(public.as_bytes()).unwrap(),
        &signer,
    )
    .unwrap();
    let here = OctetString::new([127, 0, 0, 1]).unwrap();
    builder
        .add_extension(&SubjectAltName(vec![GeneralName::IpAddress(here)]))
        .unwrap();
    let certificate = builder.build::<rsa::pkcs1v15::Signature>().unwrap();
    let der = CertificateDer::from(certificate.to_der().unwrap());
    let key = PrivatePkcs8KeyDer::from(key.to_pkcs8_der().unwrap().as_bytes().to_vec());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![der], key.into())
        .unwrap();
    (
        certificate.to_pem(LineEnding::LF).unwrap(),
        Arc::new(config),
    )
}
