import { leaveTents, TENT } from './last-tents'
import { offeredPlan, pageWhen } from './incident-page'
import { adoptPacedPlan, everyone, raise, smallFlood, smallQuake } from './small-events'
import { expectAuditWhole, expectOrderedOnce, expectSoundStock } from './sound-record'
import { until } from './until'
import type { WholeStack } from './whole-stack'
import { startWholeStack } from './whole-stack'

let stack: WholeStack

beforeAll(async () => {
  stack = await startWholeStack()
})

afterAll(() => stack.stop())

const people = { ...everyone, officers: 'none', keepers: 'none', receivers: 'none' } as const

type Taken = { alerts: { incidentId: string; disposition: string }[] }

test('the same alert posted 20 times at once is one incident', async () => {
  const sender = await stack.sender()
  const alert = smallFlood('同村', new Date().toISOString())
  const answers = await Promise.all(Array.from({ length: 20 }, () => sender.post<Taken>('/alerts', alert)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  const alerts = answers.flatMap(({ body }) => body.alerts)
  expect(new Set(alerts.map(({ incidentId }) => incidentId)).size).toBe(1)
  expect(alerts.filter(({ disposition }) => disposition === 'started')).toHaveLength(1)
  expect(alerts.filter(({ disposition }) => disposition === 'duplicate')).toHaveLength(19)
  expect(await stack.rows('SELECT id FROM incidents')).toHaveLength(1)
})

test('two officers press approve at the same moment: one wins, the other is told', async () => {
  await adoptPacedPlan(await stack.as('administrator'))
  const incidentId = await raise(await stack.sender(), smallFlood('丙村'), people)
  const officers = [await stack.as('deputy-minister'), await stack.as('committee-leader')]
  const plan = await offeredPlan(await stack.as('duty-officer'), incidentId)
  const decision = `/incidents/${incidentId}/plans/${plan}/first/decision`
  const answers = await Promise.all(officers.map((officer) => officer.post(decision, { decision: 'approve' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const approvals = await stack.rows<{ decision: string; by: string }>(
    'SELECT decision, decided_by AS by FROM approvals WHERE incident_id = $1',
    [incidentId],
  )
  expect(approvals).toEqual([{ decision: 'approved', by: expect.any(String) as string }])
  const loser = answers.find(({ status }) => status === 409)
  expect(loser?.body).toMatchObject({
    code: 'too-late',
    detail: expect.stringContaining(approvals[0]?.by ?? '') as string,
  })
  await pageWhen(await stack.as('duty-officer'), incidentId, 'ordered', ({ consignments }) => consignments.length > 0)
  await expectOrderedOnce(stack, incidentId)
})

test('two responses want the last 100 tents: exactly 100 are promised', async () => {
  const depotId = await leaveTents(stack, 100)
  const sender = await stack.sender()
  const incidents = await Promise.all(['丁村', '戊村'].map((place) => raise(sender, smallQuake(place), people)))
  const officer = await stack.as('committee-leader')
  const plans = await Promise.all(incidents.map((incidentId) => offeredPlan(officer, incidentId)))
  const [planned] = await stack.rows<{ units: number }>(
    'SELECT sum(quantity)::int AS units FROM plan_lines WHERE plan_id = ANY ($1) AND item_code = $2',
    [plans, TENT],
  )
  // each plan leaves the other its share where it knows of it already, and takes all where it doesn't
  expect(planned?.units).toBeGreaterThanOrEqual(100)
  const before = await reserved(depotId)
  await Promise.all(
    plans.map((plan, index) =>
      officer.post(`/incidents/${incidents[index]}/plans/${plan}/first/decision`, { decision: 'approve' }),
    ),
  )
  await until('both are ordered', async () => {
    const orders = await stack.rows(`SELECT 1 FROM release_orders WHERE plan_id = ANY ($1) AND batch = 'first'`, [
      plans,
    ])
    return orders.length === 2
  })
  expect(await promised(incidents)).toBe(100)
  expect((await reserved(depotId)) - before).toBe(100)
  await expectSoundStock(stack)
  await expectAuditWhole(stack)
})

async function promised(incidents: readonly string[]): Promise<number> {
  const [row] = await stack.rows<{ units: number }>(
    `SELECT sum(l.approved)::int AS units FROM consignment_lines l JOIN consignments c ON c.id = l.consignment_id
     WHERE l.item_code = $1 AND c.incident_id = ANY ($2)`,
    [TENT, incidents],
  )
  return row?.units ?? 0
}

async function reserved(depotId: string): Promise<number> {
  const [row] = await stack.rows<{ reserved: number }>(
    'SELECT reserved FROM stock_positions WHERE depot_id = $1 AND item_code = $2',
    [depotId, TENT],
  )
  return row?.reserved ?? 0
}
