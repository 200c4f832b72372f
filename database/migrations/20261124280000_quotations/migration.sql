-- What a supplier quoted for an emergency purchase; each quotation as it came is with its event.
ALTER TABLE supply_orders
  ADD COLUMN quoted_unit_cost_fen integer CHECK (quoted_unit_cost_fen > 0),
  ADD COLUMN quoted_quantity integer CHECK (quoted_quantity > 0),
  ADD COLUMN quoted_until date,
  ADD CONSTRAINT quotation_whole CHECK (num_nonnulls(quoted_unit_cost_fen, quoted_quantity, quoted_until) IN (0, 3));
COMMENT ON COLUMN supply_orders.quoted_unit_cost_fen IS 'Price of a unit as quoted last; null: no quotation, or one recorded before prices were asked for.';
COMMENT ON COLUMN supply_orders.quoted_quantity IS 'Units that the supplier can deliver at that price: what is ordered after the approval.';
COMMENT ON COLUMN supply_orders.quoted_until IS 'Last day in Beijing on which the quotation can be approved.';
