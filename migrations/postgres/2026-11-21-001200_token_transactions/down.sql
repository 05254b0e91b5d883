ALTER TABLE access_tokens DROP COLUMN transaction_uid;
