CREATE TABLE key_material (
    name TEXT PRIMARY KEY NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE TABLE sessions (
    lookup TEXT PRIMARY KEY NOT NULL,
    state BYTEA NOT NULL,
    subject TEXT,
    agent TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_subject ON sessions (subject);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE TABLE limits (
    bucket TEXT PRIMARY KEY NOT NULL,
    began_at TIMESTAMP NOT NULL,
    used BIGINT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX limits_by_end ON limits (expires_at);
CREATE TABLE outbox (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    secret BYTEA,
    made_at TIMESTAMP NOT NULL,
    run_at TIMESTAMP NOT NULL,
    attempts BIGINT NOT NULL,
    leased_by TEXT,
    leased_until TIMESTAMP,
    done_at TIMESTAMP,
    failed_at TIMESTAMP,
    problem TEXT
);
CREATE INDEX outbox_due ON outbox (run_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL,
    digest TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, digest) VALUES (1, 0, '');
CREATE TABLE audit_entries (
    seq BIGINT PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    ip TEXT,
    digest TEXT NOT NULL
);
CREATE TABLE visits (
    day DATE PRIMARY KEY NOT NULL,
    pages BIGINT NOT NULL
);
