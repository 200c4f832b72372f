-- The next act on an order beside stock is owed like everything else: whose it is, until when. Orders beside any incident have it too.
ALTER TABLE tasks
  ALTER COLUMN incident_id DROP NOT NULL,
  DROP CONSTRAINT tasks_kind_check,
  ADD CONSTRAINT tasks_kind_check CHECK (kind IN ('confirm-level', 'veto-first-batch', 'approve-plan', 'answer-order', 'answer-tender',
    'report-departure', 'report-arrival', 'receive-goods', 'acknowledge', 'confirm-stand-down', 'close-incident', 'paper-follows',
    'countersign-notices', 'act-on-supply-order')),
  ADD CONSTRAINT tasks_of_incident CHECK (incident_id IS NOT NULL OR kind = 'act-on-supply-order');
COMMENT ON COLUMN tasks.incident_id IS 'Null only for an order to a source that belongs to no incident.';
