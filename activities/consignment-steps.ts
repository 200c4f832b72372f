import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import type { StockLine } from '../database/stock-ledger'
import { issueStock, releaseStock } from '../database/stock-ledger'
import { endTask, insertTasks, withdrawTasks } from '../database/tasks'
import type { Queryable } from '../database/transaction'
import { many, one } from '../database/transaction'
import { consignmentId as consignmentWorkflowId } from '../workflows/workflow-ids'
import type { Carrier, ConsignmentActivities, ConsignmentStep } from './interfaces'

type Input<Act extends keyof ConsignmentActivities> = Parameters<ConsignmentActivities[Act]>[0]
type LineRow = { item_code: string; approved: number; accepted: number | null; sent: number }

/** Takes the step's number; false when this or a later step is written already. */
export async function takeVersion(tx: PoolClient, input: ConsignmentStep): Promise<boolean> {
  const { rowCount } = await tx.query(
    'UPDATE consignments SET version = $2, changed_at = clock_timestamp() WHERE id = $1 AND version < $2',
    [input.consignmentId, input.version],
  )
  return rowCount === 1
}

export async function finishStep(
  tx: PoolClient,
  input: ConsignmentStep,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (input.settles !== null) await endTask(tx, input.settles)
  await insertTasks(tx, input.opens)
  await touchIncident(tx, input.incidentId)
  await appendAudit(tx, {
    happenedAt: input.now,
    incidentId: input.incidentId,
    actor: input.by,
    action,
    subject: input.consignmentId,
    detail:
      input.opens.length === 0
        ? detail
        : { ...detail, asks: input.opens.map((task) => ({ id: task.id, post: task.post, dueAt: task.dueAt ?? null })) },
    onceKey: `consignment ${input.consignmentId} ${input.version}`,
  })
}

/** What the keeper can't give goes back to the depot's free stock at once. */
export async function writeOrderAnswer(
  tx: PoolClient,
  { consignmentId, accepted, now }: Input<'recordOrderAnswer'>,
): Promise<void> {
  await tx.query(
    `UPDATE consignment_lines l SET accepted = answer.quantity FROM unnest($2::text[], $3::int[]) AS answer (item_code, quantity)
     WHERE l.consignment_id = $1 AND l.item_code = answer.item_code`,
    [consignmentId, accepted.map((line) => line.itemCode), accepted.map((line) => line.quantity)],
  )
  await tx.query('UPDATE consignments SET accepted_at = $2 WHERE id = $1', [consignmentId, now])
  const refused = await stockLines(tx, consignmentId, (line) => line.approved - (line.accepted ?? 0))
  if (refused.length > 0) await releaseStock(tx, `${consignmentId} refused`, refused)
}

export async function writeTenderAsked(tx: PoolClient, input: Input<'recordTenderAsked'>): Promise<void> {
  const { consignmentId, attempt, carrierId, now, answerDueAt } = input
  await tx.query(
    `INSERT INTO transport_bookings (id, consignment_id, attempt, carrier_id, state, asked_at, answer_due_at)
     VALUES ($1,$2,$3,$4,'asked',$5,$6) ON CONFLICT DO NOTHING`,
    [`book-${consignmentId}-${attempt}`, consignmentId, attempt, carrierId, now, answerDueAt],
  )
}

export async function writeTenderAnswer(tx: PoolClient, input: Input<'recordTenderAnswer'>): Promise<void> {
  const { consignmentId, attempt, state, now, reason, vehicle, carrierId, expectedAt } = input
  await tx.query(
    `UPDATE transport_bookings SET state = $3, answered_at = $4, reason = $5, vehicle = $6 WHERE consignment_id = $1 AND attempt = $2`,
    [consignmentId, attempt, state, now, reason, vehicle],
  )
  if (state !== 'accepted') return
  await tx.query(
    `UPDATE consignments SET status = 'booked', carrier_id = $2, booked_at = $3, expected_at = $4 WHERE id = $1`,
    [consignmentId, carrierId, now, expectedAt],
  )
}

/** Departed goods leave the depot's stock; what was accepted is what is sent. */
export async function writeMilestone(tx: PoolClient, input: Input<'recordMilestone'>): Promise<void> {
  const { consignmentId, milestone, at, expectedAt } = input
  if (milestone === 'arrived') {
    await tx.query(`UPDATE consignments SET status = 'arrived', arrived_at = $2 WHERE id = $1`, [consignmentId, at])
    return
  }
  await tx.query(`UPDATE consignments SET status = 'departed', departed_at = $2, expected_at = $3 WHERE id = $1`, [
    consignmentId,
    at,
    expectedAt,
  ])
  await issueStock(tx, consignmentId, await stockLines(tx, consignmentId, (line) => line.accepted ?? line.approved))
  await tx.query('UPDATE consignment_lines SET sent = coalesce(accepted, approved) WHERE consignment_id = $1', [
    consignmentId,
  ])
}

export async function writeNote(tx: PoolClient, { consignmentId, note }: Input<'recordGoodsReceived'>): Promise<void> {
  await tx.query(
    `UPDATE consignment_lines l SET received = note.received, damaged = note.damaged
     FROM unnest($2::text[], $3::int[], $4::int[]) AS note (item_code, received, damaged) WHERE l.consignment_id = $1 AND l.item_code = note.item_code`,
    [
      consignmentId,
      note.lines.map((line) => line.itemCode),
      note.lines.map((line) => line.received),
      note.lines.map((line) => line.damaged),
    ],
  )
  await tx.query(
    `INSERT INTO goods_received_notes (id, consignment_id, signed_by, signed_at, lines, comment) VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING`,
    [
      `grn-${consignmentId}`,
      consignmentId,
      note.signedBy,
      note.signedAt,
      JSON.stringify(note.lines),
      note.comment ?? null,
    ],
  )
  await tx.query(
    `UPDATE consignments SET status = 'received', received_at = $2, arrived_at = coalesce(arrived_at, $2) WHERE id = $1`,
    [consignmentId, note.signedAt],
  )
}

/** Ended without a note: bookings are released, goods that never left are free again, nobody owes anything. */
export async function writeEnd(tx: PoolClient, input: Input<'recordEnd'>): Promise<void> {
  const { consignmentId, incidentId, status, reason, now } = input
  await tx.query('UPDATE consignments SET status = $2, ended_reason = $3 WHERE id = $1', [
    consignmentId,
    status,
    reason,
  ])
  await tx.query(
    `UPDATE transport_bookings SET state = 'released' WHERE consignment_id = $1 AND state IN ('asked', 'accepted')`,
    [consignmentId],
  )
  const held = await stockLines(tx, consignmentId, (line) => (line.sent > 0 ? 0 : (line.accepted ?? line.approved)))
  if (held.length > 0) await releaseStock(tx, `${consignmentId} ended`, held)
  await withdrawTasks(tx, { incidentId, workflowId: consignmentWorkflowId(consignmentId) }, now)
}

async function stockLines(
  tx: PoolClient,
  consignmentId: string,
  quantity: (line: LineRow) => number,
): Promise<StockLine[]> {
  const lines = await many<LineRow & { depot_id: string }>(
    tx,
    `SELECT c.depot_id, l.item_code, l.approved, l.accepted, l.sent FROM consignment_lines l JOIN consignments c ON c.id = l.consignment_id
     WHERE l.consignment_id = $1 ORDER BY l.item_code`,
    [consignmentId],
  )
  return lines
    .map((line) => ({ depotId: line.depot_id, itemCode: line.item_code, quantity: quantity(line) }))
    .filter((line) => line.quantity > 0)
}

/** Whether less came in good order than was sent. */
export async function isShort(db: Queryable, consignmentId: string): Promise<boolean> {
  const row = await one<{ short: boolean }>(
    db,
    'SELECT bool_or(received < sent) AS short FROM consignment_lines WHERE consignment_id = $1',
    [consignmentId],
  )
  return row?.short ?? false
}

type CarrierRow = { id: string; mode: Carrier['mode']; speed_kmh: number }

/** Whom to ask, in order: road carriers of the depot's province, of the country, then rail, then air; each once. */
export async function carriersFor(db: Queryable, consignmentId: string): Promise<Carrier[]> {
  const rows = await many<CarrierRow>(
    db,
    `SELECT r.id, r.mode, r.speed_kmh FROM consignments c JOIN depots d ON d.id = c.depot_id
     JOIN carriers r ON r.area_code IN ('100000', left(d.area_code, 2) || '0000') AND r.mode <> 'water'
     WHERE c.id = $1
     ORDER BY array_position(ARRAY['road', 'rail', 'air'], r.mode), (r.area_code = '100000'), md5(r.id || c.id)`,
    [consignmentId],
  )
  return rows.map((row) => ({ id: row.id, mode: row.mode, speedKmh: row.speed_kmh }))
}
