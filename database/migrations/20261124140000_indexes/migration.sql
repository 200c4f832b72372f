-- What is looked up by these columns stays quick when the tables have grown.
CREATE INDEX plan_lines_consignment ON plan_lines (consignment_id);
CREATE INDEX consignments_movement_notice ON consignments (movement_notice_id);
CREATE INDEX alerts_document ON alerts (document_id);
CREATE INDEX review_items_document ON review_items (document_id);
CREATE INDEX review_items_alert ON review_items (alert_id);
CREATE INDEX escalations_deadline ON escalations (deadline_id);
CREATE INDEX release_orders_incident ON release_orders (incident_id);
CREATE INDEX approvals_incident ON approvals (incident_id);
CREATE INDEX tasks_subject ON tasks (subject);

-- A sender is told from others by the name of its key, in the audit too.
CREATE UNIQUE INDEX api_keys_name ON api_keys (name);
