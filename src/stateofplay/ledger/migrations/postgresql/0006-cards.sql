-- As SQLite's 0007.

CREATE TABLE cards (
    reading BIGINT PRIMARY KEY REFERENCES readings (seq),
    content BYTEA NOT NULL,
    runs    BYTEA NOT NULL,
    near    BYTEA NOT NULL
);
