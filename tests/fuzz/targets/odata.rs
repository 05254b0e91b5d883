//! Query options of arbitrary text: nothing panics or hangs, and what is read can be asked of rows, of one that is full
//! and of one in which nothing is known.
//!
//! `cargo +nightly fuzz run odata --fuzz-dir tests/fuzz` with cargo-fuzz installed. The first byte chooses the option.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mydata::domain::park::catalogue::SERVICES;
use mydata::domain::park::odata::condition::Words;
use mydata::domain::park::odata::value::Type;
use mydata::domain::park::odata::{Options, Value, evaluate, sql};
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
    let unknown = |_: &'static str, _: Type| Value::Null;
    let (full, unknown) = (service.entity.row(&known), service.entity.row(&unknown));
    for order in &options.order {
        let values = [&full, &unknown].map(|row| evaluate::value(&order.by, row));
        let [one, two] = &values;
        assert_eq!(one.order(two), two.order(one).reverse());
        assert!(one.order(one).is_eq());
    }
    if let Some(filter) = &options.filter {
        for row in [&full, &unknown] {
            let holds = evaluate::holds(filter, row);
            for words in [Words::Sqlite, Words::Postgres] {
                let (said, left) = sql::divide(filter, words);
                assert!(!holds || left.iter().all(|left| evaluate::holds(left, row)));
                for piece in said {
                    assert_eq!(piece.text.matches('?').count(), piece.values.len());
                }
            }
        }
    }
});

/// A value of this type.
fn known(_: &'static str, kind: Type) -> Value {
    let at = chrono::DateTime::from_timestamp(1_795_000_000, 1_000).unwrap_or_default();
    match kind {
        Type::Null => Value::Null,
        Type::Boolean => Value::Boolean(true),
        Type::Text => Value::Text("K\u{212a} \u{2003}\u{92fc}'".to_owned()),
        Type::Integer => Value::Integer(i64::MIN),
        Type::Real => Value::Real(-0.5),
        Type::Date => Value::Date(at.date_naive()),
        Type::Instant => Value::Instant(at.fixed_offset()),
        Type::Time => Value::Time(at.time()),
        Type::Guid => Value::Guid(uuid::Uuid::from_u128(7)),
    }
}
