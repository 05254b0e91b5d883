DROP TABLE member_links;
DROP TABLE members;
DROP TABLE unit_types;
