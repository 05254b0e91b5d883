DROP TABLE announcement_letters;
DROP TABLE announcements;
DROP TABLE enrolments;
DROP TABLE courses;
DROP TABLE inquiries;
