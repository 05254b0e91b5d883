//! Reading and writing what reviewers keep of data services.

use diesel::prelude::*;

use crate::db::schema::data_services;
use crate::db::{self, Conn, Tx};
use crate::domain::bilingual::Bilingual;
use crate::domain::park::catalogue::Service;
use crate::domain::park::listing::{Listed, ServiceState, Words};

#[derive(Queryable, Selectable)]
#[diesel(table_name = data_services, check_for_backend(crate::db::MultiBackend))]
struct Row {
    name_en: String,
    about_zh: String,
    about_en: String,
    frequency_zh: String,
    frequency_en: String,
    provider_zh: String,
    provider_en: String,
    state: ServiceState,
    reason_zh: String,
    reason_en: String,
    version: i64,
}

/// What is kept of a service.
///
/// # Errors
/// A fault of the database.
pub fn find(conn: &mut Conn, service: &'static Service) -> db::Result<Option<Listed>> {
    let row: Option<Row> = data_services::table
        .find(service.id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| Listed {
        service,
        words: Words {
            name_en: row.name_en,
            about: Bilingual::new(row.about_zh, row.about_en),
            frequency: Bilingual::new(row.frequency_zh, row.frequency_en),
            provider: Bilingual::new(row.provider_zh, row.provider_en),
        },
        state: row.state,
        reason: Bilingual::new(row.reason_zh, row.reason_en),
        version: row.version,
    }))
}

/// The services that are not open, by their stable names.
///
/// # Errors
/// A fault of the database.
pub fn list_not_open(conn: &mut Conn) -> db::Result<Vec<(String, ServiceState)>> {
    Ok(data_services::table
        .filter(data_services::state.ne(ServiceState::Open))
        .select((data_services::id, data_services::state))
        .load(conn)?)
}

/// What the services are called in English, by their stable names.
///
/// # Errors
/// A fault of the database.
pub fn list_names(conn: &mut Conn) -> db::Result<Vec<(String, String)>> {
    Ok(data_services::table
        .select((data_services::id, data_services::name_en))
        .load(conn)?)
}

/// Replaces what is kept; `false` when it is of another version.
///
/// # Errors
/// A fault of the database.
pub fn replace(tx: &mut Tx<'_>, new: &Listed) -> db::Result<bool> {
    let seen = data_services::table
        .find(new.service.id)
        .filter(data_services::version.eq(new.version));
    let changed = diesel::update(seen)
        .set((
            data_services::name_en.eq(&new.words.name_en),
            data_services::about_zh.eq(&new.words.about.zh),
            data_services::about_en.eq(&new.words.about.en),
            data_services::frequency_zh.eq(&new.words.frequency.zh),
            data_services::frequency_en.eq(&new.words.frequency.en),
            data_services::provider_zh.eq(&new.words.provider.zh),
            data_services::provider_en.eq(&new.words.provider.en),
            data_services::state.eq(new.state),
            data_services::reason_zh.eq(&new.reason.zh),
            data_services::reason_en.eq(&new.reason.en),
            data_services::version.eq(new.version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}
