import { closed } from './incident-page'
import { adoptPacedPlan, raise, smallFlood } from './small-events'
import { expectNothingHeld, expectSoundResponse } from './sound-record'
import { until } from './until'
import type { Part, WholeStack } from './whole-stack'
import { startWholeStack } from './whole-stack'

let stack: WholeStack

beforeAll(async () => {
  stack = await startWholeStack()
  await adoptPacedPlan(await stack.as('administrator'))
})

afterAll(() => stack.stop())

/** In the middle of a response: some of its consignments stand there. */
async function reached(incidentId: string, statuses: string): Promise<void> {
  await until(`a consignment of ${incidentId} is ${statuses}`, async () => {
    const rows = await stack.rows('SELECT 1 FROM consignments WHERE incident_id = $1 AND status = ANY ($2)', [
      incidentId,
      statuses.split(' or '),
    ])
    return rows.length > 0
  })
}

async function killAndComeBack(part: Part): Promise<void> {
  const before = stack.pidOf(part)
  stack.kill(part)
  await until(`the ${part} is started again`, async () => {
    const pid = stack.pidOf(part)
    return Promise.resolve(pid !== undefined && pid !== before)
  })
}

type Quantities = { approved: number; sent: number; received: number; unfinished: number; sentOfCancelled: number }

/** At this pace a keeper has 2 s to answer, and a killed worker is away longer: such an order is taken back and planned again. */
async function quantities(incidentId: string) {
  const [row] = await stack.rows<Quantities>(
    `SELECT sum(l.approved) FILTER (WHERE c.status = 'received')::int AS approved, sum(l.sent)::int AS sent,
       sum(l.received)::int AS received, count(*) FILTER (WHERE c.status NOT IN ('received', 'cancelled'))::int AS unfinished,
       coalesce(sum(l.sent) FILTER (WHERE c.status = 'cancelled'), 0)::int AS "sentOfCancelled"
     FROM consignments c JOIN consignment_lines l ON l.consignment_id = c.id WHERE c.incident_id = $1`,
    [incidentId],
  )
  return row
}

/** By itself a response closes only over need that is met. */
async function closeReason(incidentId: string) {
  const [row] = await stack.rows<{ reason: string }>('SELECT close_reason AS reason FROM incidents WHERE id = $1', [
    incidentId,
  ])
  return row?.reason
}

test('worker, Temporal, PostgreSQL and API are killed one after the other: two responses complete, nothing twice', async () => {
  const sender = await stack.sender()
  const first = await raise(sender, smallFlood('甲村'))
  stack.kill('solver')
  await reached(first, 'ordered')
  const second = await raise(sender, smallFlood('乙村'))
  await killAndComeBack('worker')
  await reached(first, 'booked')
  await killAndComeBack('temporal')
  await reached(first, 'departed or arrived or received')
  await killAndComeBack('postgres')
  await reached(second, 'departed or arrived or received')
  await killAndComeBack('api')
  for (const incidentId of [first, second]) {
    await closed(stack, incidentId)
    const { approved, ...rest } = (await quantities(incidentId)) ?? { approved: 0 }
    expect(rest).toEqual({ sent: approved, received: approved, unfinished: 0, sentOfCancelled: 0 })
    expect(await closeReason(incidentId)).toBe('quiet')
    const mails = await expectSoundResponse(stack, incidentId)
    expect(mails.length).toBeGreaterThan(0)
    await until('every mail has gone out', async () => {
      const waiting = await stack.rows(`SELECT 1 FROM messages WHERE incident_id = $1 AND state <> 'handed-over'`, [
        incidentId,
      ])
      return waiting.length === 0
    })
  }
  await expectNothingHeld(stack)
  expect((await fetch(`${stack.address}/healthz`)).status).toBe(200)
})
