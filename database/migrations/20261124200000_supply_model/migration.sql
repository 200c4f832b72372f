-- Every source of supplies: catalogue, loading places, lots under the ledger, sources with their orders, floors lifted, requests, pacts.

-- ── Catalogue ───────────────────────────────────────────────────────────────
ALTER TABLE item_kinds
  ADD COLUMN pack_size integer NOT NULL DEFAULT 1 CHECK (pack_size >= 1),
  ADD COLUMN packs_per_pallet integer CHECK (packs_per_pallet >= 1),
  ADD COLUMN shelf_life_months integer CHECK (shelf_life_months >= 1),
  ADD COLUMN recoverable boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT item_kinds_supply_class_check,
  ADD CONSTRAINT item_kinds_supply_class_check CHECK (supply_class IN ('life-relief', 'flood-drought', 'earthquake',
    'forest-grassland-fire', 'work-safety', 'fire-rescue', 'force-sustainment', 'medical', 'other'));
COMMENT ON COLUMN item_kinds.pack_size IS 'Units in a pack: goods move in whole packs.';
COMMENT ON COLUMN item_kinds.packs_per_pallet IS 'Unit load: packs on a pallet; null when not palletised.';
COMMENT ON COLUMN item_kinds.shelf_life_months IS 'Null: does not expire.';
COMMENT ON COLUMN item_kinds.recoverable IS 'Comes back after use (recovery); else consumed.';

CREATE TABLE kit_parts (
  kit_code char(7) NOT NULL REFERENCES item_kinds (code),
  part_code char(7) NOT NULL REFERENCES item_kinds (code),
  quantity integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (kit_code, part_code),
  CHECK (kit_code <> part_code)
);
COMMENT ON TABLE kit_parts IS 'A kit is its parts: so many units of each part make one kit.';

CREATE TABLE substitutes (
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  by_code char(7) NOT NULL REFERENCES item_kinds (code),
  ratio double precision NOT NULL CHECK (ratio > 0),
  min_temperature_c integer,
  max_temperature_c integer,
  label text NOT NULL DEFAULT 'unverified' CHECK (label IN ('unverified', 'verified')),
  PRIMARY KEY (item_code, by_code),
  CHECK (item_code <> by_code),
  CHECK (min_temperature_c <= max_temperature_c)
);
COMMENT ON COLUMN substitutes.ratio IS 'Units of by_code that stand in for one unit of item_code.';
COMMENT ON COLUMN substitutes.min_temperature_c IS 'Only where the month''s minimum is at least this; max_temperature_c: at most.';

-- ── Loading places ──────────────────────────────────────────────────────────
ALTER TABLE depots
  ADD COLUMN operator text NOT NULL DEFAULT 'reserve' CHECK (operator IN ('reserve', 'firm', 'social', 'entry-point')),
  ADD COLUMN owner text,
  ADD COLUMN keeper text,
  ADD COLUMN ordering_area char(6) REFERENCES areas (code),
  ADD COLUMN contact_name text,
  ADD COLUMN contact_phone text,
  ADD COLUMN railhead_km integer CHECK (railhead_km >= 0),
  ADD COLUMN port_km integer CHECK (port_km >= 0),
  ADD COLUMN airfield_km integer CHECK (airfield_km >= 0),
  ADD COLUMN is_distribution_centre boolean NOT NULL DEFAULT false,
  ADD COLUMN inspection_every_days integer CHECK (inspection_every_days > 0),
  ADD COLUMN inspected_at date;
COMMENT ON TABLE depots IS 'Every loading place: reserve depots, and the yards of firms, social bodies and points of entry whose goods a response draws on.';
COMMENT ON COLUMN depots.owner IS 'Whose goods lie there (organisation); keeper: who stores them. Storing and ordering are different authorities.';
COMMENT ON COLUMN depots.ordering_area IS 'The area whose posts may order from it; null: its own area (area_code), central depots the country.';
COMMENT ON COLUMN depots.contact_phone IS 'Answered 24 h a day.';

-- ── Lots under the ledger ───────────────────────────────────────────────────
CREATE TABLE stock_lots (
  id text PRIMARY KEY,
  depot_id text NOT NULL,
  item_code char(7) NOT NULL,
  source text NOT NULL CHECK (source IN ('stock', 'agreement', 'production', 'purchase', 'donation', 'requisition', 'social',
    'mutual-aid', 'international')),
  source_order_id text,
  ready_at timestamptz(3),
  produced_on date,
  expires_on date CHECK (expires_on > produced_on),
  grade text,
  unit_cost_fen integer NOT NULL DEFAULT 0 CHECK (unit_cost_fen >= 0),
  on_hand integer NOT NULL CHECK (on_hand >= 0),
  reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  CONSTRAINT lot_never_oversold CHECK (reserved <= on_hand),
  CONSTRAINT stock_lot_of_position UNIQUE (id, depot_id, item_code),
  FOREIGN KEY (depot_id, item_code) REFERENCES stock_positions (depot_id, item_code)
) WITH (fillfactor = 80);
COMMENT ON TABLE stock_lots IS 'What a position consists of: goods of one origin and age. A position is the sum of its lots and of its movements.';
COMMENT ON COLUMN stock_lots.ready_at IS 'From when the goods can be loaded; null: they are here now.';
CREATE INDEX stock_lots_position ON stock_lots (item_code, depot_id);
CREATE INDEX stock_lots_expiry ON stock_lots (expires_on) WHERE expires_on IS NOT NULL AND on_hand > 0;
CREATE INDEX stock_lots_order ON stock_lots (source_order_id) WHERE source_order_id IS NOT NULL;
ALTER TABLE stock_positions SET (fillfactor = 80);

INSERT INTO stock_lots (id, depot_id, item_code, source, on_hand, reserved)
SELECT 'lot:' || depot_id || ':' || item_code, depot_id, item_code, 'stock', on_hand, reserved FROM stock_positions;

ALTER TABLE stock_movements
  ADD COLUMN lot_id text,
  ADD COLUMN line integer NOT NULL DEFAULT 0,
  ADD COLUMN reservation text,
  ADD COLUMN reason text,
  ADD COLUMN actor text;
ALTER TABLE stock_movements DISABLE TRIGGER stock_movements_append_only;
UPDATE stock_movements SET lot_id = 'lot:' || depot_id || ':' || item_code,
  reason = CASE kind WHEN 'adjusted' THEN 'before lots: no reason on record' END;
ALTER TABLE stock_movements ENABLE TRIGGER stock_movements_append_only;
ALTER TABLE stock_movements
  ALTER COLUMN lot_id SET NOT NULL,
  DROP CONSTRAINT stock_movements_depot_id_item_code_fkey,
  ADD CONSTRAINT stock_movements_lot_fkey FOREIGN KEY (lot_id, depot_id, item_code) REFERENCES stock_lots (id, depot_id, item_code),
  DROP CONSTRAINT stock_movement_once,
  ADD CONSTRAINT stock_movement_once UNIQUE (reference, kind, line, lot_id),
  DROP CONSTRAINT stock_movements_kind_check,
  ADD CONSTRAINT stock_movements_kind_check CHECK (kind IN ('received', 'reserved', 'released', 'issued', 'returned', 'adjusted',
    'rotated', 'scrapped')),
  ADD CONSTRAINT stock_movement_explained CHECK (kind NOT IN ('adjusted', 'scrapped') OR reason <> '' AND reason IS NOT NULL),
  ADD CONSTRAINT stock_movement_direction CHECK (quantity > 0 OR kind = 'adjusted');
COMMENT ON TABLE stock_movements IS 'The ledger. on_hand = received + returned + adjusted - issued - rotated - scrapped; reserved = reserved - released - issued (issued takes its reservation).';
COMMENT ON COLUMN stock_movements.line IS 'Which line of the reference: two lines of one position keep their own shares on record.';
COMMENT ON COLUMN stock_movements.reservation IS 'For released and issued: the reference of the reservation that the units are taken from, so that each order gives back its own lots.';
CREATE INDEX stock_movements_lot ON stock_movements (lot_id, id);
CREATE INDEX stock_movements_reservation ON stock_movements (reservation) WHERE reservation IS NOT NULL;

-- ── Sources beside stock, and the orders on them ────────────────────────────
CREATE TABLE supply_sources (
  id text PRIMARY KEY CHECK (id !~ ':'),
  kind text NOT NULL CHECK (kind IN ('agreement', 'production', 'purchase', 'donation', 'requisition', 'social', 'mutual-aid',
    'international')),
  party_zh text NOT NULL,
  party_en text NOT NULL,
  depot_id text NOT NULL REFERENCES depots (id),
  area_code char(6) NOT NULL REFERENCES areas (code),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  state text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  terms jsonb NOT NULL,
  rating jsonb,
  surveyed_on date,
  survey_every_days integer CHECK (survey_every_days > 0),
  depends_on text[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  label text NOT NULL DEFAULT 'unverified' CHECK (label IN ('unverified', 'verified', 'synthetic'))
);
COMMENT ON TABLE supply_sources IS 'Who can supply what, from where, on which terms (typed by kind in domain/supply). One row, one kind of goods.';
COMMENT ON COLUMN supply_sources.state IS 'One of the source states of its kind in domain/supply/lives.ts.';
COMMENT ON COLUMN supply_sources.depends_on IS 'What the source depends on upstream: source ids or names of materials and suppliers.';
CREATE INDEX supply_sources_item ON supply_sources (item_code, kind);
CREATE INDEX supply_sources_area ON supply_sources (area_code);
CREATE INDEX supply_sources_depot ON supply_sources (depot_id);

CREATE TABLE supply_orders (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL CHECK (kind IN ('agreement', 'production', 'purchase', 'donation', 'requisition', 'social', 'mutual-aid',
    'international')),
  source_id text NOT NULL REFERENCES supply_sources (id),
  offer_id text NOT NULL,
  incident_id text REFERENCES incidents (id),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  depot_id text NOT NULL REFERENCES depots (id),
  area_code char(6) REFERENCES areas (code),
  quantity integer NOT NULL CHECK (quantity > 0),
  ready_quantity integer NOT NULL DEFAULT 0 CHECK (ready_quantity BETWEEN 0 AND quantity),
  state text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  terms jsonb NOT NULL,
  unit_cost_fen integer NOT NULL DEFAULT 0 CHECK (unit_cost_fen >= 0),
  placed_by text NOT NULL,
  placed_at timestamptz(3) NOT NULL,
  ready_at timestamptz(3),
  answer_due_at timestamptz(3),
  settle_due_at timestamptz(3),
  release_order_id text,
  plan_line_id text REFERENCES plan_lines (id),
  ended_at timestamptz(3)
);
COMMENT ON TABLE supply_orders IS 'Call-offs, production orders, purchases, matched donations, requisitions, requests for aid: each with the life of its kind (domain/supply/lives.ts).';
COMMENT ON COLUMN supply_orders.terms IS 'The source''s terms when the order was placed: a later edit of the source changes no order.';
COMMENT ON COLUMN supply_orders.ready_at IS 'When the goods are expected to be ready for loading.';
COMMENT ON COLUMN supply_orders.settle_due_at IS 'When compensation or settlement is due.';
CREATE INDEX supply_orders_source ON supply_orders (source_id) WHERE ended_at IS NULL;
CREATE INDEX supply_orders_incident ON supply_orders (incident_id, number);
CREATE INDEX supply_orders_release ON supply_orders (release_order_id);

CREATE TABLE supply_order_events (
  order_id text NOT NULL REFERENCES supply_orders (id),
  version integer NOT NULL CHECK (version > 0),
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor text NOT NULL,
  at timestamptz(3) NOT NULL,
  reason text,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (order_id, version)
);
CREATE TRIGGER supply_order_events_append_only BEFORE UPDATE OR DELETE ON supply_order_events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE supply_source_events (
  source_id text NOT NULL REFERENCES supply_sources (id),
  version integer NOT NULL CHECK (version > 0),
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor text NOT NULL,
  at timestamptz(3) NOT NULL,
  reason text,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (source_id, version)
);
CREATE TRIGGER supply_source_events_append_only BEFORE UPDATE OR DELETE ON supply_source_events FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── Floors, requests, pacts ─────────────────────────────────────────────────
CREATE TABLE floor_lifts (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  depot_id text NOT NULL REFERENCES depots (id),
  item_code char(7) REFERENCES item_kinds (code),
  by text NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  lifted_at timestamptz(3) NOT NULL,
  CONSTRAINT floor_lift_once UNIQUE NULLS NOT DISTINCT (incident_id, depot_id, item_code)
);
COMMENT ON TABLE floor_lifts IS 'A reserve floor lifted for one incident by the post that owns it; item_code null: all kinds of the depot.';

CREATE TABLE supply_requests (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  incident_id text NOT NULL REFERENCES incidents (id),
  area_code char(6) NOT NULL REFERENCES areas (code),
  depot_id text REFERENCES depots (id),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  asked integer NOT NULL CHECK (asked > 0),
  approved integer CHECK (approved BETWEEN 0 AND asked),
  state text NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'approved', 'changed', 'refused', 'withdrawn')),
  life_threatening boolean NOT NULL DEFAULT false,
  reason_asked text NOT NULL,
  reason_decided text,
  asked_by text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  decided_by text,
  decided_at timestamptz(3),
  CONSTRAINT supply_request_decided CHECK ((state IN ('submitted', 'withdrawn')) OR (approved IS NOT NULL AND decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CONSTRAINT supply_request_explained CHECK (state NOT IN ('changed', 'refused') OR reason_decided <> '' AND reason_decided IS NOT NULL)
);
COMMENT ON TABLE supply_requests IS 'What a county or a depot asks for beside the estimate. Approved is a ceiling that no path can exceed.';
CREATE INDEX supply_requests_incident ON supply_requests (incident_id, number);

CREATE TABLE pacts (
  id text PRIMARY KEY,
  from_area char(6) NOT NULL REFERENCES areas (code),
  to_area char(6) NOT NULL REFERENCES areas (code),
  kind text NOT NULL DEFAULT 'mutual-aid' CHECK (kind IN ('mutual-aid')),
  answer_due_minutes integer NOT NULL CHECK (answer_due_minutes > 0),
  settlement text NOT NULL,
  label text NOT NULL DEFAULT 'unverified' CHECK (label IN ('unverified', 'verified', 'synthetic')),
  CONSTRAINT pact_once UNIQUE (from_area, to_area, kind),
  CHECK (from_area <> to_area)
);
COMMENT ON TABLE pacts IS 'from_area helps to_area on request; each direction is a row.';

-- ── Plans over every source ─────────────────────────────────────────────────
ALTER TABLE allocation_plans ADD COLUMN certificate jsonb;
COMMENT ON COLUMN allocation_plans.certificate IS 'Bound and potentials that prove the plan; null for plans made before there was one.';
ALTER TABLE plan_lines
  ADD COLUMN offer_id text NOT NULL DEFAULT '',
  ADD COLUMN source text NOT NULL DEFAULT 'stock';
COMMENT ON COLUMN plan_lines.offer_id IS 'The offer drawn on (domain/supply/offer.ts); empty for plans made before there were offers.';

CREATE TABLE plan_wishes (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  wish jsonb NOT NULL,
  by text NOT NULL,
  reason text NOT NULL,
  at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3)
);
COMMENT ON TABLE plan_wishes IS 'What an officer asked of the next plans of an incident before signing: pin a line, forbid a source, lift a floor, order the objectives.';
CREATE INDEX plan_wishes_incident ON plan_wishes (incident_id) WHERE withdrawn_at IS NULL;
