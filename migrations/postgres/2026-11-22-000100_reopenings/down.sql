ALTER TABLE interruption_letters DROP COLUMN ended_at;
