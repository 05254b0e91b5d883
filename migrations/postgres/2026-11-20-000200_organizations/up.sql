CREATE TABLE organizations (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL,
    oid TEXT,
    mail TEXT,
    made_at TIMESTAMP NOT NULL
);
CREATE TABLE counters (
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP
);
CREATE UNIQUE INDEX counters_by_name ON counters (organization_id, name_zh);
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    counter_id TEXT REFERENCES counters (id),
    made_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP
);
CREATE TABLE account_passwords (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    hash TEXT NOT NULL,
    set_at TIMESTAMP NOT NULL
);
CREATE INDEX account_passwords_by_account ON account_passwords (account_id, set_at);
CREATE TABLE account_factors (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    confirmed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE UNIQUE INDEX account_factors_living ON account_factors (account_id) WHERE retired_at IS NULL;
CREATE TABLE account_enrolments (
    id TEXT PRIMARY KEY NOT NULL,
    token_lookup TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret BYTEA NOT NULL,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE TABLE account_attempts (
    id TEXT PRIMARY KEY NOT NULL,
    login_lookup TEXT NOT NULL,
    address_lookup TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    at TIMESTAMP NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX account_attempts_by_login ON account_attempts (login_lookup, at);
CREATE INDEX account_attempts_by_time ON account_attempts (at);
