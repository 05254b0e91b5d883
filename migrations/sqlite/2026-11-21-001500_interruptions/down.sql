DROP TABLE interruption_letters;
