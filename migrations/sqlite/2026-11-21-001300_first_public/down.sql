ALTER TABLE news DROP COLUMN first_public_at;
ALTER TABLE downloads DROP COLUMN first_public_at;
