CREATE TABLE transfers (
    id TEXT PRIMARY KEY NOT NULL,
    request_id TEXT NOT NULL REFERENCES requests (id),
    consent_id TEXT NOT NULL REFERENCES consents (id),
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    transaction_uid TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_at TIMESTAMP,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX transfers_by_request ON transfers (request_id);
CREATE INDEX transfers_by_citizen ON transfers (citizen_id);
CREATE TABLE access_tokens (
    id TEXT PRIMARY KEY NOT NULL,
    transfer_id TEXT NOT NULL REFERENCES transfers (id),
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    token_lookup TEXT NOT NULL UNIQUE,
    token BLOB,
    verification TEXT NOT NULL,
    issued_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE UNIQUE INDEX access_tokens_living ON access_tokens (transfer_id) WHERE ended_at IS NULL;
CREATE TABLE packages (
    id TEXT PRIMARY KEY NOT NULL,
    transfer_id TEXT NOT NULL UNIQUE REFERENCES transfers (id),
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    bytes BIGINT NOT NULL,
    manifest_digest TEXT NOT NULL,
    verdict BLOB NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP,
    deleted_why TEXT,
    swept_at TIMESTAMP
);
CREATE INDEX packages_by_citizen ON packages (citizen_id, expires_at);
CREATE INDEX packages_by_manifest ON packages (manifest_digest);
CREATE INDEX packages_unswept ON packages (expires_at) WHERE swept_at IS NULL;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TIMESTAMP NOT NULL,
    code BIGINT NOT NULL,
    transaction_uid TEXT,
    client_id TEXT,
    tx_id TEXT,
    dataset_id TEXT,
    citizen_id TEXT,
    opening_id TEXT,
    ip TEXT
);
CREATE INDEX events_by_citizen ON events (citizen_id, seq);
