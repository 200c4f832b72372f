import type { NewTask, TaskKind } from '../../domain/response/task'
import type { Instant } from '../../domain/time/instant'
import { MINUTE_MS, addMinutes, addMs, msBetween } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now, waitUntil } from '../clock'
import type { Consignment } from './state'
import { endSilence, reportSilence, settled, namesOf, stepOf, taskOf } from './state'

/** Loaded and gone; goods are issued from the depot's stock when the carrier reports departure. */
export async function awaitDeparture(goods: Consignment): Promise<boolean> {
  const task = departureTask(goods)
  await waitFor(
    goods,
    task,
    () => goods.departed !== undefined || goods.cancelled !== undefined || goods.writeOff !== undefined,
  )
  const { departed } = goods
  if (departed === undefined) return false
  goods.status = 'departed'
  goods.expectedAt = addMs(departed.at, goods.input.travelMs)
  const settles = settled(task.id, departed.by, { at: departed.at })
  const step = stepOf(goods, { settles, by: departed.by, opens: [arrivalTask(goods)] })
  const stands: { sent?: typeof goods.accepted } | undefined = await playbook.recordMilestone({
    ...{ ...step, milestone: 'departed', at: departed.at, expectedAt: goods.expectedAt },
  })
  // histories from before tell nothing of it: all that was accepted was sent
  goods.accepted = stands?.sent ?? goods.accepted
  return true
}

/** On the road: a new expected arrival is passed on at once; overdue without a word is escalated. */
export async function awaitArrival(goods: Consignment): Promise<boolean> {
  const task = arrivalTask(goods)
  const over = (): boolean => goods.arrived !== undefined || goods.writeOff !== undefined || isTurnedBack(goods)
  await waitFor(goods, task, over)
  const { arrived } = goods
  if (arrived === undefined) return false
  goods.status = 'arrived'
  const settles = settled(task.id, arrived.by, { at: arrived.at })
  const step = stepOf(goods, { settles, by: arrived.by, opens: goods.note === undefined ? [receiptTask(goods)] : [] })
  await playbook.recordMilestone({ ...step, milestone: 'arrived', at: arrived.at, expectedAt: null })
  if (goods.input.batch === 'first') await tell(goods, false)
  return true
}

/** Only the goods received note closes it (decision 8); what is short or damaged goes back to allocation. */
export async function awaitReceipt(goods: Consignment): Promise<boolean> {
  const task = receiptTask(goods)
  await waitFor(goods, task, () => goods.note !== undefined || goods.writeOff !== undefined)
  const { note } = goods
  if (note === undefined) return false
  goods.status = 'received'
  const step = stepOf(goods, { settles: settled(task.id, note.by, { key: note.key }), by: note.by })
  const { short } = await playbook.recordGoodsReceived({ ...step, note })
  await tell(goods, short)
  return true
}

/** Overdue after the minutes of the plan, or a tenth of a long leg. */
function overdueAt(expectedAt: Instant, legMs: number, minutes: number): Instant {
  return addMs(expectedAt, Math.max(minutes * MINUTE_MS, legMs / 10))
}

/**
 * Waits without end, escalates once when overdue, and records each new expected arrival on the way: who has said that he
 * will be late is silent only after that.
 */
async function waitFor(goods: Consignment, task: NewTask, over: () => boolean): Promise<void> {
  const { openedAt: askedAt } = task
  let { dueAt = now() } = task
  let alarmed = false
  while (!over()) {
    const stirred = await waitUntil(alarmed ? undefined : dueAt, () => over() || goods.newExpectedArrival !== undefined)
    if (goods.newExpectedArrival !== undefined) {
      await passOnExpectedArrival(goods)
      if (goods.status === 'departed') dueAt = overdueOnRoad(goods)
    } else if (!stirred) {
      alarmed = true
      await reportSilence(goods, task.id, askedAt, msBetween(askedAt, dueAt) / MINUTE_MS)
    }
  }
  if (alarmed) await endSilence(goods, task.id)
}

async function passOnExpectedArrival(goods: Consignment): Promise<void> {
  const report = goods.newExpectedArrival
  goods.newExpectedArrival = undefined
  if (report === undefined) return
  goods.expectedAt = report.expectedAt
  await playbook.recordExpectedArrival({
    ...stepOf(goods, { by: report.by }),
    expectedAt: report.expectedAt,
    reason: report.reason,
  })
}

function isTurnedBack(goods: Consignment): boolean {
  return goods.cancelled?.reason === 'turned-back'
}

/** The task of a leg is opened by the step before it, with the same instants. */
export function departureTask(goods: Consignment): NewTask {
  const { loadingMs, plan } = goods.input
  const dueAt = overdueAt(addMs(now(), loadingMs), loadingMs, plan.waits.departureOverdueMinutes)
  return carrierTask(goods, 'report-departure', dueAt, { loadingMs })
}

function arrivalTask(goods: Consignment): NewTask {
  return carrierTask(goods, 'report-arrival', overdueOnRoad(goods), { travelMs: goods.input.travelMs })
}

function overdueOnRoad(goods: Consignment): Instant {
  const { travelMs, plan } = goods.input
  return overdueAt(goods.expectedAt ?? addMs(now(), travelMs), travelMs, plan.waits.arrivalOverdueMinutes)
}

function receiptTask(goods: Consignment): NewTask {
  const dueAt = addMinutes(now(), goods.input.plan.waits.receiptDueMinutes)
  return taskOf(goods, { kind: 'receive-goods', post: 'receiver', facts: { lines: goods.accepted }, dueAt })
}

function carrierTask(goods: Consignment, kind: TaskKind, dueAt: Instant, facts: Record<string, unknown>): NewTask {
  const carrierId = goods.carrier?.id
  const by = carrierId === undefined ? {} : { carrierId }
  return taskOf(goods, { kind, post: 'carrier', ...by, facts: { ...facts, expectedAt: goods.expectedAt }, dueAt })
}

async function tell(goods: Consignment, short: boolean): Promise<void> {
  await playbook.tellIncident({ ...namesOf(goods), status: goods.status, short })
}
