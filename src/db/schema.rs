//! The tables as Diesel sees them; `migrations/` makes them.
#![expect(
    missing_docs,
    reason = "columns are described where their rows are read"
)]

diesel::table! {
    probe (id) {
        id -> Text,
        at -> Timestamp,
    }
}
