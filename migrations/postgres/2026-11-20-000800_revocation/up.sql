CREATE TABLE crls (
    url TEXT PRIMARY KEY NOT NULL,
    der BYTEA NOT NULL,
    number TEXT NOT NULL,
    this_update TIMESTAMP NOT NULL,
    next_update TIMESTAMP NOT NULL,
    fetched_at TIMESTAMP NOT NULL
);
