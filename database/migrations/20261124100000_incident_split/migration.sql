-- An incident split off another one: what is under way to its areas from the first counts for it too.
ALTER TABLE incidents ADD COLUMN split_from text REFERENCES incidents (id);
COMMENT ON COLUMN incidents.split_from IS 'The incident that these areas were split from by an officer; its consignments to them are not planned again.';
