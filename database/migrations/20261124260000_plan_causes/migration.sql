-- Why a plan was made again: what happened since the one before it, and a fact kept until the response has it.
ALTER TABLE allocation_plans ADD COLUMN causes jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN allocation_plans.causes IS 'What happened since the plan before (kind, subject, by), in order; empty for plans made before causes were kept.';
ALTER TABLE inbox
  DROP CONSTRAINT inbox_kind_check,
  ADD CONSTRAINT inbox_kind_check CHECK (kind IN ('goods-received', 'situation-report', 'milestone', 'plan-cause'));
CREATE INDEX supply_orders_plan_line ON supply_orders (plan_line_id) WHERE plan_line_id IS NOT NULL;
