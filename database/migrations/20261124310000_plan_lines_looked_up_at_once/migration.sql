-- A province's plan has 40 000 lines. Foreign keys look up each line's four names one by one, which takes longer than storing
-- the lines: they are kept by triggers instead, which look up what a statement's lines name, each name once.
ALTER TABLE plan_lines
  DROP CONSTRAINT plan_lines_plan_id_fkey,
  DROP CONSTRAINT plan_lines_area_code_fkey,
  DROP CONSTRAINT plan_lines_item_code_fkey,
  DROP CONSTRAINT plan_lines_depot_id_fkey;

-- Arguments: the column of the lines that are added, the table that it names a row of, and the key there. What is found is
-- locked as by a foreign key: nobody takes it away before this transaction ends.
CREATE FUNCTION require_named() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE unknown text;
BEGIN
  EXECUTE format(
    'WITH named AS (SELECT DISTINCT %1$I AS key FROM added),
       known AS (SELECT t.%3$I AS key FROM %2$I t WHERE t.%3$I IN (SELECT key FROM named) FOR KEY SHARE OF t)
     SELECT min(key) FROM named WHERE NOT EXISTS (SELECT FROM known WHERE known.key = named.key)',
    TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO unknown;
  IF unknown IS NOT NULL THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('insert on table "%s" violates "%s"', TG_TABLE_NAME, TG_NAME),
      DETAIL = format('%s is not among %s.', unknown, TG_ARGV[1]),
      TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER plan_lines_plan_id_fkey AFTER INSERT ON plan_lines REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION require_named('plan_id', 'allocation_plans', 'id');
CREATE TRIGGER plan_lines_area_code_fkey AFTER INSERT ON plan_lines REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION require_named('area_code', 'areas', 'code');
CREATE TRIGGER plan_lines_item_code_fkey AFTER INSERT ON plan_lines REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION require_named('item_code', 'item_kinds', 'code');
CREATE TRIGGER plan_lines_depot_id_fkey AFTER INSERT ON plan_lines REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION require_named('depot_id', 'depots', 'id');

-- What a line names stays as it was planned; only the consignment that it goes with is told later.
CREATE TRIGGER plan_lines_stay BEFORE UPDATE OF plan_id, area_code, item_code, depot_id ON plan_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Arguments: the key of the row that is changed or goes, and the column of plan_lines that names it.
CREATE FUNCTION refuse_planned() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key text := to_jsonb(OLD) ->> TG_ARGV[0];
  named boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> TG_ARGV[0] = key THEN RETURN NULL; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM plan_lines WHERE %I = %L)', TG_ARGV[1], key) INTO named;
  IF named THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('update or delete on table "%s" violates "plan_lines_%s_fkey"', TG_TABLE_NAME, TG_ARGV[1]),
      DETAIL = format('%s is still named by plan_lines.', key),
      TABLE = TG_TABLE_NAME, CONSTRAINT = format('plan_lines_%s_fkey', TG_ARGV[1]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER planned_lines AFTER DELETE OR UPDATE OF id ON allocation_plans
  FOR EACH ROW EXECUTE FUNCTION refuse_planned('id', 'plan_id');
CREATE TRIGGER planned_lines AFTER DELETE OR UPDATE OF code ON areas
  FOR EACH ROW EXECUTE FUNCTION refuse_planned('code', 'area_code');
CREATE TRIGGER planned_lines AFTER DELETE OR UPDATE OF code ON item_kinds
  FOR EACH ROW EXECUTE FUNCTION refuse_planned('code', 'item_code');
CREATE TRIGGER planned_lines AFTER DELETE OR UPDATE OF id ON depots
  FOR EACH ROW EXECUTE FUNCTION refuse_planned('id', 'depot_id');

-- Of the parts of a kit one is told as the kits that they make together, the others as none.
ALTER TABLE plan_lines
  DROP CONSTRAINT plan_lines_stands_in_quantity_check,
  ADD CONSTRAINT plan_lines_stands_in_quantity_check CHECK (stands_in_quantity >= 0);
