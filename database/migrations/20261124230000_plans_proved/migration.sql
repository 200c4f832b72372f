-- What an independent checker found, what comes late and why, and lines whose goods stand in for what is needed.
ALTER TABLE allocation_plans
  ADD COLUMN certified boolean,
  ADD COLUMN delays jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN allocation_plans.certified IS 'The certificate held when it was checked apart from the planner; null for plans made before there was one.';
COMMENT ON COLUMN allocation_plans.delays IS 'What is planned but comes late, with the cheapest that would have it come in time.';
ALTER TABLE plan_lines
  ADD COLUMN stands_in_for char(7) REFERENCES item_kinds (code),
  ADD COLUMN stands_in_quantity integer CHECK (stands_in_quantity > 0),
  ADD CONSTRAINT stands_in_whole CHECK ((stands_in_for IS NULL) = (stands_in_quantity IS NULL));
COMMENT ON COLUMN plan_lines.stands_in_for IS 'What is needed when the goods of the line are a substitute or a part of a kit; stands_in_quantity: the units of it that they make.';
