-- What was found in a report is packed into one row (found.py, packing.py): the ledger was twenty
-- times as large as its reports. The rows of the old tables are moved by sqlite_packing.py.

ALTER TABLE statements RENAME TO old_statements;
ALTER TABLE subjects RENAME TO old_subjects;
ALTER TABLE settings RENAME TO old_settings;
ALTER TABLE entities RENAME TO old_entities;
ALTER TABLE identities RENAME TO old_identities;
ALTER TABLE comparisons RENAME TO old_comparisons;
DROP TABLE report_words;
DROP TABLE statement_words;
DROP INDEX statement_id;
DROP INDEX current_identity;
DROP INDEX current_comparison;

-- Of title and text.
ALTER TABLE reports ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;

CREATE TABLE found (
    reading    INTEGER PRIMARY KEY REFERENCES readings (seq),
    first      INTEGER NOT NULL,        -- number of its first sentence in statement_words
    sentences  INTEGER NOT NULL,        -- how many of them
    acts       INTEGER NOT NULL,
    figures    INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    entities   BLOB NOT NULL,
    statements BLOB NOT NULL            -- with subjects and settings
);
CREATE INDEX found_first ON found (first);

CREATE TABLE statements (
    key     INTEGER NOT NULL,           -- the first eight of the id's sixteen digits
    reading INTEGER NOT NULL REFERENCES readings (seq),
    PRIMARY KEY (key, reading)
) WITHOUT ROWID;

CREATE TABLE actors (                   -- who more than one entity is
    seq           INTEGER PRIMARY KEY,
    number        INTEGER NOT NULL,     -- the same for all rows of one actor
    id            TEXT NOT NULL,
    content       BLOB NOT NULL,
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES runs (id)
);
CREATE UNIQUE INDEX current_actor ON actors (number) WHERE superseded_by IS NULL;

CREATE TABLE identified (               -- who the entities of a reading are
    seq           INTEGER PRIMARY KEY,
    reading       INTEGER NOT NULL REFERENCES readings (seq),
    content       BLOB NOT NULL,
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES runs (id)
);
CREATE UNIQUE INDEX current_identified ON identified (reading) WHERE superseded_by IS NULL;

CREATE TABLE comparisons (
    seq           INTEGER PRIMARY KEY,
    content       BLOB NOT NULL,
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES runs (id)
);

-- Only which words stand where: phrases are looked for, and hits weighed, in the text itself.
CREATE VIRTUAL TABLE report_words USING fts5 (
    words, content = '', detail = none, columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, content = '', detail = none, columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
