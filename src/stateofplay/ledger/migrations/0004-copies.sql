-- What makes a report a copy of another, or a later version of one, is asked by these.

-- Of day and words, NULL in reports from before it was known.
ALTER TABLE reports ADD COLUMN core_hash TEXT;

CREATE INDEX report_core ON reports (core_hash);
CREATE INDEX report_url ON reports (url);
