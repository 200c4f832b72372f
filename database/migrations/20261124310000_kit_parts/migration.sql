-- Of the parts of a kit one is told as the kits that they make together, the others as none.
ALTER TABLE plan_lines
  DROP CONSTRAINT plan_lines_stands_in_quantity_check,
  ADD CONSTRAINT plan_lines_stands_in_quantity_check CHECK (stands_in_quantity >= 0);
