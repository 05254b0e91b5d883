DROP TABLE counter_datasets;
DROP TABLE dataset_suspensions;
DROP TABLE dataset_signers;
DROP TABLE dataset_hosts;
DROP TABLE dataset_methods;
DROP TABLE dataset_parameters;
DROP TABLE dataset_fields;
DROP TABLE datasets;
