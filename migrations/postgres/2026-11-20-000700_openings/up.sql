CREATE TABLE barcodes (
    id TEXT PRIMARY KEY NOT NULL,
    package_id TEXT NOT NULL REFERENCES packages (id),
    symbols_lookup TEXT NOT NULL,
    symbols BYTEA NOT NULL,
    issued_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE UNIQUE INDEX barcodes_living ON barcodes (symbols_lookup) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX barcodes_one_per_package ON barcodes (package_id) WHERE retired_at IS NULL;
CREATE TABLE openings (
    id TEXT PRIMARY KEY NOT NULL,
    package_id TEXT NOT NULL REFERENCES packages (id),
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    counter_id TEXT NOT NULL REFERENCES counters (id),
    reason TEXT,
    case_number TEXT,
    state TEXT NOT NULL,
    failure TEXT,
    began_at TIMESTAMP NOT NULL,
    asked_at TIMESTAMP,
    opened_at TIMESTAMP,
    ended_at TIMESTAMP
);
CREATE INDEX openings_by_package ON openings (package_id);
CREATE UNIQUE INDEX openings_one_per_clerk ON openings (package_id, account_id, counter_id) WHERE state IN ('presented', 'waiting', 'open');
CREATE INDEX openings_by_account ON openings (account_id, began_at);
CREATE INDEX openings_by_citizen ON openings (citizen_id, began_at);
CREATE TABLE one_time_passwords (
    id TEXT PRIMARY KEY NOT NULL,
    opening_id TEXT NOT NULL REFERENCES openings (id),
    package_id TEXT NOT NULL REFERENCES packages (id),
    password_lookup TEXT NOT NULL,
    tries BIGINT NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    replaced_at TIMESTAMP
);
CREATE INDEX one_time_passwords_by_package ON one_time_passwords (package_id);
CREATE UNIQUE INDEX one_time_passwords_living ON one_time_passwords (opening_id) WHERE used_at IS NULL AND replaced_at IS NULL;
