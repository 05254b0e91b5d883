CREATE TABLE interruption_letters (
    service_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    promised_at TIMESTAMP NOT NULL,
    PRIMARY KEY (service_id, version, account_id)
);
CREATE INDEX interruption_letters_by_account ON interruption_letters (account_id);
