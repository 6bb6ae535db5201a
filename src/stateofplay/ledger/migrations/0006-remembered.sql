-- Lists that take seconds to work out of a large ledger, as they were for one state of it. They can
-- be deleted at any time: they are worked out again.

CREATE TABLE remembered (
    name    TEXT PRIMARY KEY,
    state   TEXT NOT NULL,               -- of the ledger and the program it was worked out by
    content BLOB NOT NULL
);
