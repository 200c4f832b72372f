-- The movement notice is the reserves office's own paper: whose it is, and who there has looked it through and countersigned it.
ALTER TABLE movement_notices
  ADD COLUMN office_area char(6) REFERENCES areas (code),
  ADD COLUMN countersigned_by text,
  ADD COLUMN countersigned_at timestamptz(3),
  ADD CONSTRAINT countersigned_whole CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL));
COMMENT ON COLUMN movement_notices.issued_by IS 'Who holds the office, or the office itself (reserves-officer:area) where nobody does.';
COMMENT ON COLUMN movement_notices.office_area IS 'The area whose reserves office issues it; null for notices made before offices were named.';
COMMENT ON COLUMN movement_notices.countersigned_at IS 'Scenario time. The depot does not wait for it.';
ALTER TABLE tasks
  DROP CONSTRAINT tasks_kind_check,
  ADD CONSTRAINT tasks_kind_check CHECK (kind IN ('confirm-level', 'veto-first-batch', 'approve-plan', 'answer-order', 'answer-tender',
    'report-departure', 'report-arrival', 'receive-goods', 'acknowledge', 'confirm-stand-down', 'close-incident', 'paper-follows',
    'countersign-notices'));
