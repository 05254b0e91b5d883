//! What a revocation list of 400,000 entries costs: in memory, and at each look-up; beside webpki's own list.
//!
//! `cargo bench --bench revocation_list`. The list is made by the sandbox's authority; its keys are kept in `target/`.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mydata::domain::citizen::national_id::NationalId;
use mydata::domain::identity::authority::Authorities;
use mydata::domain::identity::proof::{Claim, Trust, examine};
use mydata::domain::identity::revocation::{RevocationList, Revocations};
use mydata::domain::identity::signed_data::Presented;
use mydata::kit::clock::{Timestamp, minutes};
use mydata::kit::random::SystemChance;
use mydata::sandbox::card_component::signing;
use mydata::sandbox::hierarchy::{Card, Hierarchy, List, POLICY};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, UnixTime};
use x509_cert::serial_number::SerialNumber;

const ENTRIES: u32 = 400_000;
const CONTENT: &[u8] = b"eyJ2ZXJzaW9uIjoxfQ";
const CEILING_KIB: u64 = 64 * 1024;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sandbox-keys");
    let hierarchy = Hierarchy::open(&folder, "http://lists.test", &SystemChance::default())?;
    let now: Timestamp = "2026-11-20T06:00:00Z".parse()?;
    let mut draft = hierarchy.list(List::Complete, now)?;
    draft.revoked = (0..ENTRIES).map(serial).collect::<Result<_, _>>()?;
    let list = draft.sign(hierarchy.citizens_key())?;
    println!("list: {ENTRIES} entries, {} KiB", list.len() / 1024);
    let card = hierarchy.card("ming").ok_or("no such card")?;
    ours(&hierarchy, card, &list, now)?;
    webpkis(&hierarchy, card, &list, now)
}

/// Sixteen bytes, spread evenly, none of them a card's.
fn serial(n: u32) -> der::Result<SerialNumber> {
    let mut bytes = [0; 16];
    let mixed = u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    bytes.copy_from_slice(&mixed.to_be_bytes());
    let [first, ..] = &mut bytes;
    *first = *first & 0x1f | 0x20;
    SerialNumber::new(&bytes)
}

fn ours(hierarchy: &Hierarchy, card: &Card, list: &[u8], now: Timestamp) -> Outcome<()> {
    let authorities = Authorities::read_pem(&hierarchy.citizen_authorities_pem())?;
    let (before, begun) = (resident(), Instant::now());
    let read = Arc::new(RevocationList::read(list, &authorities, now)?);
    let (grown, took) = (resident().saturating_sub(before), begun.elapsed());
    println!("our index: read in {took:?}, {grown} KiB resident (ceiling {CEILING_KIB} KiB)");

    let message = signing::message(CONTENT, &card.sign, hierarchy.card_key(), signing::USUAL)?;
    let id: &NationalId = &card.holder.id_number;
    let judge = |revocations: &Revocations| {
        let claim = Claim {
            content: CONTENT,
            expires_at: now.plus(minutes(5)),
            id,
            birth_date: card.holder.birth_date,
        };
        let trust = Trust {
            authorities: &authorities,
            revocations,
            policies: &[POLICY],
        };
        black_box(examine(Presented::Cms(message.clone()), claim, trust, now).is_ok())
    };
    let large = Revocations::default().with(read)?;
    let empty = hierarchy
        .list(List::Part(card.part), now)?
        .sign(hierarchy.citizens_key())?;
    let small =
        Revocations::default().with(Arc::new(RevocationList::read(&empty, &authorities, now)?))?;
    println!("whole examination: {:?}", each(200, || judge(&large)));
    println!(
        "  with a list of one entry: {:?}",
        each(200, || judge(&small))
    );
    Ok(())
}

fn webpkis(hierarchy: &Hierarchy, card: &Card, list: &[u8], now: Timestamp) -> Outcome<()> {
    let (before, begun) = (resident(), Instant::now());
    let read = webpki::OwnedCertRevocationList::from_der(list).map_err(|_| "unreadable")?;
    let (grown, took) = (resident().saturating_sub(before), begun.elapsed());
    println!("webpki's list: read in {took:?}, {grown} KiB resident");

    let read = webpki::CertRevocationList::from(read);
    let lists = [&read];
    let options = webpki::RevocationOptionsBuilder::new(&lists)
        .map_err(|_| "no list")?
        .with_depth(webpki::RevocationCheckDepth::EndEntity)
        .build();
    let pem = hierarchy.citizen_authorities_pem();
    let authorities: Vec<_> =
        CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<_, _>>()?;
    let (root, below) = authorities.split_first().ok_or("no authority")?;
    let roots = [webpki::anchor_from_trusted_cert(root)?];
    let time = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(now.unix())?));
    let leaf = CertificateDer::from(card.sign.clone());
    let leaf = webpki::EndEntityCert::try_from(&leaf)?;
    let check = || {
        let path = leaf.verify_for_usage(
            &[webpki::ring::RSA_PKCS1_2048_8192_SHA256],
            &roots,
            below,
            time,
            webpki::KeyUsage::required_if_present(&[0x2b]),
            Some(options),
            None,
        );
        black_box(path.is_ok())
    };
    println!("path check alone: {:?}", each(20, check));
    Ok(())
}

/// The time of one of `times` runs; every run has to succeed.
fn each(times: u32, mut run: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    let all = (0..times).all(|_| run());
    assert!(all, "a card in good standing was refused");
    begun.elapsed() / times
}

/// Resident memory of this process in KiB; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.and_then(|line| line.split_ascii_whitespace().nth(1))
        .and_then(|kib| kib.parse().ok())
        .unwrap_or(0)
}
