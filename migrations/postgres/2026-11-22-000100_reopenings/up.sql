ALTER TABLE interruption_letters ADD COLUMN ended_at TIMESTAMP;
UPDATE interruption_letters SET ended_at = promised_at
WHERE service_id IN (SELECT id FROM data_services WHERE state = 'open');
