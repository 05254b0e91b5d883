//! How our own types stand in columns: one small macro for texts, and the timestamp.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, Timelike as _};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Timestamp as SqlTimestamp;

use crate::kit::clock::Timestamp;

/// Maps a type that prints and parses itself to a text column.
///
/// The type derives `AsExpression` and `FromSqlRow` with `sql_type = Text`; an unknown text in the table is
/// an error, never a default.
#[macro_export]
macro_rules! text_column {
    ($name:ty) => {
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::sqlite::Sqlite>,
            ) -> diesel::serialize::Result {
                out.set_value(self.to_string());
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                use std::io::Write as _;
                write!(out, "{self}")?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, $crate::db::MultiBackend> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, $crate::db::MultiBackend>,
            ) -> diesel::serialize::Result {
                out.set_value((diesel::sql_types::Text, self));
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = <String as diesel::deserialize::FromSql<diesel::sql_types::Text, DB>>::from_sql(bytes)?;
                text.parse().map_err(|_| format!("unknown {}: {text:?}", stringify!($name)).into())
            }
        }
    };
}

/// A text that is none of the words of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// Declares an enum of plain variants, each with the word by which it prints, is read again, and stands in a text column.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        $(#[$meta])*
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::db::mapping::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|known| known.word() == word);
                known.ok_or($crate::db::mapping::UnknownWord)
            }
        }

        $crate::text_column!($name);
    };
}

impl ToSql<SqlTimestamp, diesel::sqlite::Sqlite> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, diesel::sqlite::Sqlite>) -> serialize::Result {
        out.set_value(text(self.utc()));
        Ok(IsNull::No)
    }
}

/// `2026-11-20 06:00:00.000000`, so that texts stand in the order of times.
fn text(at: NaiveDateTime) -> String {
    let micros = at.and_utc().timestamp_subsec_micros();
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!(
        "{} {hour:02}:{minute:02}:{second:02}.{micros:06}",
        at.date()
    )
}

impl ToSql<SqlTimestamp, diesel::pg::Pg> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, diesel::pg::Pg>) -> serialize::Result {
        ToSql::<SqlTimestamp, diesel::pg::Pg>::to_sql(&self.utc(), &mut out.reborrow())
    }
}

impl ToSql<SqlTimestamp, super::MultiBackend> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, super::MultiBackend>) -> serialize::Result {
        out.set_value((SqlTimestamp, self));
        Ok(IsNull::No)
    }
}

impl FromSql<SqlTimestamp, diesel::sqlite::Sqlite> for Timestamp {
    fn from_sql(
        bytes: <diesel::sqlite::Sqlite as Backend>::RawValue<'_>,
    ) -> deserialize::Result<Self> {
        let text =
            <String as FromSql<diesel::sql_types::Text, diesel::sqlite::Sqlite>>::from_sql(bytes)?;
        match read(&text) {
            Some(at) => Ok(Self::from_utc(at)),
            None => {
                Ok(NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f")
                    .map(Self::from_utc)?)
            }
        }
    }
}

/// What [`text`] wrote of a year of four digits, by its places: most rows hold some, and a parser for all forms costs
/// more than the rest of the row. `None` for any other text.
fn read(text: &str) -> Option<NaiveDateTime> {
    let marks = [
        (4, b'-'),
        (7, b'-'),
        (10, b' '),
        (13, b':'),
        (16, b':'),
        (19, b'.'),
    ];
    let bytes = text.as_bytes();
    if bytes.len() != 26
        || marks
            .iter()
            .any(|&(place, mark)| bytes.get(place) != Some(&mark))
    {
        return None;
    }
    let part = |places: Range<usize>| text.get(places)?.parse::<u32>().ok();
    let year = text.get(..4)?.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, part(5..7)?, part(8..10)?)?;
    date.and_hms_micro_opt(part(11..13)?, part(14..16)?, part(17..19)?, part(20..26)?)
}

impl FromSql<SqlTimestamp, diesel::pg::Pg> for Timestamp {
    fn from_sql(bytes: <diesel::pg::Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        <NaiveDateTime as FromSql<SqlTimestamp, diesel::pg::Pg>>::from_sql(bytes)
            .map(Self::from_utc)
    }
}

impl FromSql<SqlTimestamp, super::MultiBackend> for Timestamp {
    fn from_sql(
        bytes: <super::MultiBackend as Backend>::RawValue<'_>,
    ) -> deserialize::Result<Self> {
        bytes.from_sql::<Self, SqlTimestamp>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_with_its_microseconds_however_many_there_are() {
        for (from, written) in [
            ("2026-11-20T06:00:00Z", "2026-11-20 06:00:00.000000"),
            ("0999-01-02T23:59:59.25Z", "0999-01-02 23:59:59.250000"),
            ("2026-11-20T06:07:08.000009Z", "2026-11-20 06:07:08.000009"),
        ] {
            let at: Timestamp = from.parse().unwrap();
            assert_eq!(text(at.utc()), written);
            assert_eq!(read(written), Some(at.utc()));
            assert_eq!(
                text(at.utc()),
                at.utc().format("%Y-%m-%d %H:%M:%S%.6f").to_string()
            );
        }
    }

    #[test]
    fn what_is_no_time_is_not_read_as_one() {
        for text in [
            "",
            "2026-11-20T06:00:00.000000",
            "2026-11-20 06:00:00.00000",
            "2026-11-31 06:00:00.000000",
            "2026-11-20 24:00:00.000000",
            "2026-11-20 06:00:0x.000000",
            "2026-11-20 06:00:00.0000０",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn times_come_back_as_they_were_written_to_the_end_of_time() {
        use diesel::prelude::*;

        let trial = crate::db::trial::on_sqlite();
        let end = Timestamp::from_utc(NaiveDateTime::MAX);
        for at in [Timestamp::from_unix(0).unwrap(), end] {
            let back = trial.db.read_now::<Timestamp, crate::db::Error>(|conn| {
                Ok(diesel::select(at.into_sql::<SqlTimestamp>()).get_result(conn)?)
            });
            assert_eq!(back.unwrap(), at);
        }
    }
}
