import type { TaskKind } from '../../domain/response/task'
import type { Post } from '../../domain/duty/post'
import type { Instant } from '../../domain/time/instant'
import { MINUTE_MS, addMinutes, addMs, msBetween } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now, waitUntil } from '../clock'
import type { Consignment } from './state'
import { ask, endSilence, reportSilence, settled, stepOf } from './state'

/** Loaded and gone; goods are issued from the depot's stock when the carrier reports departure. */
export async function awaitDeparture(goods: Consignment): Promise<boolean> {
  const { loadingMs, plan } = goods.input
  const dueAt = overdueAt(addMs(now(), loadingMs), loadingMs, plan.waits.departureOverdueMinutes)
  const task = await askCarrier(goods, 'report-departure', dueAt, { loadingMs })
  await waitFor(goods, task, dueAt, () => goods.departed !== undefined || goods.cancelled !== undefined)
  const { departed } = goods
  if (departed === undefined) return false
  goods.status = 'departed'
  goods.expectedAt = addMs(departed.at, goods.input.travelMs)
  const step = stepOf(goods, settled(task, departed.by, { at: departed.at }), departed.by)
  await playbook.recordMilestone({ ...step, milestone: 'departed', at: departed.at, expectedAt: goods.expectedAt })
  return true
}

/** On the road: a new expected arrival is passed on at once; overdue without a word is escalated. */
export async function awaitArrival(goods: Consignment): Promise<boolean> {
  const { travelMs, plan } = goods.input
  const dueAt = overdueAt(goods.expectedAt ?? addMs(now(), travelMs), travelMs, plan.waits.arrivalOverdueMinutes)
  const task = await askCarrier(goods, 'report-arrival', dueAt, { travelMs })
  const over = (): boolean => goods.arrived !== undefined || goods.writeOff !== undefined || isTurnedBack(goods)
  await waitFor(goods, task, dueAt, over)
  const { arrived } = goods
  if (arrived === undefined) return false
  goods.status = 'arrived'
  const step = stepOf(goods, settled(task, arrived.by, { at: arrived.at }), arrived.by)
  await playbook.recordMilestone({ ...step, milestone: 'arrived', at: arrived.at, expectedAt: null })
  if (goods.input.batch === 'first') await tell(goods, false)
  return true
}

/** Only the goods received note closes it (decision 8); what is short or damaged goes back to allocation. */
export async function awaitReceipt(goods: Consignment): Promise<boolean> {
  const dueAt = addMinutes(now(), goods.input.plan.waits.receiptDueMinutes)
  const task = await ask(goods, { kind: 'receive-goods', post: 'receiver', facts: { lines: goods.accepted }, dueAt })
  await waitFor(goods, task, dueAt, () => goods.note !== undefined || goods.writeOff !== undefined)
  const { note } = goods
  if (note === undefined) return false
  goods.status = 'received'
  const step = stepOf(goods, settled(task, note.by, { key: note.key }), note.by)
  const { short } = await playbook.recordGoodsReceived({ ...step, note })
  await tell(goods, short)
  return true
}

/** Overdue after the minutes of the plan, or a tenth of a long leg. */
function overdueAt(expectedAt: Instant, legMs: number, minutes: number): Instant {
  return addMs(expectedAt, Math.max(minutes * MINUTE_MS, legMs / 10))
}

/** Waits without end, escalates once when overdue, and records each new expected arrival on the way. */
async function waitFor(goods: Consignment, task: string, dueAt: Instant, over: () => boolean): Promise<void> {
  const askedAt = now()
  let alarmed = false
  while (!over()) {
    const stirred = await waitUntil(alarmed ? undefined : dueAt, () => over() || goods.newExpectedArrival !== undefined)
    if (goods.newExpectedArrival !== undefined) await passOnExpectedArrival(goods)
    else if (!stirred) {
      alarmed = true
      await reportSilence(goods, task, askedAt, msBetween(askedAt, dueAt) / MINUTE_MS)
    }
  }
  if (alarmed) await endSilence(goods, task)
}

async function passOnExpectedArrival(goods: Consignment): Promise<void> {
  const report = goods.newExpectedArrival
  goods.newExpectedArrival = undefined
  if (report === undefined) return
  goods.expectedAt = report.expectedAt
  await playbook.recordExpectedArrival({
    ...stepOf(goods, null, report.by),
    expectedAt: report.expectedAt,
    reason: report.reason,
  })
}

function isTurnedBack(goods: Consignment): boolean {
  return goods.cancelled?.reason === 'turned-back'
}

async function askCarrier(
  goods: Consignment,
  kind: TaskKind,
  dueAt: Instant,
  facts: Record<string, unknown>,
): Promise<string> {
  const post: Post = 'carrier'
  const carrierId = goods.carrier?.id
  return ask(goods, {
    kind,
    post,
    ...(carrierId === undefined ? {} : { carrierId }),
    facts: { ...facts, expectedAt: goods.expectedAt },
    dueAt,
  })
}

async function tell(goods: Consignment, short: boolean): Promise<void> {
  await playbook.tellIncident({ ...stepOf(goods, null), status: goods.status, short })
}
