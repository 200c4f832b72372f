import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk } from './activity-desk'
import { REPORTED, anAlertedIncident, assess } from './assessed-incident'

const tables = ['allocation_plans', 'plan_lines', 'stock_positions']

describe('planning the allocation', () => {
  let desk: ActivityDesk
  let incidentId: string
  const plan = (now = REPORTED) =>
    desk.activities.planAllocation({ incidentId, estimateId: `est-${incidentId}-1`, now })

  beforeEach(async () => {
    desk = await openActivityDesk()
    const opened = await anAlertedIncident(desk)
    incidentId = opened.incidentId
    await assess(desk, incidentId, 1, { kind: 'alert', id: opened.alertId })
  })
  afterEach(() => desk.close())

  test('stores one plan for an estimate and an instant, and tells its size', async () => {
    const first = await plan()
    const content = await digestOf(desk, ...tables)
    expect(await plan()).toEqual(first)
    expect(await digestOf(desk, ...tables)).toEqual(content)
    const sizes = await desk.rows(
      `SELECT batch, count(*)::int AS lines, count(DISTINCT depot_id || ' ' || area_code)::int AS consignments, 0 AS shortfalls
       FROM plan_lines GROUP BY 1 ORDER BY 1`,
    )
    expect(first).toEqual({
      planId: `plan-${incidentId}-1`,
      version: 1,
      first: expect.any(Object),
      rest: expect.any(Object),
      shortfalls: 0,
    })
    expect(sizes).toEqual([
      { batch: 'first', ...first.first },
      { batch: 'rest', ...first.rest },
    ])
  })

  test('another instant is another plan; what is released is not planned again', async () => {
    const made = await plan()
    await desk.activities.releaseBatch({
      incidentId,
      planId: made.planId,
      batch: 'first',
      changes: null,
      by: 'leader Wang',
      byTelephone: false,
      paperDueAt: null,
      keeperAnswerDueAt: REPORTED,
      standIns: null,
      now: REPORTED,
    })
    const next = await plan('2022-08-19T03:00:00.000Z')
    expect(next).toMatchObject({ planId: `plan-${incidentId}-2`, version: 2, first: { lines: 0, consignments: 0 } })
  })

  test('an estimate that is not there is a broken promise', async () => {
    await expect(desk.activities.planAllocation({ incidentId, estimateId: 'none', now: REPORTED })).rejects.toThrow(
      'no estimate none',
    )
  })
})
