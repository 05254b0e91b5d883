CREATE TABLE calls (
    id TEXT PRIMARY KEY NOT NULL,
    credential_id TEXT NOT NULL REFERENCES credentials (id),
    service TEXT NOT NULL,
    status BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    milliseconds BIGINT NOT NULL,
    refusal TEXT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX calls_by_credential ON calls (credential_id, at);
CREATE INDEX calls_by_time ON calls (at);
