DROP TABLE account_attempts;
DROP TABLE account_enrolments;
DROP TABLE account_factors;
DROP TABLE account_passwords;
DROP TABLE accounts;
DROP TABLE counters;
DROP TABLE organizations;
