CREATE TABLE requests (
    id TEXT PRIMARY KEY NOT NULL,
    session_lookup TEXT NOT NULL,
    draft BLOB NOT NULL,
    citizen_id TEXT REFERENCES citizens (id),
    terms_version TEXT,
    terms_at TIMESTAMP,
    consented_at TIMESTAMP,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX requests_by_citizen ON requests (citizen_id);
CREATE TABLE request_datasets (
    request_id TEXT NOT NULL REFERENCES requests (id),
    position BIGINT NOT NULL,
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    PRIMARY KEY (request_id, position)
);
CREATE TABLE challenges (
    id TEXT PRIMARY KEY NOT NULL,
    session_lookup TEXT NOT NULL,
    request_id TEXT REFERENCES requests (id),
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    kept BLOB NOT NULL,
    answer BLOB,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE TABLE proofs (
    id TEXT PRIMARY KEY NOT NULL,
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    method TEXT NOT NULL,
    evidence BLOB NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE TABLE consents (
    id TEXT PRIMARY KEY NOT NULL,
    request_id TEXT NOT NULL REFERENCES requests (id),
    citizen_id TEXT NOT NULL REFERENCES citizens (id),
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    proof_id TEXT NOT NULL REFERENCES proofs (id),
    terms_version TEXT NOT NULL,
    terms_digest TEXT NOT NULL,
    parameters BLOB NOT NULL,
    given_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP
);
CREATE UNIQUE INDEX consents_by_request ON consents (request_id, dataset_id);
