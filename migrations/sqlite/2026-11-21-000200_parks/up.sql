CREATE TABLE agencies (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    phone TEXT,
    fax TEXT,
    mail TEXT,
    url TEXT,
    address TEXT,
    updated_at TIMESTAMP NOT NULL
);
CREATE TABLE parks (
    id TEXT PRIMARY KEY NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    kind TEXT,
    agency_id TEXT REFERENCES agencies (id),
    city TEXT,
    city_code TEXT,
    town TEXT,
    town_code TEXT,
    address TEXT,
    area DOUBLE PRECISION,
    industrial_area DOUBLE PRECISION,
    established_on DATE,
    employees BIGINT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT,
    phone TEXT,
    url TEXT,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP
);
CREATE INDEX parks_by_agency ON parks (agency_id);
CREATE TABLE facilities (
    id TEXT PRIMARY KEY NOT NULL,
    park_id TEXT NOT NULL REFERENCES parks (id),
    name_zh TEXT NOT NULL,
    name_en TEXT,
    kind TEXT NOT NULL,
    capacity DOUBLE PRECISION,
    capacity_unit TEXT,
    address TEXT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT,
    status TEXT,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX facilities_by_park ON facilities (park_id);
CREATE TABLE assistances (
    id TEXT PRIMARY KEY NOT NULL,
    year BIGINT NOT NULL,
    program TEXT NOT NULL,
    park_id TEXT REFERENCES parks (id),
    company TEXT,
    business_no TEXT,
    class_id TEXT,
    subsidy BIGINT,
    items TEXT,
    performance TEXT,
    status TEXT,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX assistances_by_year ON assistances (year);
CREATE TABLE idle_lands (
    id TEXT PRIMARY KEY NOT NULL,
    year BIGINT NOT NULL,
    park_id TEXT NOT NULL REFERENCES parks (id),
    section TEXT,
    land_no TEXT,
    area DOUBLE PRECISION NOT NULL,
    zoning TEXT,
    announce_no TEXT,
    announced_on DATE,
    assisted_until DATE,
    extension_days BIGINT,
    status TEXT NOT NULL,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX idle_lands_by_year ON idle_lands (year, park_id);
CREATE TABLE factories (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    business_no TEXT,
    park_id TEXT REFERENCES parks (id),
    address TEXT,
    city TEXT,
    town TEXT,
    organization TEXT,
    setup_on DATE,
    registered_on DATE,
    status TEXT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT,
    url TEXT,
    products TEXT NOT NULL,
    classes TEXT NOT NULL,
    material TEXT,
    updated_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP
);
CREATE INDEX factories_by_park ON factories (park_id);
CREATE INDEX factories_by_place ON factories (latitude, longitude);
CREATE INDEX factories_by_business ON factories (business_no);
CREATE INDEX factories_by_town ON factories (city, town);
CREATE TABLE park_imports (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX park_imports_by_time ON park_imports (at);
