ALTER TABLE openings DROP COLUMN purpose;
