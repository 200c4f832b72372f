-- Units of a consignment that their source took back before they left: neither the keeper's refusal nor sent.
ALTER TABLE consignment_lines
  ADD COLUMN withdrawn integer NOT NULL DEFAULT 0 CHECK (withdrawn >= 0),
  ADD CONSTRAINT never_given_above_left CHECK (accepted + withdrawn <= approved);
COMMENT ON COLUMN consignment_lines.withdrawn IS 'Units that their source took back before they left; accepted is what was held to without them.';
