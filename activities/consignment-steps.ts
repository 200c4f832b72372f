import type { PoolClient } from 'pg'
import { appendAudit, audited } from '../database/audit'
import { insertTender, releaseBookings, writeTenderAnswer } from '../database/bookings'
import type { DepotLine, GivenLine } from '../database/consignment-lines'
import { readDepotLines, writeAccepted, writeAllSent, writeReceived } from '../database/consignment-lines'
import { writeAcceptedAt, writeConsignmentStatus, writeExpectedArrival } from '../database/consignments'
import { insertNote } from '../database/goods-received-notes'
import { touchIncident } from '../database/incidents'
import type { DrawLine } from '../database/stock-ledger'
import { issueStock, releaseStock } from '../database/stock-ledger'
import { askForOrdersOf, followConsignment, lockOrdersOf } from '../database/supply/follow-consignment'
import { unitsThere } from '../database/supply/held-goods'
import { endTask, insertTasks, withdrawTasks } from '../database/tasks'
import { consignmentId as consignmentWorkflowId } from '../workflows/workflow-ids'
import type { Queryable } from '../database/transaction'
import type { ItemQuantity } from '../workflows/messages'
import type { ConsignmentActivities, ConsignmentStep, OrderAnswerStands, TenderStands } from './goods-interfaces'

type Detail = Readonly<Record<string, unknown>>
type Input<Act extends keyof ConsignmentActivities> = Parameters<ConsignmentActivities[Act]>[0]

/** What every step ends with: the task it settles, those it opens, the audit entry. */
export async function finishStep(
  tx: PoolClient,
  input: ConsignmentStep,
  action: string,
  detail: Detail,
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
    onceKey: stepKey(input),
  })
}

const stepKey = ({ consignmentId, version }: ConsignmentStep): string => `consignment ${consignmentId} ${version}`

/** What the keeper answered, or his silence, as it was recorded first under this number. */
export async function orderAnswerOnRecord(
  db: Queryable,
  { accepted, reason, ...step }: Input<'recordOrderAnswer'>,
): Promise<Omit<OrderAnswerStands, 'carriers'>> {
  const recorded = (await audited(db, stepKey(step)))?.detail as
    { accepted: typeof accepted; reason: string } | undefined
  const stands = recorded ?? { accepted, reason }
  const { reason: why } = stands
  return { accepted: stands.accepted, isSilent: why === 'keeper-silent', isWithdrawn: why === 'supply-withdrawn' }
}

/** What a carrier answered, or its silence, as it was recorded first under this number. */
export async function tenderOnRecord(
  db: Queryable,
  { state, expectedAt, ...step }: Input<'recordTenderAnswer'>,
): Promise<TenderStands> {
  const recorded = await audited(db, stepKey(step))
  if (recorded === undefined) return { state, expectedAt }
  const { expectedAt: expected } = recorded.detail as Pick<TenderStands, 'expectedAt'>
  return { state: tenderStates.find((each) => recorded.action === `booking.${each}`) ?? state, expectedAt: expected }
}

const tenderStates = ['accepted', 'declined', 'silent'] as const

/**
 * What the keeper can't give goes back to the depot's free stock at once. Accepting is held to what is still there: what
 * its source took back meanwhile is told beside it.
 */
export async function answerOrder(tx: PoolClient, input: Input<'recordOrderAnswer'>): Promise<Detail> {
  const { consignmentId, accepted, now, reason } = input
  await lockOrdersOf(tx, consignmentId)
  const given = await stillGiven(tx, consignmentId, accepted)
  await writeAccepted(tx, consignmentId, given)
  await writeAcceptedAt(tx, consignmentId, now)
  const refused = await stockOf(tx, consignmentId, (line) => line.approved - (line.accepted ?? 0))
  if (refused.length > 0) await releaseStock(tx, `${consignmentId} refused`, refused)
  await followConsignment(tx, { ...newsOf(input, input.reason ?? 'consignment-answered'), news: 'answered' })
  const withdrawn = withdrawnOf(given)
  return {
    accepted: given.map(({ itemCode, quantity }) => ({ itemCode, quantity })),
    ...(withdrawn.length === 0 ? {} : { withdrawn, reason: reason ?? 'supply-withdrawn' }),
  }
}

/** Of what the keeper would give, what is there; what its source took back is no refusal of the keeper's. */
async function stillGiven(
  tx: PoolClient,
  consignmentId: string,
  accepted: readonly ItemQuantity[],
): Promise<readonly GivenLine[]> {
  const lines = await readDepotLines(tx, consignmentId)
  const there = await unitsThere(tx, consignmentId, lines, { isPromised: true })
  return lines.map(({ itemCode, approved }) => {
    const left = there.get(itemCode) ?? 0
    const would = accepted.find((line) => line.itemCode === itemCode)?.quantity ?? 0
    return { itemCode, quantity: Math.min(would, left), withdrawn: approved - left }
  })
}

const withdrawnOf = (given: readonly GivenLine[]): readonly ItemQuantity[] =>
  given.filter(({ withdrawn }) => withdrawn > 0).map(({ itemCode, withdrawn }) => ({ itemCode, quantity: withdrawn }))

const newsOf = ({ consignmentId, by, now }: ConsignmentStep, reason: string) => ({ consignmentId, by, at: now, reason })

export async function askTender(tx: PoolClient, input: Input<'recordTenderAsked'>): Promise<void> {
  const { consignmentId, attempt, carrierId, now: askedAt, answerDueAt } = input
  await insertTender(tx, { consignmentId, attempt, carrierId, askedAt, answerDueAt })
}

export async function answerTender(tx: PoolClient, input: Input<'recordTenderAnswer'>): Promise<void> {
  const { consignmentId, attempt, state, now, reason, vehicle, carrierId, expectedAt } = input
  await writeTenderAnswer(tx, { consignmentId, attempt, state, answeredAt: now, reason, vehicle })
  if (state !== 'accepted') return
  await writeConsignmentStatus(tx, consignmentId, { status: 'booked', carrierId, bookedAt: now })
  await writeExpectedArrival(tx, consignmentId, expectedAt)
}

/** Departed goods leave the depot's stock; what was accepted is what is sent, less what its source took back since. */
export async function reachMilestone(tx: PoolClient, input: Input<'recordMilestone'>): Promise<Detail> {
  const { consignmentId, milestone, at, expectedAt } = input
  if (milestone === 'arrived') {
    await writeConsignmentStatus(tx, consignmentId, { status: 'arrived', arrivedAt: at })
    return {}
  }
  await lockOrdersOf(tx, consignmentId)
  const withdrawn = await shedWithdrawn(tx, consignmentId)
  await writeConsignmentStatus(tx, consignmentId, { status: 'departed', departedAt: at })
  await writeExpectedArrival(tx, consignmentId, expectedAt)
  await issueStock(tx, consignmentId, await stockOf(tx, consignmentId, (line) => line.accepted ?? line.approved))
  await writeAllSent(tx, consignmentId)
  await followConsignment(tx, { ...newsOf({ ...input, now: at }, 'consignment-departed'), news: 'departed' })
  return withdrawn.length === 0 ? {} : { withdrawn }
}

/** Goods that their source took back after the keeper accepted leave the books, and are not loaded. */
async function shedWithdrawn(tx: PoolClient, consignmentId: string): Promise<readonly ItemQuantity[]> {
  const lines = await readDepotLines(tx, consignmentId)
  const there = await unitsThere(tx, consignmentId, lines, { isPromised: false })
  const given = lines.map(({ itemCode, approved, accepted }) => {
    const quantity = there.get(itemCode) ?? 0
    return { itemCode, quantity, withdrawn: (accepted ?? approved) - quantity }
  })
  const shed = lines.flatMap(({ depotId, itemCode, reservedBy }, index) => {
    const quantity = given[index]?.withdrawn ?? 0
    return quantity > 0 ? [{ depotId, itemCode, reservedBy, quantity }] : []
  })
  if (shed.length === 0) return []
  await releaseStock(tx, `${consignmentId} withdrawn`, shed)
  await writeAccepted(tx, consignmentId, given)
  return withdrawnOf(given)
}

export async function signNote(tx: PoolClient, { consignmentId, note }: Input<'recordGoodsReceived'>): Promise<void> {
  const { signedBy, signedAt, lines, comment = null } = note
  await writeReceived(tx, consignmentId, lines)
  await insertNote(tx, { consignmentId, signedBy, signedAt, lines, comment })
  await writeConsignmentStatus(tx, consignmentId, { status: 'received', receivedAt: signedAt, arrivedAt: signedAt })
}

/** Ended without a note: bookings are released, goods that never left are free again, nobody owes anything. */
export async function endConsignment(tx: PoolClient, input: Input<'recordEnd'>): Promise<void> {
  const { consignmentId, incidentId, status, reason, now } = input
  await lockOrdersOf(tx, consignmentId)
  await writeConsignmentStatus(tx, consignmentId, { status, endedReason: reason })
  await releaseBookings(tx, consignmentId)
  const held = await stockOf(tx, consignmentId, (line) => (line.sent > 0 ? 0 : (line.accepted ?? line.approved)))
  if (held.length > 0) await releaseStock(tx, `${consignmentId} ended`, held)
  if (reason === 'keeper-silent') await followConsignment(tx, { ...newsOf(input, reason), news: 'silent' })
  if (reason === 'supply-postponed') await askForOrdersOf(tx, consignmentId, now)
  await withdrawTasks(tx, { incidentId, workflowId: consignmentWorkflowId(consignmentId) }, now)
}

async function stockOf(
  tx: PoolClient,
  consignmentId: string,
  quantityOf: (line: DepotLine) => number,
): Promise<DrawLine[]> {
  const lines = await readDepotLines(tx, consignmentId)
  return lines
    .map((line) => {
      const { depotId, itemCode, reservedBy } = line
      return { depotId, itemCode, reservedBy, quantity: quantityOf(line) }
    })
    .filter((line) => line.quantity > 0)
}
