ALTER TABLE member_links DROP COLUMN mail;
