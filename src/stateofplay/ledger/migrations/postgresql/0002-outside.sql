-- As SQLite's 0003.

CREATE TABLE visits (
    address  TEXT COLLATE "C" PRIMARY KEY,
    etag     TEXT,
    modified TEXT,
    stamp    TEXT
);
