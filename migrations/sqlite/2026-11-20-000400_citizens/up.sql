CREATE TABLE citizens (
    id TEXT PRIMARY KEY NOT NULL,
    number_lookup TEXT NOT NULL UNIQUE,
    number BLOB NOT NULL,
    birth_date BLOB NOT NULL,
    name BLOB NOT NULL,
    made_at TIMESTAMP NOT NULL
);
CREATE TABLE contacts (
    id TEXT PRIMARY KEY NOT NULL,
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    kind TEXT NOT NULL,
    value BLOB NOT NULL,
    locale TEXT NOT NULL,
    confirmed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE UNIQUE INDEX contacts_living ON contacts (citizen_id) WHERE retired_at IS NULL;
CREATE TABLE contact_codes (
    id TEXT PRIMARY KEY NOT NULL,
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    kind TEXT NOT NULL,
    value BLOB NOT NULL,
    code_lookup TEXT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    replaced_at TIMESTAMP
);
CREATE UNIQUE INDEX contact_codes_living ON contact_codes (citizen_id) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE TABLE return_codes (
    id TEXT PRIMARY KEY NOT NULL,
    number_lookup TEXT NOT NULL,
    citizen_id TEXT REFERENCES citizens (id),
    code_lookup TEXT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX return_codes_by_number ON return_codes (number_lookup, sent_at);
CREATE INDEX return_codes_by_end ON return_codes (expires_at);
CREATE TABLE wishes (
    id TEXT PRIMARY KEY NOT NULL,
    wish TEXT NOT NULL,
    locale TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
