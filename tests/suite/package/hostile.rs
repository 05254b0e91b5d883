//! Nothing panics, whatever comes.

use std::sync::LazyLock;

use mydata::domain::package::Reason;
use proptest::prelude::*;

use super::archive::{Archive, Item};
use super::parcel::{Parcel, Platform};

static HONEST: LazyLock<Vec<u8>> = LazyLock::new(|| Parcel::honest().bytes());
static STREAMED: LazyLock<Vec<u8>> =
    LazyLock::new(|| Archive::of(Parcel::honest().items().into_iter().map(Item::streamed)).bytes());
static PLATFORM: LazyLock<Platform> = LazyLock::new(Platform::new);

#[test]
fn a_package_cut_off_at_any_byte_is_refused() {
    for honest in [&*HONEST, &*STREAMED] {
        for length in 0..honest.len() {
            let reason = PLATFORM.examine(&honest[..length]).unwrap_err().reason;
            let expected = if length < 2 {
                Reason::NotZip
            } else {
                Reason::Truncated
            };
            assert_eq!(reason, expected, "{length} bytes");
        }
    }
}

#[test]
fn a_linter_finds_several_things_at_once() {
    let mut archive = Parcel::certified("hello").archive();
    archive.items.push(Item::stored("../a", b"x"));
    archive.items.push(Item::stored("b", b"x"));
    let reasons = PLATFORM.lint(&archive.bytes());
    let expected = [
        Reason::DotPart,
        Reason::CertificateNotPem,
        Reason::Unlisted,
        Reason::Unlisted,
    ];
    assert_eq!(reasons, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2048)) {
        prop_assert!(PLATFORM.examine(&bytes).is_err());
        prop_assert!(!PLATFORM.lint(&bytes).is_empty());
    }

    /// Timestamps, versions, internal attributes and the comment are nobody's business; whatever else changes is found.
    #[test]
    fn changed_bytes_never_panic_and_never_change_what_is_accepted(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        streamed in any::<bool>(),
    ) {
        let honest: &Vec<u8> = if streamed { &STREAMED } else { &HONEST };
        let mut bytes = honest.clone();
        for (index, byte) in changes {
            bytes[index.index(honest.len())] = byte;
        }
        PLATFORM.lint(&bytes);
        if let Ok(package) = PLATFORM.examine(&bytes) {
            let true_one = PLATFORM.examine(honest).unwrap();
            prop_assert_eq!(package.files, true_one.files);
            prop_assert_eq!(package.manifest_digest, true_one.manifest_digest);
        }
    }

    #[test]
    fn pieces_cut_out_or_doubled_never_panic(
        from in any::<prop::sample::Index>(),
        length in 1_usize..64,
        double in any::<bool>(),
    ) {
        let mut bytes = HONEST.clone();
        let from = from.index(bytes.len());
        let until = (from + length).min(bytes.len());
        if double {
            let piece = bytes[from..until].to_vec();
            bytes.splice(from..from, piece);
        } else {
            bytes.drain(from..until);
        }
        prop_assert!(PLATFORM.examine(&bytes).is_err());
    }
}
