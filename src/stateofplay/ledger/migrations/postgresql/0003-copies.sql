-- As SQLite's 0004; addresses may be longer than other indexes take.

ALTER TABLE reports ADD COLUMN core_hash TEXT COLLATE "C";

CREATE INDEX report_core ON reports (core_hash);
CREATE INDEX report_url ON reports USING hash (url);
