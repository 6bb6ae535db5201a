-- The ids of the statements of a reading stand in one row (statement_ids.py), not each beside the
-- statement and half of it in an index. Those of older readings are moved by statement_ids.py.

DROP TABLE statements;

CREATE TABLE statement_ids (
    reading INTEGER PRIMARY KEY REFERENCES readings (seq),
    ids     BLOB NOT NULL                -- eight bytes each, in the order of found.statements
);

-- What follows from the text is no longer kept; all is worked out anew the next time.
DROP TABLE cards;
DELETE FROM remembered;

CREATE TABLE cards (
    reading INTEGER PRIMARY KEY REFERENCES readings (seq),
    content BLOB NOT NULL,
    near    BLOB NOT NULL                -- ids of the reports on its story
);
