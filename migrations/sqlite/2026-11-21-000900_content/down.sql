DROP TABLE visitor_days;
DROP TABLE data_services;
DROP TABLE downloads;
DROP TABLE news;
DROP TABLE file_chunks;
DROP TABLE files;
