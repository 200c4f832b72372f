-- A watch that never had a success is silent from when it began, not from for ever.
ALTER TABLE feed_watches ADD COLUMN watched_since timestamptz(3) NOT NULL DEFAULT clock_timestamp();
COMMENT ON COLUMN feed_watches.watched_since IS 'Since when this address is watched without a pause; the silent alarm counts from here, or from the last success when that is later.';
COMMENT ON COLUMN feed_watches.last_error IS 'Why the last poll failed: {"key", "values"} of texts/feeds.';
