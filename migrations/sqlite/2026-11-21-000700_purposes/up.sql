ALTER TABLE openings ADD COLUMN purpose BLOB;
