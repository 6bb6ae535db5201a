-- What a person decides of who is who. A decision that contradicts later ones is superseded.

CREATE TABLE decisions (
    seq           INTEGER PRIMARY KEY,
    content       TEXT NOT NULL,        -- JSON
    run           INTEGER NOT NULL REFERENCES runs (id),
    superseded_by INTEGER REFERENCES decisions (seq) DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE settlements ADD COLUMN decision INTEGER NOT NULL DEFAULT 0;
