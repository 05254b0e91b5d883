DROP TABLE visits;
DROP TABLE audit_entries;
DROP TABLE audit_head;
DROP TABLE outbox;
DROP TABLE limits;
DROP TABLE sessions;
DROP TABLE key_material;
