import { createWhatIfActivities } from '../../activities/plan-what-if'
import type { Planner } from '../../activities/solver/planner'
import { openThreads, ownThread } from '../../activities/solver/planner'
import type { PlanWish } from '../../domain/allocation/plan'
import { addMinutes } from '../../domain/time/instant'
import type { WhatIfOutcome } from '../../workflows/messages'
import type { ActivityDesk } from './activity-desk'
import { openActivityDesk } from './activity-desk'
import { REPORTED, anAlertedIncident, assess } from './assessed-incident'

describe.each([
  ['in the own thread', () => ownThread],
  ['in threads of the solver', openThreads],
])('a what-if, solved %s,', (_where, openPlanner) => {
  let desk: ActivityDesk
  let planner: Planner
  let asked: { incidentId: string; estimateId: string; planId: string; plannedAt: string }
  let offerId: string
  let depotId: string

  beforeAll(async () => {
    desk = await openActivityDesk()
    planner = openPlanner()
    const { incidentId, alertId } = await anAlertedIncident(desk)
    await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    const estimateId = `est-${incidentId}-1`
    const { planId } = await desk.activities.planAllocation({ incidentId, estimateId, now: REPORTED })
    // another plan's id for each planner: they may share a thread's memory
    asked = { incidentId, estimateId, planId: `${planId} ${_where}`, plannedAt: REPORTED }
    const [line] = await desk.rows<{ offer_id: string; depot_id: string }>(
      'SELECT offer_id, depot_id FROM plan_lines ORDER BY quantity DESC, id LIMIT 1',
    )
    offerId = line?.offer_id ?? ''
    depotId = line?.depot_id ?? ''
  }, 60_000)
  afterAll(async () => {
    await planner.close()
    await desk.close()
  })

  const ask = (wishes: readonly PlanWish[], now = REPORTED, planId = asked.planId): Promise<WhatIfOutcome> =>
    createWhatIfActivities(desk, planner).planWhatIf({ ...asked, planId, wishes, now })
  /** The answer, and whether it went on from a plan that was solved before. */
  const told = async (answer: Promise<WhatIfOutcome>) => {
    const outcome = await answer
    if (outcome.outcome !== 'solved') throw new Error(`${outcome.key} ${JSON.stringify(outcome.values)}`)
    const { restarted, solveMs: _time, ...rest } = outcome
    return { restarted, rest }
  }

  test('goes on from the plan that an earlier one solved, within the hour, and answers the same as made anew', async () => {
    const forbid: PlanWish = { kind: 'forbid-source', offerId }
    const first = await told(ask([forbid]))
    const other = await told(ask([{ kind: 'forbid-source', depotId }], addMinutes(REPORTED, 20)))
    const again = await told(ask([forbid], addMinutes(REPORTED, 59)))
    const anew = await told(ask([forbid], REPORTED, `${asked.planId} of another process`))
    expect([first, other, again, anew].map(({ restarted }) => restarted)).toEqual([false, true, true, false])
    expect(again.rest).toEqual(first.rest)
    expect(anew.rest).toEqual(first.rest)
    expect(first.rest.changes).toContainEqual(expect.objectContaining({ offerId, after: 0, reason: 'forbidden' }))
  }, 60_000)

  test('is made anew when time or goods are not what they were', async () => {
    const forbid: PlanWish = { kind: 'forbid-source', offerId }
    await ask([forbid])
    const later = await told(ask([forbid], addMinutes(REPORTED, 60)))
    expect([later.restarted, later.rest.asOf]).toEqual([false, addMinutes((await told(ask([forbid]))).rest.asOf, 60)])
    expect((await told(ask([forbid]))).restarted).toBe(true)
    const inspected = `UPDATE stock_lots SET on_hand = on_hand - 1 WHERE id =
      (SELECT l.id FROM stock_lots l JOIN plan_lines p USING (depot_id, item_code) WHERE p.source = 'stock' AND l.on_hand > 0 LIMIT 1)`
    await desk.rows(inspected)
    expect((await told(ask([forbid]))).restarted).toBe(false)
  }, 60_000)

  test('about what the plan does not know is refused', async () => {
    const unknown = { key: 'wish.offer', values: { offerId: 'stock:x:1010101' } }
    expect(await ask([{ kind: 'forbid-source', offerId: 'stock:x:1010101' }])).toEqual({
      outcome: 'refused',
      ...unknown,
    })
    const free = { key: 'wish.notForbidden', values: { source: offerId } }
    expect(await ask([{ kind: 'allow-source', offerId }])).toEqual({ outcome: 'refused', ...free })
  }, 60_000)
})
