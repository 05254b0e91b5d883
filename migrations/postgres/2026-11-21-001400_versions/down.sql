ALTER TABLE courses DROP COLUMN version;
ALTER TABLE unit_types DROP COLUMN version;
