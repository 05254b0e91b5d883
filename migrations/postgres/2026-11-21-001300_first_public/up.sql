ALTER TABLE news ADD COLUMN first_public_at TIMESTAMP;
UPDATE news SET first_public_at = made_at WHERE state = 'withdrawn';
ALTER TABLE downloads ADD COLUMN first_public_at TIMESTAMP;
UPDATE downloads SET first_public_at = made_at WHERE state = 'withdrawn';
