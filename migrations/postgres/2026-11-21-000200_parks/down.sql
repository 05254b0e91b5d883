DROP TABLE park_imports;
DROP TABLE factories;
DROP TABLE idle_lands;
DROP TABLE assistances;
DROP TABLE facilities;
DROP TABLE parks;
DROP TABLE agencies;
