-- As SQLite's 0008.

DROP TABLE statements;

CREATE TABLE statement_ids (
    reading BIGINT PRIMARY KEY REFERENCES readings (seq),
    ids     BYTEA NOT NULL
);

DROP TABLE cards;
DELETE FROM remembered;

CREATE TABLE cards (
    reading BIGINT PRIMARY KEY REFERENCES readings (seq),
    content BYTEA NOT NULL,
    near    BYTEA NOT NULL
);
