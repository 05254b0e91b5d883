CREATE TABLE datasets (
    id TEXT PRIMARY KEY NOT NULL,
    zone TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    category TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    description_zh TEXT NOT NULL,
    description_en TEXT NOT NULL,
    unit_zh TEXT,
    unit_en TEXT,
    waiting TEXT NOT NULL,
    url TEXT NOT NULL,
    verb TEXT NOT NULL,
    secret_lookup TEXT NOT NULL,
    secret BLOB NOT NULL,
    signer_oid TEXT,
    probe_minutes BIGINT NOT NULL,
    position BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
CREATE INDEX datasets_by_category ON datasets (category, position);
CREATE TABLE dataset_fields (
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    position BIGINT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (dataset_id, position)
);
CREATE TABLE dataset_parameters (
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    position BIGINT NOT NULL,
    header TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    example TEXT NOT NULL,
    explanation_zh TEXT NOT NULL,
    explanation_en TEXT NOT NULL,
    dummy TEXT NOT NULL,
    optional BOOLEAN NOT NULL,
    PRIMARY KEY (dataset_id, position)
);
CREATE TABLE dataset_methods (
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    method TEXT NOT NULL,
    PRIMARY KEY (dataset_id, method)
);
CREATE TABLE dataset_hosts (
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    network TEXT NOT NULL,
    PRIMARY KEY (dataset_id, network)
);
CREATE TABLE dataset_signers (
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (dataset_id, fingerprint)
);
CREATE TABLE dataset_suspensions (
    id TEXT PRIMARY KEY NOT NULL,
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    lifted_at TIMESTAMP
);
CREATE UNIQUE INDEX dataset_suspensions_living ON dataset_suspensions (dataset_id) WHERE lifted_at IS NULL;
CREATE TABLE counter_datasets (
    counter_id TEXT NOT NULL REFERENCES counters (id),
    dataset_id TEXT NOT NULL REFERENCES datasets (id),
    PRIMARY KEY (counter_id, dataset_id)
);
