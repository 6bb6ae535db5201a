-- As SQLite's 0009.

UPDATE readings SET engine = '' WHERE engine = (SELECT engine FROM runs WHERE runs.id = run);

DELETE FROM cards;
DELETE FROM remembered;
