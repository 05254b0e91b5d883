CREATE TABLE agencies (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    code TEXT COLLATE "C",
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C",
    phone TEXT COLLATE "C",
    fax TEXT COLLATE "C",
    mail TEXT COLLATE "C",
    url TEXT COLLATE "C",
    address TEXT COLLATE "C",
    updated_at TIMESTAMP NOT NULL
);
CREATE TABLE parks (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C",
    kind TEXT COLLATE "C",
    agency_id TEXT COLLATE "C" REFERENCES agencies (id),
    city TEXT COLLATE "C",
    city_code TEXT COLLATE "C",
    town TEXT COLLATE "C",
    town_code TEXT COLLATE "C",
    address TEXT COLLATE "C",
    area DOUBLE PRECISION,
    industrial_area DOUBLE PRECISION,
    established_on DATE,
    employees BIGINT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT COLLATE "C",
    phone TEXT COLLATE "C",
    url TEXT COLLATE "C",
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP
);
CREATE INDEX parks_by_agency ON parks (agency_id);
CREATE TABLE facilities (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    park_id TEXT COLLATE "C" NOT NULL REFERENCES parks (id),
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    capacity DOUBLE PRECISION,
    capacity_unit TEXT COLLATE "C",
    address TEXT COLLATE "C",
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT COLLATE "C",
    status TEXT COLLATE "C",
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX facilities_by_park ON facilities (park_id);
CREATE TABLE assistances (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    year BIGINT NOT NULL,
    program TEXT COLLATE "C" NOT NULL,
    park_id TEXT COLLATE "C" REFERENCES parks (id),
    company TEXT COLLATE "C",
    business_no TEXT COLLATE "C",
    class_id TEXT COLLATE "C",
    subsidy BIGINT,
    items TEXT COLLATE "C",
    performance TEXT COLLATE "C",
    status TEXT COLLATE "C",
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX assistances_by_year ON assistances (year);
CREATE TABLE idle_lands (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    year BIGINT NOT NULL,
    park_id TEXT COLLATE "C" NOT NULL REFERENCES parks (id),
    section TEXT COLLATE "C",
    land_no TEXT COLLATE "C",
    area DOUBLE PRECISION NOT NULL,
    zoning TEXT COLLATE "C",
    announce_no TEXT COLLATE "C",
    announced_on DATE,
    assisted_until DATE,
    extension_days BIGINT,
    status TEXT COLLATE "C" NOT NULL,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT COLLATE "C",
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX idle_lands_by_year ON idle_lands (year, park_id);
CREATE TABLE factories (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    business_no TEXT COLLATE "C",
    park_id TEXT COLLATE "C" REFERENCES parks (id),
    address TEXT COLLATE "C",
    city TEXT COLLATE "C",
    town TEXT COLLATE "C",
    organization TEXT COLLATE "C",
    setup_on DATE,
    registered_on DATE,
    status TEXT COLLATE "C",
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    geohash TEXT COLLATE "C",
    url TEXT COLLATE "C",
    products TEXT COLLATE "C" NOT NULL,
    classes TEXT COLLATE "C" NOT NULL,
    material TEXT COLLATE "C",
    updated_at TIMESTAMP NOT NULL,
    gone_at TIMESTAMP
);
CREATE INDEX factories_by_park ON factories (park_id);
CREATE INDEX factories_by_place ON factories (latitude, longitude);
CREATE INDEX factories_by_business ON factories (business_no);
CREATE INDEX factories_by_town ON factories (city, town);
CREATE TABLE park_imports (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX park_imports_by_time ON park_imports (at);
