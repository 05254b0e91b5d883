DROP TABLE wishes;
DROP TABLE return_codes;
DROP TABLE contact_codes;
DROP TABLE contacts;
DROP TABLE citizens;
