//! How fast packages are verified, beside the ceiling measured in the same run: inflating and hashing alone.
//!
//! `cargo bench --bench package`. Verification is complete: structure, certificate path, signature, manifest, digests,
//! JSON, and the PDF's password in a process of its own, as the server does it. Aim: at least 80 % of the ceiling at
//! 5 MB.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bytes::Bytes;
use mydata::clients::pdf_reader::PdfReaders;
use mydata::domain::package::examine;
use sha2::{Digest as _, Sha256};

#[path = "../tests/suite/package/archive.rs"]
#[expect(dead_code, reason = "the suite uses the rest")]
mod archive;
#[path = "../tests/suite/package/authority.rs"]
#[expect(dead_code, reason = "the suite uses the rest")]
mod authority;
#[path = "../tests/suite/package/paper.rs"]
#[expect(dead_code, reason = "the suite uses the rest")]
mod paper;
#[path = "../tests/suite/package/parcel.rs"]
#[expect(dead_code, reason = "the suite uses the rest")]
mod parcel;

use archive::{Archive, Item};
use parcel::{Parcel, Platform};

/// As in the server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long each figure is measured.
const PATIENCE: Duration = Duration::from_secs(3);

fn main() {
    let readers = PdfReaders::of(PathBuf::from(env!("CARGO_BIN_EXE_mydata"))).with_reserve();
    readers.prepare().unwrap();
    println!(
        "the ceiling inflates and hashes on one thread; verification uses two, and the reader's process"
    );
    println!(
        "{:<34} {:>9} {:>11} {:>11} {:>7}",
        "package", "bytes", "verified", "ceiling", "ratio"
    );
    for (size, name) in [(67 << 10, "67 KB"), (5 << 20, "5 MB")] {
        for (share, mix) in [(5, "JSON 1/5, PDF 4/5"), (2, "JSON 1/2, PDF 1/2")] {
            for (pack, kind) in [
                (Item::stored as fn(&str, &[u8]) -> Item, "stored"),
                (Item::deflated, "deflated"),
            ] {
                let bytes = Bytes::from(package(size, share, pack));
                let platform = Platform::new();
                let mut expectations = platform.expectations();
                expectations.pdf = &readers;
                examine(&bytes, &expectations).unwrap();
                let verified = median(|| drop(black_box(examine(&bytes, &expectations).unwrap())));
                let ceiling = median(|| inflate_and_hash(&bytes));
                println!(
                    "{:<34} {:>9} {:>8.3} ms {:>8.3} ms {:>5.0} %",
                    format!("{name} {kind}, {mix}"),
                    bytes.len(),
                    milliseconds(verified),
                    milliseconds(ceiling),
                    100.0 * ceiling.as_secs_f64() / verified.as_secs_f64(),
                );
            }
        }
    }
}

/// A package of `size` bytes before packing, of which one part in `share` is JSON.
fn package(size: usize, share: usize, pack: fn(&str, &[u8]) -> Item) -> Vec<u8> {
    let json = records(size / share);
    let scan = noise(size - size / share);
    let pdf = paper::locked_with("scan", &scan, paper::Cipher::Aes256, parcel::NUMBER);
    let parcel = Parcel::holding(&[("資料.json", json.as_bytes()), ("資料.pdf", &pdf)]);
    let mut items = parcel.items();
    for (item, (name, content)) in items.iter_mut().zip(&parcel.files) {
        *item = pack(name, content);
    }
    Archive::of(items).bytes()
}

/// About `size` bytes of records as agencies send them.
fn records(size: usize) -> String {
    let mut json = String::from("[");
    for number in 0_u32.. {
        if json.len() > size {
            break;
        }
        let mixed = number.wrapping_mul(2_654_435_761);
        if number > 0 {
            json.push(',');
        }
        let (year, sum) = (100 + number % 15, mixed % 900_000);
        write!(
            json,
            "{{\"案號\":\"{mixed:010}\",\"年度\":{year},\"金額\":{sum},\"說明\":\"薪資所得\"}}"
        )
        .unwrap();
    }
    json + "]"
}

/// Bytes like those of a compressed picture.
fn noise(size: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    })
    .flatten()
    .take(size)
    .collect()
}

/// What nobody can do without.
fn inflate_and_hash(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::with_capacity(usize::try_from(file.size()).unwrap() + 1);
        file.read_to_end(&mut content).unwrap();
        black_box(Sha256::digest(&content));
    }
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE || times.len() < 10 {
        let before = Instant::now();
        work();
        times.push(before.elapsed());
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
