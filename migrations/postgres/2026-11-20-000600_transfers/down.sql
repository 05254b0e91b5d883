DROP TABLE events;
DROP TABLE packages;
DROP TABLE access_tokens;
DROP TABLE transfers;
