ALTER TABLE member_links ADD COLUMN mail BYTEA;
