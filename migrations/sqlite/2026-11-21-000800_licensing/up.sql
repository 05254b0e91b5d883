CREATE TABLE licence_applications (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    tier TEXT NOT NULL,
    details BLOB,
    submitted_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    reviewer_id TEXT REFERENCES accounts (id),
    verdict TEXT,
    reason TEXT,
    decided_at TIMESTAMP,
    decided_by TEXT
);
CREATE UNIQUE INDEX licence_applications_waiting ON licence_applications (account_id, tier) WHERE verdict IS NULL;
CREATE INDEX licence_applications_by_account ON licence_applications (account_id, submitted_at);
CREATE INDEX licence_applications_due ON licence_applications (due_at) WHERE verdict IS NULL;
CREATE TABLE licence_remarks (
    application_id TEXT NOT NULL REFERENCES licence_applications (id),
    field TEXT NOT NULL,
    remark TEXT NOT NULL,
    PRIMARY KEY (application_id, field)
);
CREATE TABLE attribution_proofs (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    handed_in_at TIMESTAMP NOT NULL,
    met_at TIMESTAMP,
    met_by TEXT,
    refused_at TIMESTAMP,
    refused_by TEXT,
    refused_reason TEXT
);
CREATE INDEX attribution_proofs_by_account ON attribution_proofs (account_id, handed_in_at);
CREATE INDEX attribution_proofs_waiting ON attribution_proofs (handed_in_at) WHERE met_at IS NULL AND refused_at IS NULL;
