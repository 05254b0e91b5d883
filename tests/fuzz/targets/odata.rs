//! Query options of arbitrary text: nothing panics or hangs, and what is read can be asked of a row.
//!
//! `cargo +nightly fuzz run odata --fuzz-dir tests/fuzz` with cargo-fuzz installed. The first byte chooses the option.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mydata::domain::park::catalogue::SERVICES;
use mydata::domain::park::odata::condition::Words;
use mydata::domain::park::odata::{Options, evaluate, sql};
use mydata::kit::clock::Timestamp;

fuzz_target!(|input: (u8, u8, &str)| {
    let (option, service, text) = input;
    let names = ["$filter", "$orderby", "$select", "$top"];
    let (Some(name), Some(service), Some(now)) = (
        names.get(usize::from(option) % names.len()),
        SERVICES.get(usize::from(service) % SERVICES.len()),
        Timestamp::from_unix(1_795_000_000),
    ) else {
        return;
    };
    let now = now.to_datetime().fixed_offset();
    let Ok(options) = Options::read([(*name, text)], service.entity, now) else {
        return;
    };
    if let Some(filter) = &options.filter {
        let _ = evaluate::holds(filter, &[]);
        let (said, _) = sql::divide(filter, Words { find: "instr" });
        for piece in said {
            assert_eq!(piece.text.matches('?').count(), piece.values.len());
        }
    }
});
