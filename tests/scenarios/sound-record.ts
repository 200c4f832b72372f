import { verifyAudit } from '../../database/audit'
import { stockDisagreements } from '../../database/supply/stock-check'
import type { ResponsePlan } from '../../domain/response/response-plan'
import type { WholeStack } from './whole-stack'

/** Positions against the sum of their lots and of their movements, and no line of a paper moved twice. */
export async function expectSoundStock(stack: WholeStack): Promise<void> {
  const unbalanced = await stockDisagreements(stack.database.pool)
  const movedTwice = await stack.rows(
    'SELECT reference, line, lot_id, kind FROM stock_movements GROUP BY 1, 2, 3, 4 HAVING count(*) > 1',
  )
  expect({ unbalanced, movedTwice }).toEqual({ unbalanced: [], movedTwice: [] })
}

/** What left the shelves is what was sent, to the unit; and nothing stays reserved once all is closed. */
export async function expectNothingHeld(stack: WholeStack): Promise<void> {
  const [held] = await stack.rows<{ reserved: number }>('SELECT sum(reserved)::int AS reserved FROM stock_positions')
  const [issued] = await stack.rows<{ units: number }>(
    `SELECT coalesce(sum(quantity), 0)::int AS units FROM stock_movements WHERE kind = 'issued'`,
  )
  const [sent] = await stack.rows<{ units: number }>(
    'SELECT coalesce(sum(sent), 0)::int AS units FROM consignment_lines',
  )
  expect({ reserved: held?.reserved, issued: issued?.units }).toEqual({ reserved: 0, issued: sent?.units })
}

/** One order for a batch, one consignment for a depot and county, one plan of an estimate at an instant: nothing is ordered twice. */
export async function expectOrderedOnce(stack: WholeStack, incidentId: string): Promise<void> {
  const twice = async (sql: string) => stack.rows(sql, [incidentId])
  expect({
    consignments: await twice(
      `SELECT o.plan_id, c.batch, c.depot_id, c.area_code FROM consignments c
       JOIN movement_notices n ON n.id = c.movement_notice_id JOIN release_orders o ON o.id = n.release_order_id
       WHERE c.incident_id = $1 GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
    ),
    orders: await twice(
      'SELECT plan_id, batch FROM release_orders WHERE incident_id = $1 GROUP BY 1, 2 HAVING count(*) > 1',
    ),
    bookings: await twice(
      `SELECT b.consignment_id FROM transport_bookings b JOIN consignments c ON c.id = b.consignment_id
       WHERE c.incident_id = $1 AND b.state = 'accepted' GROUP BY 1 HAVING count(*) > 1`,
    ),
    plans: await twice(
      'SELECT estimate_id FROM allocation_plans WHERE incident_id = $1 GROUP BY 1, planned_at HAVING count(*) > 1',
    ),
  }).toEqual({ consignments: [], orders: [], bookings: [], plans: [] })
}

type SentMail = { messageId: string; handOvers: number; captured: number; state: string }

/** One identity for each message, and never in the mailbox more often than it was handed over. */
export async function expectMailsOnce(stack: WholeStack, incidentId: string): Promise<readonly SentMail[]> {
  const mails = await stack.rows<SentMail>(
    `SELECT m.message_id AS "messageId", m.hand_overs AS "handOvers", m.state,
       (SELECT count(*)::int FROM captured_mails c WHERE c.message_id = m.message_id) AS captured
     FROM messages m WHERE m.incident_id = $1 ORDER BY m.queued_at, m.id`,
    [incidentId],
  )
  const strangers = await stack.rows(
    'SELECT message_id FROM captured_mails WHERE message_id NOT IN (SELECT message_id FROM messages)',
  )
  expect(strangers).toEqual([])
  expect(mails.filter(({ captured, handOvers }) => captured > handOvers)).toEqual([])
  expect(mails.filter(({ state, captured }) => state === 'handed-over' && captured === 0)).toEqual([])
  const sameWords = await stack.rows(
    `SELECT escalation_id, rung, to_address, subject FROM messages WHERE incident_id = $1 GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
    [incidentId],
  )
  expect(sameWords).toEqual([])
  return mails
}

type ClockRow = { id: string; rule: string; starts_at: Date; due_at: Date; over_at: Date | null }
type MarkRow = { deadline_id: string; mark: string; outcome: string }

/** Each clock is met or stopped, and each mark that it passed before that is on record, fired or skipped by outage. */
export async function expectClocksKept(stack: WholeStack, incidentId: string): Promise<void> {
  const clocks = await stack.rows<ClockRow>(
    'SELECT id, rule, starts_at, due_at, coalesce(met_at, stopped_at) AS over_at FROM deadlines WHERE incident_id = $1',
    [incidentId],
  )
  const marks = await stack.rows<MarkRow>(
    'SELECT m.deadline_id, m.mark, m.outcome FROM deadline_marks m JOIN deadlines d ON d.id = m.deadline_id WHERE d.incident_id = $1',
    [incidentId],
  )
  const [incident] = await stack.rows<{ plan: ResponsePlan }>(
    'SELECT response_plan AS plan FROM incidents WHERE id = $1',
    [incidentId],
  )
  const shares = incident?.plan.delivery.warnAtShares ?? []
  const open = clocks.filter((clock) => clock.over_at === null).map(({ id }) => id)
  const unmarked = clocks
    .flatMap((clock) => passedMarks(clock, shares).map((mark) => `${clock.id} ${mark}`))
    .filter((key) => !marks.some((mark) => `${mark.deadline_id} ${mark.mark}` === key))
  expect({ clocks: clocks.length > 0, open, unmarked }).toEqual({ clocks: true, open: [], unmarked: [] })
}

/** The marks that a clock passed before it was met or stopped. */
function passedMarks(clock: ClockRow, shares: readonly number[]): string[] {
  const spanMs = clock.due_at.getTime() - clock.starts_at.getTime()
  const passed = (share: number): boolean =>
    clock.over_at !== null && clock.starts_at.getTime() + spanMs * share < clock.over_at.getTime()
  const warnings = clock.rule.startsWith('first-batch') ? shares.filter(passed) : []
  const breach = clock.rule.startsWith('first-batch') || clock.rule === 'approve-plan' || clock.rule === 'confirm-level'
  return [...warnings.map((share) => `warned-${Math.round(share * 100)}`), ...(breach && passed(1) ? ['breached'] : [])]
}

export async function expectAuditWhole(stack: WholeStack): Promise<void> {
  expect(await verifyAudit(stack.database.pool)).toMatchObject({ outcome: 'whole' })
}

/** Everything at once, for a response that is over. */
export async function expectSoundResponse(stack: WholeStack, incidentId: string): Promise<readonly SentMail[]> {
  await expectSoundStock(stack)
  await expectOrderedOnce(stack, incidentId)
  await expectClocksKept(stack, incidentId)
  await expectAuditWhole(stack)
  return expectMailsOnce(stack, incidentId)
}
