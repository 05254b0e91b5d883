CREATE TABLE inquiries (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    words BLOB NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    reviewer_id TEXT REFERENCES accounts (id),
    verdict TEXT,
    answer TEXT,
    answered_at TIMESTAMP,
    answered_by TEXT
);
CREATE INDEX inquiries_by_account ON inquiries (account_id, kind, submitted_at);
CREATE INDEX inquiries_due ON inquiries (kind, due_at) WHERE verdict IS NULL;
CREATE INDEX inquiries_answered ON inquiries (kind, answered_at) WHERE verdict IS NOT NULL;
CREATE TABLE courses (
    id TEXT PRIMARY KEY NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    place_zh TEXT NOT NULL,
    place_en TEXT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP NOT NULL,
    seats BIGINT NOT NULL,
    taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= seats),
    made_at TIMESTAMP NOT NULL,
    cancelled_at TIMESTAMP
);
CREATE INDEX courses_by_end ON courses (ends_at);
CREATE TABLE enrolments (
    id TEXT PRIMARY KEY NOT NULL,
    course_id TEXT NOT NULL REFERENCES courses (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    enrolled_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    ended_at TIMESTAMP,
    ending TEXT,
    answer TEXT,
    answered_by TEXT
);
CREATE UNIQUE INDEX enrolments_living ON enrolments (course_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX enrolments_by_account ON enrolments (account_id, enrolled_at);
CREATE INDEX enrolments_waiting ON enrolments (enrolled_at) WHERE confirmed_at IS NULL AND ended_at IS NULL;
CREATE TABLE announcements (
    id TEXT PRIMARY KEY NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by TEXT NOT NULL
);
CREATE INDEX announcements_by_time ON announcements (made_at);
CREATE TABLE announcement_letters (
    announcement_id TEXT NOT NULL REFERENCES announcements (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    token_lookup TEXT NOT NULL UNIQUE,
    promised_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    PRIMARY KEY (announcement_id, account_id)
);
CREATE INDEX announcement_letters_by_account ON announcement_letters (account_id);
