-- A source that takes its word back: what is promised of its lot stays until the consignment gives it up, then it leaves the books.
ALTER TABLE stock_lots ADD COLUMN withdrawn_at timestamptz(3);
COMMENT ON COLUMN stock_lots.withdrawn_at IS 'Since when its source does not give it: units that become free again are adjusted away in the same transaction.';
CREATE INDEX stock_lots_withdrawn ON stock_lots (depot_id, item_code) WHERE withdrawn_at IS NOT NULL;
-- Orders that are over count against their source too: what was delivered is not there any more.
DROP INDEX supply_orders_source;
CREATE INDEX supply_orders_source ON supply_orders (source_id, number);
