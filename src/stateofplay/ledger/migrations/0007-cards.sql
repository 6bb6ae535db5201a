-- What comparing has to know of a reading that it does not read again. Cards can be deleted at any
-- time: all is compared anew then. For which state of the ledger they are right is in remembered.

CREATE TABLE cards (
    reading INTEGER PRIMARY KEY REFERENCES readings (seq),
    content BLOB NOT NULL,
    runs    BLOB NOT NULL,               -- numbers of its runs of words
    near    BLOB NOT NULL                -- ids of the reports on its story
);
