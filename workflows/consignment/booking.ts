import type { Carrier, TenderStands } from '../../activities/goods-interfaces'
import type { Instant } from '../../domain/time/instant'
import { addMinutes, addMs } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now, waitUntil } from '../clock'
import type { Consignment } from './state'
import { departureTask } from './journey'
import { expired, settled, stepOf, taskOf } from './state'

/**
 * Asks one carrier after the other until one says yes: declined or silent means the next, the next mode after that; a
 * silent one's booking is released for certain before another is asked.
 */
export async function bookCarrier(goods: Consignment): Promise<boolean> {
  for (const carrier of goods.carriers) {
    if (goods.cancelled !== undefined) return false
    if (await tenderTo(goods, carrier)) return true
  }
  return false
}

async function tenderTo(goods: Consignment, carrier: Carrier): Promise<boolean> {
  goods.attempt += 1
  goods.asked = goods.attempt
  goods.tender = undefined
  const answerDueAt = addMinutes(now(), goods.input.plan.waits.tenderAnswerMinutes[carrier.mode])
  const task = taskOf(goods, {
    kind: 'answer-tender',
    post: 'carrier',
    number: goods.attempt,
    carrierId: carrier.id,
    facts: { attempt: goods.attempt, lines: goods.accepted, dueAt: goods.input.dueAt },
    dueAt: answerDueAt,
    defaultAct: 'next-carrier',
  })
  const step = stepOf(goods, { opens: [task] })
  await playbook.recordTenderAsked({ ...step, attempt: goods.attempt, carrierId: carrier.id, answerDueAt })
  await waitUntil(answerDueAt, () => goods.tender !== undefined || goods.cancelled !== undefined)
  return recordTender(goods, carrier, task.id)
}

async function recordTender(goods: Consignment, carrier: Carrier, task: string): Promise<boolean> {
  const { tender } = goods
  goods.asked = undefined
  const accepted = tender?.answer === 'accept' && goods.cancelled === undefined
  const expectedAt = accepted ? expectedArrival(goods) : null
  if (accepted) countBooking(goods, carrier, expectedAt)
  const settles = tender === undefined ? expired(task) : settled(task, tender.by, { answer: tender.answer })
  const opens = accepted ? [departureTask(goods)] : []
  const stands = await playbook.recordTenderAnswer({
    ...stepOf(goods, { settles, opens, ...(tender === undefined ? {} : { by: tender.by }) }),
    attempt: goods.attempt,
    carrierId: carrier.id,
    state: tender === undefined ? 'silent' : tender.answer === 'accept' ? 'accepted' : 'declined',
    reason: tender?.reason ?? null,
    vehicle: tender?.vehicle ?? null,
    expectedAt,
  })
  return adoptTender(goods, carrier, accepted, stands)
}

function countBooking(goods: Consignment, carrier: Carrier, expectedAt: Instant | null): void {
  goods.status = 'booked'
  goods.carrier = carrier
  goods.expectedAt = expectedAt ?? undefined
}

/** Where a worker died with another answer on record, that one stands. Histories from before tell nothing of it. */
function adoptTender(
  goods: Consignment,
  carrier: Carrier,
  accepted: boolean,
  stands: TenderStands | undefined,
): boolean {
  const isBooked = stands === undefined ? accepted : stands.state === 'accepted'
  if (isBooked && !accepted) countBooking(goods, carrier, stands?.expectedAt ?? null)
  if (accepted && !isBooked) {
    goods.status = 'ordered'
    goods.carrier = undefined
  }
  return isBooked
}

/** Loading from now, then the planned way at the planned pace. */
function expectedArrival(goods: Consignment): Instant {
  return addMs(now(), goods.input.loadingMs + goods.input.travelMs)
}
