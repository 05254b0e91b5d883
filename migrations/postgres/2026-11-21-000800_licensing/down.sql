DROP TABLE attribution_proofs;
DROP TABLE licence_remarks;
DROP TABLE licence_applications;
