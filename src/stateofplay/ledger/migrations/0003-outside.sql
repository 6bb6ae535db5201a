-- Which addresses were fetched, so that a feed is asked for changes only. What is here may be
-- lost without loss: pages are then fetched once more, and known again by their words.

CREATE TABLE visits (
    address  TEXT PRIMARY KEY,          -- of a feed, or of an item of one
    etag     TEXT,                      -- as the server names the version
    modified TEXT,                      -- as the server wrote it
    stamp    TEXT                       -- as the feed dates the item
);
