CREATE TABLE unit_types (
    id TEXT PRIMARY KEY NOT NULL,
    parent_id TEXT REFERENCES unit_types (id),
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    place BIGINT NOT NULL,
    closed_at TIMESTAMP
);
CREATE INDEX unit_types_by_parent ON unit_types (parent_id, place);
INSERT INTO unit_types (id, parent_id, name_zh, name_en, place) VALUES
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000100', NULL, '工業區組', 'Industrial parks division', 1),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000200', NULL, '政府機關', 'Government', 2),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000300', NULL, '學術研究', 'Schools and research', 3),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000400', NULL, '民間企業', 'Companies', 4),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000500', NULL, '個人', 'Private persons', 5);
INSERT INTO unit_types (id, parent_id, name_zh, name_en, place) VALUES
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000101', '0e8c7c1e-5d2b-4b5e-9a30-000000000100', '科室-管理服務科', 'Section: administration and services', 1),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000102', '0e8c7c1e-5d2b-4b5e-9a30-000000000100', '園區服務中心', 'Park service centre', 2),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000201', '0e8c7c1e-5d2b-4b5e-9a30-000000000200', '中央機關', 'Central government', 1),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000202', '0e8c7c1e-5d2b-4b5e-9a30-000000000200', '地方機關', 'Local government', 2),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000301', '0e8c7c1e-5d2b-4b5e-9a30-000000000300', '學校', 'School or university', 1),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000302', '0e8c7c1e-5d2b-4b5e-9a30-000000000300', '研究機構', 'Research institute', 2),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000401', '0e8c7c1e-5d2b-4b5e-9a30-000000000400', '資訊服務業', 'Information services', 1),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000402', '0e8c7c1e-5d2b-4b5e-9a30-000000000400', '製造業', 'Manufacturing', 2),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000403', '0e8c7c1e-5d2b-4b5e-9a30-000000000400', '其他企業', 'Other company', 3),
    ('0e8c7c1e-5d2b-4b5e-9a30-000000000501', '0e8c7c1e-5d2b-4b5e-9a30-000000000500', '一般民眾', 'Citizen', 1);
CREATE TABLE members (
    account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id),
    mail BLOB,
    mail_lookup TEXT,
    unit_type_id TEXT NOT NULL REFERENCES unit_types (id),
    country TEXT NOT NULL,
    locale TEXT NOT NULL,
    terms_version TEXT NOT NULL,
    agreed_at TIMESTAMP NOT NULL,
    wants_notices BOOLEAN NOT NULL,
    activated_at TIMESTAMP,
    closed_at TIMESTAMP
);
CREATE UNIQUE INDEX members_living_mail ON members (mail_lookup) WHERE activated_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX members_by_mail ON members (mail_lookup);
CREATE TABLE member_links (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    purpose TEXT NOT NULL,
    token_lookup TEXT NOT NULL UNIQUE,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX member_links_by_account ON member_links (account_id, purpose);
CREATE INDEX member_links_by_end ON member_links (expires_at);
