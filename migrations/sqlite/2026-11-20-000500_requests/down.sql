DROP TABLE consents;
DROP TABLE proofs;
DROP TABLE challenges;
DROP TABLE request_datasets;
DROP TABLE requests;
