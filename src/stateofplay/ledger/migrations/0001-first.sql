-- Rows are added, never rewritten. A later decision names itself in the earlier one's
-- superseded_by; what has superseded_by NULL holds.

CREATE TABLE runs (
    id        INTEGER PRIMARY KEY,
    started   TEXT NOT NULL,            -- ISO 8601, UTC
    finished  TEXT,                     -- NULL: running, or interrupted
    program   TEXT NOT NULL,            -- version of stateofplay
    engine    TEXT NOT NULL,            -- models and rules, with versions
    settings  TEXT NOT NULL             -- JSON
);

CREATE TABLE reports (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    text_hash TEXT NOT NULL,            -- SHA-256 of title, blank line, text
    source    TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,            -- verbatim
    publisher TEXT,
    published TEXT,                     -- ISO 8601 day
    url       TEXT,
    author    TEXT,
    extra     TEXT NOT NULL,            -- JSON: fields of the input without a column
    run       INTEGER NOT NULL REFERENCES runs (id)
);

CREATE TABLE readings (
    seq           INTEGER PRIMARY KEY,
    report        INTEGER NOT NULL REFERENCES reports (seq),
    engine        TEXT NOT NULL,
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES readings (seq) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX current_reading ON readings (report) WHERE superseded_by IS NULL;

CREATE TABLE statements (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    reading    INTEGER NOT NULL REFERENCES readings (seq),
    kind       TEXT NOT NULL,           -- act, figure, quotation
    start      INTEGER NOT NULL,        -- evidence: code points of title, blank line, text
    "end"      INTEGER NOT NULL,
    found_by   TEXT NOT NULL,
    confidence REAL,
    content    TEXT NOT NULL,           -- JSON: the whole statement, words as offsets
    UNIQUE (reading, id)
);
CREATE INDEX statement_id ON statements (id);

CREATE TABLE subjects (
    statement INTEGER PRIMARY KEY REFERENCES statements (seq),
    content   TEXT NOT NULL             -- JSON
);

CREATE TABLE settings (
    statement INTEGER PRIMARY KEY REFERENCES statements (seq),
    content   TEXT NOT NULL             -- JSON
);

CREATE TABLE entities (
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (seq),
    id      TEXT NOT NULL,
    content TEXT NOT NULL,              -- JSON
    UNIQUE (reading, id)
);

CREATE TABLE identities (
    seq           INTEGER PRIMARY KEY,
    entity        TEXT NOT NULL,
    actor         TEXT NOT NULL,
    content       TEXT NOT NULL,        -- JSON
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES runs (id)
);
CREATE UNIQUE INDEX current_identity ON identities (entity) WHERE superseded_by IS NULL;

CREATE TABLE comparisons (
    seq           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,
    content       TEXT NOT NULL,        -- JSON
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES runs (id)
);
CREATE UNIQUE INDEX current_comparison ON comparisons (id) WHERE superseded_by IS NULL;

CREATE TABLE settlements (              -- up to which reading all is decided
    seq     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL
);

CREATE TABLE problems (
    seq     INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    stage   TEXT NOT NULL,
    message TEXT NOT NULL,
    report  TEXT NOT NULL,              -- id, '' if it never became a report
    run     INTEGER NOT NULL REFERENCES runs (id),
    UNIQUE (source, stage, message, report)
);

-- The words stay in reports alone: one index reads them there, the other holds none.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'seq',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    evidence, trigger, about, content = '',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
