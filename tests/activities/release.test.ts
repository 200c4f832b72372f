import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import type { Release } from '../../activities/goods-interfaces'
import type { Shelf } from './response-rows'
import { COUNTY, aPlanLine, aRelease, aStoredPlan, anOpenIncident, at, shelfOf, stockedShelves } from './response-rows'

const tables = ['release_orders', 'movement_notices', 'consignments', 'consignment_lines', 'stock_movements', 'tasks']

describe('releasing a batch', () => {
  let desk: ActivityDesk
  let shelf: Shelf
  let incidentId: string

  beforeEach(async () => {
    desk = await openActivityDesk()
    shelf = (await stockedShelves(desk, 100))[0] ?? { depotId: '', itemCode: '' }
    incidentId = await anOpenIncident(desk)
  })
  afterEach(() => desk.close())

  test('makes order, notice, consignment, reservation and the keeper’s task, once', async () => {
    await aStoredPlan(desk, incidentId, [aPlanLine(shelf, { quantity: 80 })])
    const first = await desk.activities.releaseBatch(aRelease(incidentId))
    const content = await digestOf(desk, ...tables)
    expect(first).toEqual({
      releaseOrderId: 'order-plan-quake-1-first',
      consignments: [
        {
          consignmentId: `con-quake-1-first-${shelf.depotId}-${COUNTY}`,
          depotId: shelf.depotId,
          depotProvince: '620000',
          areaCode: COUNTY,
          lines: [{ itemCode: shelf.itemCode, quantity: 80 }],
          loadingMs: expect.any(Number),
          travelMs: 3 * 3_600_000,
          dueAt: at(24),
          orderedAt: at(1),
        },
      ],
      short: false,
    })
    expect(await desk.activities.releaseBatch(aRelease(incidentId))).toEqual(first)
    expect(await digestOf(desk, ...tables)).toEqual(content)
    expect(await desk.rows('SELECT id, kind, depot_id, state, due_at FROM tasks ORDER BY id')).toEqual([
      {
        id: `answer-order:${first.consignments[0]?.consignmentId}:1`,
        kind: 'answer-order',
        depot_id: shelf.depotId,
        state: 'open',
        due_at: new Date(at(1.25)),
      },
      {
        id: 'countersign-notices:order-plan-quake-1-first',
        kind: 'countersign-notices',
        depot_id: null,
        state: 'open',
        due_at: null,
      },
    ])
  })

  test('of which some is gone says that it is short, the second time too', async () => {
    await aStoredPlan(desk, incidentId, [aPlanLine(shelf, { quantity: 130 })])
    const [first, again] = await twice(() => desk.activities.releaseBatch(aRelease(incidentId)))
    expect({ short: first.short, lines: first.consignments.map((each) => each.lines) }).toEqual({
      short: true,
      lines: [[{ itemCode: shelf.itemCode, quantity: 100 }]],
    })
    expect(again).toEqual(first)
  })

  test('an officer lowers lines and drops them, and never gets more than was planned', async () => {
    const lines = ['low', 'high', 'dropped'].map((id) => aPlanLine(shelf, { id, quantity: 20 }))
    const planId = await aStoredPlan(desk, incidentId, lines)
    const changes = [
      { lineId: `${planId}:low`, quantity: 5 },
      { lineId: `${planId}:high`, quantity: 50 },
      { lineId: `${planId}:dropped`, quantity: 0 },
    ]
    const [first, again] = await twice(() => desk.activities.releaseBatch(aRelease(incidentId, { changes })))
    expect({ short: first.short, lines: first.consignments[0]?.lines }).toEqual({
      short: false,
      lines: [{ itemCode: shelf.itemCode, quantity: 25 }],
    })
    expect(again).toEqual(first)
  })

  test('thirty at once, of plans that want the last 100 units, promise exactly 100', async () => {
    const incidents = await Promise.all(
      Array.from({ length: 30 }, (_, index) => anOpenIncident(desk, `quake-${index}`)),
    )
    for (const id of incidents) await aStoredPlan(desk, id, [aPlanLine(shelf, { quantity: 7 })])
    const released = await Promise.all(incidents.map((id) => desk.activities.releaseBatch(aRelease(id))))
    const promised = released
      .flatMap((each) => each.consignments)
      .flatMap((each) => each.lines.map((line) => line.quantity))
    expect(promised.sort((left, right) => right - left)).toEqual([...Array<number>(14).fill(7), 2])
    expect(released.filter((each) => each.short)).toHaveLength(16)
    const state = { onHand: 100, reserved: 100 }
    expect(await shelfOf(desk, shelf)).toEqual({ position: state, ledger: state })
    const again = await Promise.all(incidents.map((id) => desk.activities.releaseBatch(aRelease(id))))
    expect(again).toEqual(released)
  })

  test('never below a floor that binds, unless it was lifted for this incident', async () => {
    await desk.rows('UPDATE stock_positions SET floor = 30 WHERE depot_id = $1 AND item_code = $2', [
      shelf.depotId,
      shelf.itemCode,
    ])
    await aStoredPlan(desk, incidentId, [aPlanLine(shelf, { quantity: 90 })])
    const unitsOf = ({ consignments }: Release): number[] =>
      consignments.flatMap((each) => each.lines.map((line) => line.quantity))
    const kept = await desk.activities.releaseBatch(aRelease(incidentId))
    expect({ units: unitsOf(kept), short: kept.short }).toEqual({ units: [70], short: true })
  })

  test('the same order released twice at once is one order', async () => {
    await aStoredPlan(desk, incidentId, [aPlanLine(shelf, { quantity: 60 })])
    const tries = await Promise.allSettled([1, 2].map(() => desk.activities.releaseBatch(aRelease(incidentId))))
    expect(tries.filter((each) => each.status === 'fulfilled').length).toBeGreaterThan(0)
    const state = { onHand: 100, reserved: 60 }
    expect(await shelfOf(desk, shelf)).toEqual({ position: state, ledger: state })
  })

  test('a decision on a batch stands as it was made first, and ends the task', async () => {
    const planId = await aStoredPlan(desk, incidentId, [aPlanLine(shelf)])
    const act = { planId, batch: 'first' as const, decision: 'approve' as const, by: 'leader Wang' }
    const decide = (by: string) =>
      desk.activities.recordBatchAct({ incidentId, act: { ...act, by }, now: at(1), byDefault: false })
    await decide('leader Wang')
    const before = await digestOf(desk, 'approvals', 'tasks')
    await decide('leader Wang')
    expect(await decide('leader Zhao')).toEqual({ ...act, byTelephone: false })
    expect(await digestOf(desk, 'approvals', 'tasks')).toEqual(before)
    expect(await desk.rows('SELECT * FROM approvals')).toEqual([
      {
        id: `approval-${planId}-first`,
        incident_id: incidentId,
        plan_id: planId,
        batch: 'first',
        decision: 'approved',
        decided_by: 'leader Wang',
        comment: null,
        decided_at: new Date(at(1)),
      },
    ])
  })

  test.each([
    ['as it was changed', { decision: 'change' as const, quantity: 20 }, [20], false],
    ['not at all when it was vetoed', { decision: 'veto' as const, quantity: 60 }, [], true],
  ])('what is on record as decided is what is released: %s', async (_how, { decision, quantity }, units, short) => {
    const planId = await aStoredPlan(desk, incidentId, [aPlanLine(shelf, { quantity: 60 })])
    const [line] = await desk.rows<{ id: string }>('SELECT id FROM plan_lines')
    const changes = decision === 'change' && { changes: [{ lineId: line?.id ?? '', quantity }] }
    const act = { planId, batch: 'first' as const, decision, by: 'leader Wang', reason: 'enough there', ...changes }
    await desk.activities.recordBatchAct({ incidentId, act, now: at(1), byDefault: false })
    const released = await desk.activities.releaseBatch(aRelease(incidentId))
    expect(released.consignments.flatMap(({ lines }) => lines.map((each) => each.quantity))).toEqual(units)
    expect(released.short).toBe(short)
  })

  test('an order by telephone waits for its paper, and the first one counts', async () => {
    await aStoredPlan(desk, incidentId, [aPlanLine(shelf)])
    const { releaseOrderId } = await desk.activities.releaseBatch(
      aRelease(incidentId, { byTelephone: true, paperDueAt: at(25) }),
    )
    const paper = () => desk.rows('SELECT by_telephone, paper_due_at, paper_at FROM release_orders')
    expect(await paper()).toEqual([{ by_telephone: true, paper_due_at: new Date(at(25)), paper_at: null }])
    for (const now of [at(5), at(5), at(7)])
      await desk.activities.recordPaper({ incidentId, releaseOrderId, by: 'clerk Sun', now })
    expect(await paper()).toEqual([{ by_telephone: true, paper_due_at: new Date(at(25)), paper_at: new Date(at(5)) }])
    expect(await desk.rows(`SELECT actor FROM audit_log WHERE action = 'order.paper'`)).toEqual([
      { actor: 'clerk Sun' },
    ])
  })
})
