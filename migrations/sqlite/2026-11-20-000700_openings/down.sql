DROP TABLE one_time_passwords;
DROP TABLE openings;
DROP TABLE barcodes;
