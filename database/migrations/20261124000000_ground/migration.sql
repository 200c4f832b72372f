-- Muster: reference network, intake, response, clocks, messages, accounts, audit.
-- Times are UTC instants (timestamptz); amounts whole units of the item kind; ids are texts made from business facts.

-- ── Audit: append-only, hash-chained ────────────────────────────────────────
CREATE TABLE audit_log (
  seq bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  happened_at timestamptz(3) NOT NULL,
  incident_id text,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  -- makes a retried activity append once: the same key is answered with the entry that stands
  once_key text UNIQUE
);
COMMENT ON TABLE audit_log IS 'Every decision, message and change; hash = sha256 over the previous hash and this entry, proven by npm run audit:verify.';
COMMENT ON COLUMN audit_log.happened_at IS 'On the clock of the incident (scenario time in an exercise); recorded_at is real time.';
CREATE INDEX audit_log_incident ON audit_log (incident_id, seq);

-- What an entry's hash is over: a JSON array, so that no text can move from one column to the next.
CREATE FUNCTION audit_line(previous_hash text, seq bigint, recorded_at timestamptz, happened_at timestamptz, incident_id text,
                           actor text, action text, subject text, detail jsonb, once_key text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(previous_hash, seq,
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    incident_id, actor, action, subject, detail, once_key)::text
$$;

-- Appends one entry. The advisory lock keeps the chain in one order; it is held to the end of the transaction, so call this last.
CREATE FUNCTION append_audit(in_happened_at timestamptz, in_incident_id text, in_actor text, in_action text, in_subject text,
                             in_detail jsonb, in_once_key text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  last_seq bigint; last_hash text; now_at timestamptz(3) := date_trunc('milliseconds', clock_timestamp());
  at timestamptz(3) := date_trunc('milliseconds', coalesce(in_happened_at, clock_timestamp()));
BEGIN
  PERFORM pg_advisory_xact_lock(7303014411);
  IF in_once_key IS NOT NULL THEN
    SELECT seq INTO last_seq FROM audit_log WHERE once_key = in_once_key;
    IF FOUND THEN RETURN last_seq; END IF;
  END IF;
  SELECT seq, hash INTO last_seq, last_hash FROM audit_log ORDER BY seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0) + 1;
  last_hash := coalesce(last_hash, repeat('0', 64));
  INSERT INTO audit_log (seq, recorded_at, happened_at, incident_id, actor, action, subject, detail, previous_hash, hash, once_key)
  VALUES (last_seq, now_at, at, in_incident_id, in_actor, in_action, in_subject, in_detail, last_hash,
    encode(sha256(convert_to(audit_line(last_hash, last_seq, now_at, at, in_incident_id, in_actor, in_action, in_subject, in_detail, in_once_key), 'UTF8')), 'hex'),
    in_once_key);
  PERFORM pg_notify('muster_audit', last_seq::text);
  RETURN last_seq;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Reference network ───────────────────────────────────────────────────────
CREATE TABLE areas (
  code char(6) PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{5}$'),
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('country', 'province', 'prefecture', 'county')),
  parent_code char(6) REFERENCES areas (code),
  longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  population integer NOT NULL CHECK (population >= 0),
  population_basis text NOT NULL CHECK (population_basis IN ('census-2020', 'estimated', 'imported')),
  altitude_m integer NOT NULL DEFAULT 0,
  altitude_basis text NOT NULL DEFAULT 'unverified'
);
COMMENT ON TABLE areas IS 'GB/T 2260 areas with a map point (WGS-84) and people; population_basis says how sure the figure is.';
CREATE INDEX areas_parent ON areas (parent_code);

CREATE TABLE climates (
  province_code char(6) NOT NULL REFERENCES areas (code),
  month smallint NOT NULL CHECK (month BETWEEN 1 AND 12),
  min_temperature_c smallint NOT NULL,
  basis text NOT NULL DEFAULT 'unverified',
  PRIMARY KEY (province_code, month)
);
COMMENT ON COLUMN climates.min_temperature_c IS 'Typical monthly minimum, degrees Celsius (M: an estimate, marked so).';

CREATE TABLE item_kinds (
  code char(7) PRIMARY KEY CHECK (code ~ '^[123][0-9]{6}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  unit_zh text NOT NULL,
  unit_en text NOT NULL,
  supply_class text NOT NULL CHECK (supply_class IN ('life-relief', 'flood-drought', 'earthquake', 'forest-grassland-fire',
    'work-safety', 'fire-rescue', 'force-sustainment', 'other')),
  mass_g integer NOT NULL CHECK (mass_g > 0),
  volume_ml integer NOT NULL CHECK (volume_ml > 0),
  label text NOT NULL DEFAULT 'unverified' CHECK (label IN ('unverified', 'verified'))
);
COMMENT ON TABLE item_kinds IS 'Kinds of supply; code in the form of GB/T 38565-2020, label says whether the code was checked.';

CREATE TABLE depots (
  id text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  level text NOT NULL CHECK (level IN ('central', 'province', 'prefecture', 'county', 'township')),
  area_code char(6) NOT NULL REFERENCES areas (code),
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  docks integer NOT NULL CHECK (docks > 0),
  porters integer NOT NULL CHECK (porters > 0),
  synthetic boolean NOT NULL
);
COMMENT ON COLUMN depots.synthetic IS 'True for the reference network: place is real, the depot and its stock are not; shown on screen.';
CREATE INDEX depots_area ON depots (area_code);

CREATE TABLE stock_positions (
  depot_id text NOT NULL REFERENCES depots (id),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  on_hand integer NOT NULL CHECK (on_hand >= 0),
  reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  floor integer NOT NULL DEFAULT 0 CHECK (floor >= 0),
  PRIMARY KEY (depot_id, item_code),
  CONSTRAINT stock_never_oversold CHECK (reserved <= on_hand)
);
COMMENT ON TABLE stock_positions IS 'Derived from stock_movements in the same transaction; the last guard against promising the same unit twice.';
COMMENT ON COLUMN stock_positions.floor IS 'Units that stay for the owner''s own area (reserve floor); heeded by planning, not binding in the owner''s own disaster.';
CREATE INDEX stock_positions_item ON stock_positions (item_code);

CREATE TABLE stock_movements (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  depot_id text NOT NULL,
  item_code char(7) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('received', 'reserved', 'released', 'issued', 'returned', 'adjusted')),
  quantity integer NOT NULL CHECK (quantity <> 0),
  reference text NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT stock_movement_once UNIQUE (reference, depot_id, item_code, kind),
  FOREIGN KEY (depot_id, item_code) REFERENCES stock_positions (depot_id, item_code)
);
COMMENT ON TABLE stock_movements IS 'The ledger. on_hand = received + returned + adjusted - issued; reserved = reserved - released - issued (issued takes its reservation).';
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE carriers (
  id text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('road', 'rail', 'air', 'water')),
  area_code char(6) NOT NULL REFERENCES areas (code),
  speed_kmh integer NOT NULL CHECK (speed_kmh > 0),
  simulated boolean NOT NULL
);
COMMENT ON COLUMN carriers.area_code IS 'Where it takes loads from: a province, or 100000 for the whole country.';

CREATE TABLE policy_editions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  hazard text NOT NULL DEFAULT '*',
  area_code char(6) NOT NULL REFERENCES areas (code),
  edition text NOT NULL,
  label text NOT NULL CHECK (label IN ('published', 'unverified', 'adopted')),
  body jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CONSTRAINT policy_edition_once UNIQUE (kind, hazard, area_code, edition)
);
COMMENT ON TABLE policy_editions IS 'Rules and figures as data: level tables, demand norms, travel rules, response plans. Never edited: an edit is a new edition; the newest row of (kind, hazard, area) counts for the next response.';

-- ── Accounts: Better Auth keeps its own tables (camel case is its contract) ──
CREATE TABLE "user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  username text UNIQUE,
  "displayUsername" text
);
CREATE TABLE session (
  id text PRIMARY KEY,
  "expiresAt" timestamptz(3) NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON session ("userId");
CREATE TABLE account (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz(3),
  "refreshTokenExpiresAt" timestamptz(3),
  scope text,
  password text,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX account_by_user ON account ("userId");
CREATE TABLE verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz(3) NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX verification_identifier ON verification (identifier);
CREATE TABLE "rateLimit" (
  id text PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  "lastRequest" bigint NOT NULL
);

CREATE TABLE post_holdings (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  post text NOT NULL CHECK (post IN ('duty-officer', 'shift-leader', 'leader-on-duty', 'head-of-office', 'deputy-minister',
    'committee-leader', 'reserves-officer', 'depot-keeper', 'carrier', 'receiver', 'auditor', 'administrator')),
  area_code char(6) NOT NULL REFERENCES areas (code),
  depot_id text REFERENCES depots (id),
  carrier_id text REFERENCES carriers (id),
  held_by_stand_in boolean NOT NULL DEFAULT false,
  CONSTRAINT post_holding_once UNIQUE NULLS NOT DISTINCT (user_id, post, area_code, depot_id, carrier_id)
);
COMMENT ON TABLE post_holdings IS 'Which posts an account holds, at which area, depot or carrier; the role table in api/ decides every route by it.';
CREATE INDEX post_holdings_post ON post_holdings (post, area_code);

CREATE TABLE api_keys (
  id text PRIMARY KEY,
  name text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  revoked_at timestamptz(3)
);
COMMENT ON TABLE api_keys IS 'One key per sender of alerts; only its sha256 is kept.';

-- ── Intake ──────────────────────────────────────────────────────────────────
CREATE TABLE alert_documents (
  id text PRIMARY KEY,
  received_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  channel text NOT NULL CHECK (channel IN ('http', 'file', 'feed', 'form', 'exercise')),
  sender text NOT NULL,
  content_type text,
  file_name text,
  body bytea NOT NULL,
  sha256 char(64) NOT NULL,
  -- settings of an exercise that this document opens; null for the real thing
  exercise jsonb,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'read', 'unreadable')),
  consumed_at timestamptz(3)
);
COMMENT ON TABLE alert_documents IS 'Inbox: what arrived, whole, before anything else is done with it; a workflow consumes it.';
CREATE INDEX alert_documents_new ON alert_documents (recorded_at) WHERE consumed_at IS NULL;

CREATE TABLE incidents (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  hazard text NOT NULL,
  is_exercise boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'standing-down', 'closed', 'false-alarm', 'merged')),
  version integer NOT NULL DEFAULT 0,
  area_codes text[] NOT NULL,
  epicentre_longitude double precision,
  epicentre_latitude double precision,
  -- t0: the instant that the clocks start from, on the incident's own clock
  started_at timestamptz(3) NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  close_reason text,
  merged_into text REFERENCES incidents (id),
  clock jsonb NOT NULL,
  stand_ins jsonb,
  response_plan jsonb NOT NULL,
  summary jsonb,
  changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK ((status IN ('closed', 'false-alarm', 'merged')) = (closed_at IS NOT NULL))
);
COMMENT ON COLUMN incidents.clock IS 'domain ClockSpec: real, paced (segments) or stepped.';
COMMENT ON COLUMN incidents.response_plan IS 'The response plan copied at the start: an edit changes the next response, not this one.';

CREATE TABLE alerts (
  id text PRIMARY KEY,
  document_id text NOT NULL REFERENCES alert_documents (id),
  identity text NOT NULL UNIQUE,
  event_key text NOT NULL,
  body jsonb NOT NULL,
  hazard text,
  status text,
  message_type text,
  sent_at timestamptz(3),
  received_at timestamptz(3) NOT NULL,
  area_codes text[] NOT NULL,
  area_by text NOT NULL CHECK (area_by IN ('code', 'geometry', 'nearest', 'officer', 'none')),
  disposition text NOT NULL CHECK (disposition IN ('started', 'revised', 'stood-down', 'duplicate', 'kept', 'review')),
  reason jsonb NOT NULL,
  incident_id text REFERENCES incidents (id),
  same_as text REFERENCES alerts (id)
);
COMMENT ON COLUMN alerts.identity IS 'Stable across feeds and re-sends (scope of an exercise in front); unique, so the same alert posted twenty times is one.';
CREATE INDEX alerts_event ON alerts (event_key);
CREATE INDEX alerts_incident ON alerts (incident_id);
CREATE INDEX alerts_recent ON alerts (hazard, sent_at);

CREATE TABLE review_items (
  id text PRIMARY KEY,
  document_id text NOT NULL REFERENCES alert_documents (id),
  alert_id text REFERENCES alerts (id),
  kind text NOT NULL CHECK (kind IN ('unreadable', 'incomplete', 'stale', 'similar', 'unknown-reference', 'inconsistent')),
  partial jsonb,
  missing text[] NOT NULL,
  reasons jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'completed', 'merged', 'set-aside')),
  resolved_by text,
  resolved_at timestamptz(3),
  resolution jsonb,
  CHECK ((state = 'open') = (resolved_at IS NULL))
);
COMMENT ON TABLE review_items IS 'Alerts that wait for a person, with the reason in words: completed, merged with another, or set aside with a reason. Never deleted.';
CREATE INDEX review_items_open ON review_items (opened_at) WHERE state = 'open';

CREATE TABLE feed_watches (
  id text PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL UNIQUE,
  interval_seconds integer NOT NULL CHECK (interval_seconds >= 10),
  silent_alarm_minutes integer NOT NULL CHECK (silent_alarm_minutes > 0),
  active boolean NOT NULL DEFAULT true,
  etag text,
  last_modified text,
  last_polled_at timestamptz(3),
  last_success_at timestamptz(3),
  last_new_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0,
  last_error text,
  alarm_since timestamptz(3)
);
COMMENT ON COLUMN feed_watches.alarm_since IS 'Set while the feed has been silent or broken for longer than silent_alarm_minutes; shown and mailed once.';

-- ── Response ────────────────────────────────────────────────────────────────
CREATE TABLE incident_levels (
  incident_id text NOT NULL REFERENCES incidents (id),
  kind text NOT NULL CHECK (kind IN ('relief', 'hazard')),
  version integer NOT NULL,
  level text NOT NULL CHECK (level IN ('I', 'II', 'III', 'IV', 'local')),
  state text NOT NULL CHECK (state IN ('provisional', 'confirmed', 'changed', 'vetoed')),
  reasons jsonb NOT NULL,
  decided_by text,
  comment text,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (incident_id, kind, version)
);

CREATE TABLE situation_reports (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  reported_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  reported_by text NOT NULL,
  figures jsonb NOT NULL,
  comment text,
  consumed_at timestamptz(3)
);
CREATE INDEX situation_reports_incident ON situation_reports (incident_id, reported_at);

CREATE TABLE demand_estimates (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  version integer NOT NULL,
  as_of timestamptz(3) NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('alert', 'situation-report')),
  source_id text NOT NULL,
  edition text NOT NULL,
  impacts jsonb NOT NULL,
  changes jsonb NOT NULL,
  UNIQUE (incident_id, version)
);
CREATE TABLE demand_lines (
  estimate_id text NOT NULL REFERENCES demand_estimates (id),
  area_code char(6) NOT NULL REFERENCES areas (code),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  low integer NOT NULL CHECK (low >= 0),
  expected integer NOT NULL CHECK (expected >= low),
  high integer NOT NULL CHECK (high >= expected),
  first_batch integer NOT NULL CHECK (first_batch >= 0),
  life_saving boolean NOT NULL,
  rules jsonb NOT NULL,
  PRIMARY KEY (estimate_id, area_code, item_code)
);

CREATE TABLE allocation_plans (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  version integer NOT NULL,
  estimate_id text NOT NULL REFERENCES demand_estimates (id),
  planned_at timestamptz(3) NOT NULL,
  coverage_min double precision NOT NULL,
  coverage_mean double precision NOT NULL,
  on_time_share double precision NOT NULL,
  method jsonb NOT NULL,
  shortfalls jsonb NOT NULL,
  solve_ms integer NOT NULL,
  UNIQUE (incident_id, version)
);
CREATE TABLE plan_lines (
  id text PRIMARY KEY,
  plan_id text NOT NULL REFERENCES allocation_plans (id),
  batch text NOT NULL CHECK (batch IN ('first', 'rest')),
  area_code char(6) NOT NULL REFERENCES areas (code),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  depot_id text NOT NULL REFERENCES depots (id),
  quantity integer NOT NULL CHECK (quantity > 0),
  distance_km double precision NOT NULL,
  leaves_at timestamptz(3) NOT NULL,
  arrives_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  late boolean NOT NULL,
  reason jsonb NOT NULL,
  passed_over jsonb NOT NULL,
  consignment_id text
);
CREATE INDEX plan_lines_plan ON plan_lines (plan_id, batch);

-- A decision on a batch of a plan, by a person or by the veto window running out.
CREATE TABLE approvals (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  plan_id text NOT NULL REFERENCES allocation_plans (id),
  batch text NOT NULL CHECK (batch IN ('first', 'rest')),
  decision text NOT NULL CHECK (decision IN ('approved', 'approved-by-default', 'vetoed', 'changed')),
  decided_by text NOT NULL,
  comment text,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT approval_once UNIQUE (plan_id, batch)
);

CREATE TABLE release_orders (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  incident_id text NOT NULL REFERENCES incidents (id),
  plan_id text NOT NULL REFERENCES allocation_plans (id),
  batch text NOT NULL,
  ordered_by text NOT NULL,
  ordered_at timestamptz(3) NOT NULL,
  by_telephone boolean NOT NULL DEFAULT false,
  paper_due_at timestamptz(3),
  paper_at timestamptz(3)
);
COMMENT ON TABLE release_orders IS 'The emergency authority''s paper (动用指令). By telephone: recorded at once, the paper follows until paper_due_at.';

CREATE TABLE movement_notices (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  release_order_id text NOT NULL REFERENCES release_orders (id),
  depot_id text NOT NULL REFERENCES depots (id),
  issued_by text NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  UNIQUE (release_order_id, depot_id)
);
COMMENT ON TABLE movement_notices IS 'The reserves office''s paper to one depot (调运通知).';

CREATE TABLE consignments (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  incident_id text NOT NULL REFERENCES incidents (id),
  movement_notice_id text NOT NULL REFERENCES movement_notices (id),
  batch text NOT NULL CHECK (batch IN ('first', 'rest')),
  depot_id text NOT NULL REFERENCES depots (id),
  area_code char(6) NOT NULL REFERENCES areas (code),
  status text NOT NULL CHECK (status IN ('ordered', 'booked', 'departed', 'arrived', 'received', 'cancelled', 'lost')),
  version integer NOT NULL DEFAULT 0,
  distance_km double precision NOT NULL,
  due_at timestamptz(3) NOT NULL,
  ordered_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  carrier_id text REFERENCES carriers (id),
  booked_at timestamptz(3),
  expected_at timestamptz(3),
  departed_at timestamptz(3),
  arrived_at timestamptz(3),
  received_at timestamptz(3),
  ended_reason text,
  changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK (status <> 'received' OR received_at IS NOT NULL)
);
CREATE INDEX consignments_incident ON consignments (incident_id);
CREATE INDEX consignments_depot ON consignments (depot_id) WHERE status IN ('ordered', 'booked');

CREATE TABLE consignment_lines (
  consignment_id text NOT NULL REFERENCES consignments (id),
  item_code char(7) NOT NULL REFERENCES item_kinds (code),
  approved integer NOT NULL CHECK (approved > 0),
  accepted integer CHECK (accepted BETWEEN 0 AND approved),
  sent integer NOT NULL DEFAULT 0 CHECK (sent >= 0),
  received integer NOT NULL DEFAULT 0 CHECK (received >= 0),
  damaged integer NOT NULL DEFAULT 0 CHECK (damaged >= 0),
  PRIMARY KEY (consignment_id, item_code),
  CONSTRAINT never_sent_above_approved CHECK (sent <= approved),
  CONSTRAINT never_received_above_sent CHECK (received + damaged <= sent)
);
COMMENT ON TABLE consignment_lines IS 'Approved, sent and received are three numbers, never mixed (decision 8).';

CREATE TABLE transport_bookings (
  id text PRIMARY KEY,
  consignment_id text NOT NULL REFERENCES consignments (id),
  attempt integer NOT NULL,
  carrier_id text NOT NULL REFERENCES carriers (id),
  state text NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'silent', 'released')),
  asked_at timestamptz(3) NOT NULL,
  answer_due_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  reason text,
  vehicle text,
  UNIQUE (consignment_id, attempt)
);

CREATE TABLE goods_received_notes (
  id text PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  consignment_id text NOT NULL UNIQUE REFERENCES consignments (id),
  signed_by text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  lines jsonb NOT NULL,
  comment text
);

CREATE TABLE inbox (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('goods-received', 'situation-report', 'milestone')),
  target_workflow text NOT NULL,
  payload jsonb NOT NULL,
  actor text NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  consumed_at timestamptz(3),
  outcome jsonb
);
COMMENT ON TABLE inbox IS 'Facts that arrived by the API, kept before anything else; id is the sender''s idempotency key; what Temporal could not take at once is handed on by the sweep.';
CREATE INDEX inbox_waiting ON inbox (recorded_at) WHERE consumed_at IS NULL;

-- What is owed by a post, until when, and what happens if nobody acts ("waits for me").
CREATE TABLE tasks (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  kind text NOT NULL CHECK (kind IN ('confirm-level', 'veto-first-batch', 'approve-plan', 'answer-order', 'answer-tender',
    'report-departure', 'report-arrival', 'receive-goods', 'acknowledge', 'confirm-stand-down', 'close-incident', 'paper-follows')),
  post text NOT NULL,
  area_code char(6) NOT NULL REFERENCES areas (code),
  depot_id text REFERENCES depots (id),
  carrier_id text REFERENCES carriers (id),
  workflow_id text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  default_act text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'expired', 'withdrawn')),
  answered_by text,
  answered_at timestamptz(3),
  answer jsonb,
  CHECK ((state = 'open') = (answered_at IS NULL))
);
CREATE INDEX tasks_open ON tasks (post, area_code) WHERE state = 'open';
CREATE INDEX tasks_incident ON tasks (incident_id, opened_at);

-- ── Clocks, escalations, messages ───────────────────────────────────────────
CREATE TABLE deadlines (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  rule text NOT NULL,
  edition text NOT NULL,
  subject text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  starts_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  met_at timestamptz(3),
  stopped_at timestamptz(3),
  stop_reason text,
  predicted_at timestamptz(3),
  CHECK (met_at IS NULL OR stopped_at IS NULL)
);
COMMENT ON COLUMN deadlines.predicted_at IS 'When it will be met as things stand now (expected arrivals); after due_at = a predicted slip.';
CREATE INDEX deadlines_incident ON deadlines (incident_id);
CREATE INDEX deadlines_running ON deadlines (due_at) WHERE met_at IS NULL AND stopped_at IS NULL;

CREATE TABLE deadline_marks (
  deadline_id text NOT NULL REFERENCES deadlines (id),
  mark text NOT NULL CHECK (mark IN ('warned-50', 'warned-75', 'warned-90', 'slip-predicted', 'breached')),
  planned_at timestamptz(3) NOT NULL,
  marked_at timestamptz(3) NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('fired', 'skipped-by-outage', 'met-before')),
  PRIMARY KEY (deadline_id, mark)
);
COMMENT ON TABLE deadline_marks IS 'Each mark of a clock once: fired, or passed over while the system was down (skipped-by-outage), which is not the same as missed.';

CREATE TABLE escalations (
  id text PRIMARY KEY,
  incident_id text NOT NULL REFERENCES incidents (id),
  deadline_id text NOT NULL REFERENCES deadlines (id),
  cause text NOT NULL CHECK (cause IN ('slip-predicted', 'breached', 'silent')),
  facts jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'resolved')),
  rung integer NOT NULL DEFAULT 0,
  acknowledged_by text,
  acknowledged_at timestamptz(3),
  resolved_at timestamptz(3)
);
CREATE INDEX escalations_incident ON escalations (incident_id);

CREATE TABLE messages (
  id text PRIMARY KEY,
  incident_id text REFERENCES incidents (id),
  escalation_id text REFERENCES escalations (id),
  rung integer,
  channel text NOT NULL CHECK (channel IN ('mail')),
  post text NOT NULL,
  to_name text NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  message_id text NOT NULL UNIQUE,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'handed-over', 'failed')),
  queued_at timestamptz(3) NOT NULL,
  handed_over_at timestamptz(3),
  hand_overs integer NOT NULL DEFAULT 0,
  last_error text
);
COMMENT ON COLUMN messages.message_id IS 'One stable Message-ID: a second hand-over after a crash has the same, so receivers can drop it (decision 15).';
COMMENT ON COLUMN messages.hand_overs IS 'How often it was handed to the mail server; above one only after a crash in between.';
CREATE INDEX messages_incident ON messages (incident_id, queued_at);

CREATE TABLE captured_mails (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_id text NOT NULL,
  from_address text NOT NULL,
  to_addresses text[] NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  received_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE captured_mails IS 'Staging only: what the embedded mail server took in place of the world; the inbox page shows it.';

-- ── Exercise clocks (staging) ───────────────────────────────────────────────
CREATE TABLE paced_clocks (
  incident_id text PRIMARY KEY REFERENCES incidents (id),
  segments jsonb NOT NULL,
  paused_by text,
  seen_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE paced_clocks IS 'Segments {fromReal, fromScenario, scale} of an exercise; seen_at is the last real instant at which the stack was known to run, so that an outage stands still.';
