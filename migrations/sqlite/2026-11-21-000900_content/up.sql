CREATE TABLE files (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    kept_by TEXT NOT NULL
);
CREATE TABLE file_chunks (
    file_id TEXT NOT NULL REFERENCES files (id),
    place BIGINT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (file_id, place)
);
CREATE TABLE news (
    id TEXT PRIMARY KEY NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body_zh TEXT NOT NULL,
    body_en TEXT NOT NULL,
    state TEXT NOT NULL,
    publish_at TIMESTAMP,
    version BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
CREATE INDEX news_by_publishing ON news (state, publish_at);
CREATE TABLE downloads (
    id TEXT PRIMARY KEY NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    file_id TEXT NOT NULL REFERENCES files (id),
    state TEXT NOT NULL,
    publish_at TIMESTAMP,
    times BIGINT NOT NULL,
    version BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
CREATE INDEX downloads_by_publishing ON downloads (state, publish_at);
CREATE TABLE data_services (
    id TEXT PRIMARY KEY NOT NULL,
    name_en TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    frequency_zh TEXT NOT NULL,
    frequency_en TEXT NOT NULL,
    provider_zh TEXT NOT NULL,
    provider_en TEXT NOT NULL,
    state TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE visitor_days (
    day DATE PRIMARY KEY NOT NULL,
    visitors BIGINT NOT NULL
);
INSERT INTO data_services (id, name_en, about_zh, about_en, frequency_zh, frequency_en, provider_zh, provider_en, state, reason_zh, reason_en, version) VALUES
    ('IdleLand', 'Idle land announced in a year', '依年份查詢公告的產業園區閒置用地：地段地號、面積、使用分區、公告日期、輔導期限與處理狀態。不含自然人所有的土地。', 'Idle land in industrial parks by the year of its announcement: lot, area, zoning, date of the announcement, end of the assistance and state. Land owned by natural persons is left out.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('IdleLandStatistics', 'Statistics of idle land', '依年份統計各園區閒置用地的公告、已改善與剩餘筆數及面積，數字由閒置用地公告資料加總而來。', 'Lots and areas announced, put to use and remaining, by park and year; always the sum of the rows of idle land.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('IndustryAssist', 'Assistance to firms in a year', '依年份查詢園區廠商接受的輔導計畫、補助金額、輔導項目與成效。', 'Programmes of assistance that firms in parks took part in, by year: subsidies, items and results.', '每季', 'Quarterly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('IndustrialParkFacility', 'Facilities of a park', '指定園區的公共設施：服務中心、污水處理廠、自來水、變電所、滯洪池、停車場與公園等，含容量與位置。', 'Shared facilities of one park, such as the service centre, sewage treatment, water, substations, retention basins, car parks and green areas, with capacity and place.', '每季', 'Quarterly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('Agency', 'Agencies that look after parks', '管理產業園區的機關：名稱、代碼、電話、地址、網址，以及所管理的園區。', 'The agencies that look after parks: name, code, telephone, address, web site, and the parks of each.', '每季', 'Quarterly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('IndustrialPark', 'Industrial parks', '各產業園區的基本資料：類型、所在縣市、面積、設立日期、廠商家數、就業人數與位置。', 'Industrial parks: kind, city, area, date of establishment, number of firms and of people employed, and place.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('FactoryProduct', 'Products of the factories of a park', '指定園區內各工廠登記的主要產品，以產品代碼與名稱列出。', 'The main products that the factories of one park have registered, by code and name.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('Factory', 'Registered factories', '全國登記工廠的名稱、統一編號、地址、組織型態、設立與登記核准日期及登記狀態。不含負責人資料。', 'Registered factories of the whole country: name, business number, address, organisation, dates of approval and state. The person in charge is left out.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('FactoryIndustrialClass', 'Industries of the factories of a park', '指定園區內各工廠登記的產業類別，以行業代碼與名稱列出。', 'The industries that the factories of one park are registered under, by code and name.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1),
    ('FactoryInPark', 'Registered factories of a park', '指定園區內的登記工廠，欄位與全國工廠基本資料相同。', 'The registered factories of one park, with the same fields as those of the whole country.', '每月', 'Monthly', '智慧園區時空資訊雲平台', 'Industrial Data Space', 'open', '', '', 1);
