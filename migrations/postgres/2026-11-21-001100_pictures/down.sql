DROP TABLE attribution_pictures;
DROP TABLE inquiry_pictures;
DROP TABLE pictures;
