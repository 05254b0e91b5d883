DROP TABLE wishes;
DROP TABLE contact_codes;
DROP TABLE contacts;
DROP TABLE citizens;
