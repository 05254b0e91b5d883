CREATE TABLE credentials (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    tier TEXT NOT NULL,
    app_id TEXT NOT NULL UNIQUE,
    calls_per_day BIGINT NOT NULL,
    issued_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    revoked_by TEXT,
    revoked_cause TEXT,
    revoked_reason TEXT
);
CREATE UNIQUE INDEX credentials_in_force ON credentials (account_id, tier) WHERE revoked_at IS NULL;
CREATE INDEX credentials_by_account ON credentials (account_id);
CREATE TABLE credential_keys (
    id TEXT PRIMARY KEY NOT NULL,
    credential_id TEXT NOT NULL REFERENCES credentials (id),
    sealed BYTEA,
    made_at TIMESTAMP NOT NULL,
    good_until TIMESTAMP
);
CREATE UNIQUE INDEX credential_keys_current ON credential_keys (credential_id) WHERE good_until IS NULL;
CREATE INDEX credential_keys_by_credential ON credential_keys (credential_id);
CREATE TABLE credential_networks (
    credential_id TEXT NOT NULL REFERENCES credentials (id),
    network TEXT NOT NULL,
    PRIMARY KEY (credential_id, network)
);
CREATE TABLE quota_days (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    day DATE NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (account_id, day)
);
