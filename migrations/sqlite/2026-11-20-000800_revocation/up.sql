CREATE TABLE crls (
    url TEXT PRIMARY KEY NOT NULL,
    der BLOB NOT NULL,
    digest TEXT NOT NULL,
    next_update TIMESTAMP NOT NULL,
    fetched_at TIMESTAMP NOT NULL
);
