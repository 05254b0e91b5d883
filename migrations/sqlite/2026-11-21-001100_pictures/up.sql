CREATE TABLE pictures (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    content BLOB NOT NULL,
    kept_at TIMESTAMP NOT NULL
);
CREATE INDEX pictures_by_account ON pictures (account_id);
CREATE TABLE inquiry_pictures (
    inquiry_id TEXT PRIMARY KEY NOT NULL REFERENCES inquiries (id),
    picture_id TEXT NOT NULL REFERENCES pictures (id)
);
CREATE TABLE attribution_pictures (
    proof_id TEXT PRIMARY KEY NOT NULL REFERENCES attribution_proofs (id),
    picture_id TEXT NOT NULL REFERENCES pictures (id)
);
