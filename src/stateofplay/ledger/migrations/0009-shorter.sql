-- What a reading's engine is, its run tells: '' stands for that. Ids within rows may stand as places
-- (numbering.py), those of entities may be missing (found.py): older programs cannot read that.

UPDATE readings SET engine = '' WHERE engine = (SELECT engine FROM runs WHERE runs.id = run);

-- Larger pieces need less beside them.
INSERT INTO report_words (report_words, rank) VALUES ('pgsz', 16000);
INSERT INTO statement_words (statement_words, rank) VALUES ('pgsz', 16000);

-- Worked out anew the next time, in fewer bytes.
DELETE FROM cards;
DELETE FROM remembered;
