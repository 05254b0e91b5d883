ALTER TABLE access_tokens ADD COLUMN transaction_uid TEXT NOT NULL DEFAULT '';
UPDATE access_tokens SET transaction_uid = (SELECT transaction_uid FROM transfers WHERE transfers.id = access_tokens.transfer_id);
