//! The tables that a database really has, in words that both databases share.

use std::collections::{BTreeMap, BTreeSet};

use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

/// A column: the family of its type, and whether it may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// `text`, `integer`, `timestamp`, `blob`, `boolean`, `real`, `date`.
    pub family: String,
    /// Whether it may be NULL.
    pub nullable: bool,
}

/// A table: columns, and its keys written as text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Table {
    /// By name.
    pub columns: BTreeMap<String, Column>,
    /// `primary (id)`, `unique (a, b)`, `index (a)`, `a -> other.id on delete cascade`.
    pub keys: BTreeSet<String>,
}

/// All tables by name.
pub type Tables = BTreeMap<String, Table>;

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    type_name: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    key: String,
}

const SQLITE_COLUMNS: &str = "SELECT m.name AS table_name, c.name AS column_name, c.type AS type_name,
    (c.\"notnull\" = 0 AND c.pk = 0) AS nullable
    FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '__diesel_schema_migrations'";

const SQLITE_KEYS: &str = "SELECT table_name, key FROM (
    SELECT m.name AS table_name, 'primary (' || (SELECT group_concat(name, ', ') FROM
        (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk)) || ')' AS key
    FROM sqlite_master m WHERE m.type = 'table'
    UNION ALL
    SELECT m.name, CASE WHEN i.\"unique\" THEN 'unique (' ELSE 'index (' END || (SELECT group_concat(name, ', ') FROM
        (SELECT coalesce(name, '?') AS name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
        || CASE WHEN i.partial THEN ' partial' ELSE '' END
    FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin <> 'pk'
    UNION ALL
    SELECT m.name, f.\"from\" || ' -> ' || f.\"table\" || '.' || coalesce(f.\"to\", 'id') || ' on delete ' || lower(f.on_delete)
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    ) WHERE key IS NOT NULL AND table_name NOT LIKE 'sqlite_%' AND table_name <> '__diesel_schema_migrations'";

const POSTGRES_COLUMNS: &str =
    "SELECT table_name::text, column_name::text, data_type::text AS type_name,
    (is_nullable = 'YES') AS nullable
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'";

const POSTGRES_KEYS: &str = "SELECT t.relname::text AS table_name,
    CASE WHEN i.indisprimary THEN 'primary (' WHEN i.indisunique THEN 'unique (' ELSE 'index (' END
    || (SELECT string_agg(coalesce(a.attname, '?'), ', ' ORDER BY k.place) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(num, place)
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num AND k.num > 0) || ')'
    || CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END AS key
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'public' AND t.relname <> '__diesel_schema_migrations'
    UNION ALL
    SELECT t.relname::text, a.attname || ' -> ' || r.relname || '.' || b.attname || ' on delete '
    || CASE c.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' ELSE 'no action' END
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN unnest(c.conkey, c.confkey) AS k(here, there) ON true
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.here
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.there
    WHERE c.contype = 'f' AND n.nspname = 'public'";

/// The tables of an SQLite file.
pub fn of_sqlite(path: &str) -> Tables {
    let mut conn = SqliteConnection::establish(path).unwrap();
    let columns = diesel::sql_query(SQLITE_COLUMNS).load(&mut conn).unwrap();
    let keys = diesel::sql_query(SQLITE_KEYS).load(&mut conn).unwrap();
    tables(columns, keys)
}

/// The tables of a PostgreSQL database.
pub fn of_postgres(url: &str) -> Tables {
    let mut conn = PgConnection::establish(url).unwrap();
    let columns = diesel::sql_query(POSTGRES_COLUMNS).load(&mut conn).unwrap();
    let keys = diesel::sql_query(POSTGRES_KEYS).load(&mut conn).unwrap();
    tables(columns, keys)
}

fn tables(columns: Vec<ColumnRow>, keys: Vec<KeyRow>) -> Tables {
    let mut tables = Tables::new();
    for row in columns {
        let column = Column {
            family: family(&row.type_name),
            nullable: row.nullable,
        };
        tables
            .entry(row.table_name)
            .or_default()
            .columns
            .insert(row.column_name, column);
    }
    for row in keys {
        tables
            .entry(row.table_name)
            .or_default()
            .keys
            .insert(row.key);
    }
    tables
}

/// The word that both databases share for a type; its own name when there is none.
fn family(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let family = match lower.split('(').next().unwrap_or_default().trim() {
        "text" | "varchar" | "character varying" => "text",
        "integer" | "int" | "bigint" | "smallint" => "integer",
        "timestamp" | "timestamp without time zone" => "timestamp",
        "blob" | "bytea" => "blob",
        "boolean" | "bool" => "boolean",
        "real" | "double" | "double precision" | "float" => "real",
        "date" => "date",
        _ => return lower,
    };
    family.to_owned()
}

/// What differs between two databases, in words.
pub fn differences(sqlite: &Tables, postgres: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    let names: BTreeSet<&String> = sqlite.keys().chain(postgres.keys()).collect();
    for name in names {
        let (Some(here), Some(there)) = (sqlite.get(name), postgres.get(name)) else {
            let side = if sqlite.contains_key(name) {
                "PostgreSQL"
            } else {
                "SQLite"
            };
            found.push(format!("the table {name} is missing on {side}"));
            continue;
        };
        let columns: BTreeSet<&String> = here.columns.keys().chain(there.columns.keys()).collect();
        for column in columns {
            let (one, other) = (here.columns.get(column), there.columns.get(column));
            if one != other {
                found.push(format!(
                    "{name}.{column} is {one:?} on SQLite and {other:?} on PostgreSQL"
                ));
            }
        }
        for key in here.keys.symmetric_difference(&there.keys) {
            let side = if here.keys.contains(key) {
                "SQLite"
            } else {
                "PostgreSQL"
            };
            found.push(format!("{name}: `{key}` stands on {side} only"));
        }
    }
    found
}
