//! TLS as strangers offer it: which versions and certificates are taken.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::HeaderMap;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use x509_cert::builder::{Builder as _, CertificateBuilder, Profile};
use x509_cert::der::{Encode as _, asn1::OctetString};
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Validity;

use super::*;

/// A certificate for 127.0.0.1 and its key, both DER.
fn identity() -> (Vec<u8>, Vec<u8>) {
    let mut random = rsa::rand_core::OsRng;
    let key = rsa::RsaPrivateKey::new(&mut random, 2048).unwrap();
    let spki = key.to_public_key().to_public_key_der().unwrap();
    let name = Name::from_str("CN=A provider of our own").unwrap();
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
        SubjectPublicKeyInfoOwned::try_from(spki.as_bytes()).unwrap(),
        &signer,
    )
    .unwrap();
    let here = OctetString::new([127, 0, 0, 1]).unwrap();
    builder
        .add_extension(&SubjectAltName(vec![GeneralName::IpAddress(here)]))
        .unwrap();
    let certificate = builder.build::<rsa::pkcs1v15::Signature>().unwrap();
    (
        certificate.to_der().unwrap(),
        key.to_pkcs8_der().unwrap().as_bytes().to_vec(),
    )
}

/// A server that answers with an empty 200 over TLS of these versions.
fn serve(
    (certificate, key): &(Vec<u8>, Vec<u8>),
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Url {
    crate::clients::install_crypto();
    let config = rustls::ServerConfig::builder_with_protocol_versions(versions)
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(certificate.clone())],
            PrivatePkcs8KeyDer::from(key.clone()).into(),
        )
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for tcp in listener.incoming() {
            let connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::StreamOwned::new(connection, tcp.unwrap());
            let mut asked = [0; 4096];
            if stream.read(&mut asked).is_ok() {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
            }
        }
    });
    Url::parse(&url).unwrap()
}

async fn get(roots: &[Vec<u8>], url: &Url) -> Result<Reply, CannotCall> {
    let egress = Egress::new(Reach { loopback: true }, Bounds::default(), roots).unwrap();
    let call = Call {
        provider: "agency",
        method: Method::GET,
        url,
        headers: HeaderMap::new(),
    };
    egress
        .call("2026-11-20T06:00:00Z".parse().unwrap(), call)
        .await
}

#[tokio::test]
async fn a_server_is_believed_by_its_certificate_only_and_may_speak_tls_1_2() {
    let identity = identity();
    let trusted = std::slice::from_ref(&identity.0);
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let url = serve(&identity, &[version]);
        assert_eq!(get(trusted, &url).await.unwrap().status, 200, "{version:?}");
        assert_eq!(
            get(&[], &url).await.unwrap_err(),
            CannotCall::Unreachable,
            "{version:?}"
        );
        let mut elsewhere = url.clone();
        elsewhere.set_host(Some("localhost")).unwrap();
        assert_eq!(
            get(trusted, &elsewhere).await.unwrap_err(),
            CannotCall::Unreachable,
            "a certificate for another name, {version:?}"
        );
    }
}
