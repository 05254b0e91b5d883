DROP TABLE quota_days;
DROP TABLE credential_networks;
DROP TABLE credential_keys;
DROP TABLE credentials;
