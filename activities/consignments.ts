import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import type { StockLine } from '../database/stock-ledger'
import { issueStock, releaseStock } from '../database/stock-ledger'
import { endTask, withdrawTasks } from '../database/tasks'
import { inTransaction, many, one } from '../database/transaction'
import { SIGNALS } from '../workflows/messages'
import { consignmentId as consignmentWorkflowId, incidentId as incidentWorkflowId } from '../workflows/workflow-ids'
import type { Carrier, ConsignmentActivities, ConsignmentStep } from './interfaces'
import { isGone } from './messenger-errors'
import type { ActivityContext } from './ports'

type LineRow = { item_code: string; approved: number; accepted: number | null; sent: number }

/** Each step of a consignment: its row with the workflow's number, stock, bookings, the task it settles, the audit entry. */
export function createConsignmentActivities({ database: { pool }, workflows }: ActivityContext): ConsignmentActivities {
  const step = (
    input: ConsignmentStep,
    action: string,
    detail: Record<string, unknown>,
    write: (tx: PoolClient) => Promise<void>,
  ): Promise<void> =>
    inTransaction(pool, async (tx) => {
      if (!(await takeVersion(tx, input))) return
      await write(tx)
      await finishStep(tx, input, action, detail)
    })
  return {
    async recordOrderAnswer(input) {
      await step(
        input,
        'consignment.order-answered',
        { accepted: input.accepted, reason: input.reason },
        async (tx) => {
          for (const line of input.accepted) {
            await tx.query('UPDATE consignment_lines SET accepted = $3 WHERE consignment_id = $1 AND item_code = $2', [
              input.consignmentId,
              line.itemCode,
              line.quantity,
            ])
          }
          await tx.query('UPDATE consignments SET accepted_at = $2 WHERE id = $1', [input.consignmentId, input.now])
          await releaseStock(
            tx,
            `${input.consignmentId} refused`,
            await stockLines(tx, input.consignmentId, (line) => line.approved - (line.accepted ?? 0)),
          )
        },
      )
      return { carriers: await carriersFor(pool, input.consignmentId) }
    },
    recordTenderAsked: (input) =>
      step(
        input,
        'booking.asked',
        { carrierId: input.carrierId, attempt: input.attempt, answerDueAt: input.answerDueAt },
        async (tx) => {
          await tx.query(
            `INSERT INTO transport_bookings (id, consignment_id, attempt, carrier_id, state, asked_at, answer_due_at)
           VALUES ($1,$2,$3,$4,'asked',$5,$6) ON CONFLICT DO NOTHING`,
            [
              `book-${input.consignmentId}-${input.attempt}`,
              input.consignmentId,
              input.attempt,
              input.carrierId,
              input.now,
              input.answerDueAt,
            ],
          )
        },
      ),
    recordTenderAnswer: (input) =>
      step(
        input,
        `booking.${input.state}`,
        { carrierId: input.carrierId, attempt: input.attempt, reason: input.reason, expectedAt: input.expectedAt },
        async (tx) => {
          await tx.query(
            `UPDATE transport_bookings SET state = $3, answered_at = $4, reason = $5, vehicle = $6 WHERE consignment_id = $1 AND attempt = $2`,
            [input.consignmentId, input.attempt, input.state, input.now, input.reason, input.vehicle],
          )
          if (input.state !== 'accepted') return
          await tx.query(
            `UPDATE consignments SET status = 'booked', carrier_id = $2, booked_at = $3, expected_at = $4 WHERE id = $1`,
            [input.consignmentId, input.carrierId, input.now, input.expectedAt],
          )
        },
      ),
    recordMilestone: (input) =>
      step(input, `consignment.${input.milestone}`, { at: input.at, expectedAt: input.expectedAt }, (tx) =>
        writeMilestone(tx, input),
      ),
    recordExpectedArrival: (input) =>
      step(input, 'consignment.expected', { expectedAt: input.expectedAt, reason: input.reason }, async (tx) => {
        await tx.query('UPDATE consignments SET expected_at = $2 WHERE id = $1', [
          input.consignmentId,
          input.expectedAt,
        ])
      }),
    async recordGoodsReceived(input) {
      await step(input, 'goods.received', { note: input.note }, (tx) => writeNote(tx, input))
      return { short: await isShort(pool, input.consignmentId) }
    },
    recordEnd: (input) =>
      step(input, `consignment.${input.status}`, { reason: input.reason }, async (tx) => {
        await tx.query('UPDATE consignments SET status = $2, ended_reason = $3 WHERE id = $1', [
          input.consignmentId,
          input.status,
          input.reason,
        ])
        await tx.query(
          `UPDATE transport_bookings SET state = 'released' WHERE consignment_id = $1 AND state IN ('asked', 'accepted')`,
          [input.consignmentId],
        )
        await releaseStock(
          tx,
          `${input.consignmentId} ended`,
          await stockLines(tx, input.consignmentId, (line) => (line.sent > 0 ? 0 : (line.accepted ?? line.approved))),
        )
        await withdrawTasks(
          tx,
          { incidentId: input.incidentId, workflowId: consignmentWorkflowId(input.consignmentId) },
          input.now,
        )
      }),
    async tellIncident({ incidentId, consignmentId, status, batch, short }) {
      try {
        await workflows.signal(incidentWorkflowId(incidentId), SIGNALS.consignmentChanged, {
          consignmentId,
          status,
          batch,
          expectedAt: null,
          short,
        })
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },
  }
}

/** Takes the step's number; false when this or a later step is written already. */
async function takeVersion(tx: PoolClient, input: ConsignmentStep): Promise<boolean> {
  const { rowCount } = await tx.query(
    'UPDATE consignments SET version = $2, changed_at = clock_timestamp() WHERE id = $1 AND version < $2',
    [input.consignmentId, input.version],
  )
  return rowCount === 1
}

async function finishStep(
  tx: PoolClient,
  input: ConsignmentStep,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  if (input.settles !== null) await endTask(tx, input.settles)
  await touchIncident(tx, input.incidentId)
  await appendAudit(tx, {
    happenedAt: input.now,
    incidentId: input.incidentId,
    actor: input.by,
    action,
    subject: input.consignmentId,
    detail,
    onceKey: `consignment ${input.consignmentId} ${input.version}`,
  })
}

async function stockLines(
  tx: PoolClient,
  consignmentId: string,
  quantity: (line: LineRow) => number,
): Promise<StockLine[]> {
  const row = await one<{ depot_id: string }>(tx, 'SELECT depot_id FROM consignments WHERE id = $1', [consignmentId])
  const lines = await many<LineRow>(
    tx,
    'SELECT item_code, approved, accepted, sent FROM consignment_lines WHERE consignment_id = $1 ORDER BY item_code',
    [consignmentId],
  )
  return lines
    .map((line) => ({ depotId: row?.depot_id ?? '', itemCode: line.item_code, quantity: quantity(line) }))
    .filter((line) => line.quantity > 0)
}

type MilestoneInput = Parameters<ConsignmentActivities['recordMilestone']>[0]

/** Departed goods leave the depot's stock; what was accepted is what is sent. */
async function writeMilestone(tx: PoolClient, input: MilestoneInput): Promise<void> {
  if (input.milestone === 'arrived') {
    await tx.query(`UPDATE consignments SET status = 'arrived', arrived_at = $2 WHERE id = $1`, [
      input.consignmentId,
      input.at,
    ])
    return
  }
  await tx.query(`UPDATE consignments SET status = 'departed', departed_at = $2, expected_at = $3 WHERE id = $1`, [
    input.consignmentId,
    input.at,
    input.expectedAt,
  ])
  await issueStock(
    tx,
    input.consignmentId,
    await stockLines(tx, input.consignmentId, (line) => line.accepted ?? line.approved),
  )
  await tx.query('UPDATE consignment_lines SET sent = coalesce(accepted, approved) WHERE consignment_id = $1', [
    input.consignmentId,
  ])
}

async function writeNote(
  tx: PoolClient,
  input: Parameters<ConsignmentActivities['recordGoodsReceived']>[0],
): Promise<void> {
  const { consignmentId, note } = input
  for (const line of note.lines) {
    await tx.query(
      'UPDATE consignment_lines SET received = $3, damaged = $4 WHERE consignment_id = $1 AND item_code = $2',
      [consignmentId, line.itemCode, line.received, line.damaged],
    )
  }
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

async function isShort(db: { query: PoolClient['query'] }, consignmentId: string): Promise<boolean> {
  const row = await one<{ short: boolean }>(
    db,
    'SELECT bool_or(received < sent) AS short FROM consignment_lines WHERE consignment_id = $1',
    [consignmentId],
  )
  return row?.short ?? false
}

type CarrierRow = { id: string; mode: Carrier['mode']; speed_kmh: number }

/** Whom to ask, in order: road carriers of the depot's province, of the country, then rail, then air; each once. */
async function carriersFor(db: { query: PoolClient['query'] }, consignmentId: string): Promise<Carrier[]> {
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
