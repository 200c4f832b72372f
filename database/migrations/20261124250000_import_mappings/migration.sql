-- Mappings of the authority's own, beside those that come with Muster: kept once, used by everybody who imports.
CREATE TABLE import_mappings (
  name text PRIMARY KEY,
  table_name text NOT NULL,
  mapping jsonb NOT NULL,
  kept_by text NOT NULL,
  kept_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE import_mappings IS 'How files of other systems are read as our tables (docs/import.md): checked when kept, and again when used.';
COMMENT ON COLUMN import_mappings.table_name IS 'The table that it reads: one of domain/exchange/column.';
