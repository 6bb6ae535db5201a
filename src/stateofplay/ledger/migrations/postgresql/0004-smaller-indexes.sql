-- Words go into their index at once. They waited in lists of four megabytes, whose room is never
-- given back: the indexes were more than twice as large.

ALTER INDEX report_words_of SET (fastupdate = off);
ALTER INDEX statement_words_of SET (fastupdate = off);
REINDEX INDEX report_words_of;
REINDEX INDEX statement_words_of;
