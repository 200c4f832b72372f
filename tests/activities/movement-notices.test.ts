import { countersignNotices } from '../../database/movement-notices'
import type { StandIns } from '../../domain/exercise/stand-in'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import type { Shelf } from './response-rows'
import {
  COUNTY,
  aPersonOn,
  aPlanLine,
  aRelease,
  aStoredPlan,
  anOpenIncident,
  at,
  stockedShelves,
} from './response-rows'

const ORDER = 'order-plan-quake-1-first'
const TASK = `countersign-notices:${ORDER}`
const standIns: StandIns = {
  seed: 7,
  officers: 'prompt',
  keepers: 'none',
  carriers: 'none',
  receivers: 'none',
}

describe('the movement notices of an order', () => {
  let desk: ActivityDesk
  let shelves: readonly Shelf[]
  let incidentId: string

  /** Releases 60 units of each of two depots: one of the province, one that the prefecture orders from. */
  const releaseBoth = async (parts: Parameters<typeof aRelease>[1] = {}) => {
    await aStoredPlan(
      desk,
      incidentId,
      shelves.map((shelf, index) => aPlanLine(shelf, { id: `line-${index}`, quantity: 60 })),
    )
    return desk.activities.releaseBatch(aRelease(incidentId, parts))
  }
  const notices = () =>
    desk.rows(
      `SELECT depot_id, office_area, issued_by, issued_at, countersigned_by, countersigned_at
       FROM movement_notices ORDER BY depot_id`,
    )
  const aNotice = (index: number, office: object, signature: object = {}) => ({
    depot_id: shelves[index]?.depotId,
    ...office,
    issued_at: new Date(at(1)),
    countersigned_by: null,
    countersigned_at: null,
    ...signature,
  })
  const sign = (by: string, hours: number) =>
    countersignNotices(desk.database, { incidentId, orderId: ORDER, by, at: at(hours) })

  beforeEach(async () => {
    desk = await openActivityDesk()
    shelves = await stockedShelves(desk, 100, 2)
    await desk.rows('UPDATE depots SET ordering_area = $2 WHERE id = $1', [shelves[0]?.depotId, '620000'])
    await desk.rows('UPDATE depots SET ordering_area = $2 WHERE id = $1', [shelves[1]?.depotId, '622900'])
    incidentId = await anOpenIncident(desk)
  })
  afterEach(() => desk.close())

  test('are from the reserves office of each depot’s own ordering area where nobody holds one', async () => {
    await releaseBoth()
    expect(await notices()).toEqual([
      aNotice(0, { office_area: '620000', issued_by: 'reserves-officer:620000' }),
      aNotice(1, { office_area: '622900', issued_by: 'reserves-officer:622900' }),
    ])
  })

  test('name who holds the nearest office around, not one further out, beside or of another post', async () => {
    await aPersonOn(desk, 'reserves-officer', 'Ma of the country', '100000')
    await aPersonOn(desk, 'reserves-officer', 'Li of Qinghai', '630000')
    await aPersonOn(desk, 'reserves-officer', 'Wang of Linxia', '622900')
    await aPersonOn(desk, 'duty-officer', 'Zhao of Gansu', '620000')
    await releaseBoth()
    expect(await notices()).toEqual([
      aNotice(0, { office_area: '100000', issued_by: 'Ma of the country' }),
      aNotice(1, { office_area: '622900', issued_by: 'Wang of Linxia' }),
    ])
  })

  test('lie before the office as one task for the order, that nothing waits for', async () => {
    await releaseBoth()
    expect(await desk.rows(`SELECT * FROM tasks WHERE kind = 'countersign-notices'`)).toEqual([
      {
        id: TASK,
        incident_id: incidentId,
        kind: 'countersign-notices',
        post: 'reserves-officer',
        area_code: COUNTY,
        depot_id: null,
        carrier_id: null,
        workflow_id: `incident/${incidentId}`,
        subject: ORDER,
        facts: { notices: 2 },
        opened_at: new Date(at(1)),
        due_at: null,
        default_act: 'goods-move',
        state: 'open',
        answered_by: null,
        answered_at: null,
        answer: null,
      },
    ])
  })

  test('of an order for which nothing was left are none, and nobody is asked', async () => {
    await desk.rows('UPDATE stock_positions SET floor = on_hand WHERE depot_id = ANY ($1)', [
      shelves.map((each) => each.depotId),
    ])
    expect((await releaseBoth()).consignments).toEqual([])
    expect(await desk.rows('SELECT id FROM tasks')).toEqual([])
    expect(await sign('Ma', 2)).toEqual({ outcome: 'no-notices' })
  })

  test('are countersigned together and once; who comes later is told who it was', async () => {
    await releaseBoth()
    expect(await sign('Ma (ma)', 3)).toEqual({ outcome: 'done' })
    const before = await digestOf(desk, 'movement_notices', 'tasks')
    expect(await sign('Li (li)', 4)).toEqual({ outcome: 'too-late', by: 'Ma (ma)' })
    expect(await digestOf(desk, 'movement_notices', 'tasks')).toEqual(before)
    const signature = { countersigned_by: 'Ma (ma)', countersigned_at: new Date(at(3)) }
    expect(await notices()).toEqual([
      aNotice(0, { office_area: '620000', issued_by: 'reserves-officer:620000' }, signature),
      aNotice(1, { office_area: '622900', issued_by: 'reserves-officer:622900' }, signature),
    ])
    expect(await desk.rows('SELECT state, answered_by, answered_at FROM tasks WHERE id = $1', [TASK])).toEqual([
      { state: 'answered', answered_by: 'Ma (ma)', answered_at: new Date(at(3)) },
    ])
    expect(
      await desk.rows(`SELECT actor, subject, detail, happened_at FROM audit_log WHERE action = 'order.countersigned'`),
    ).toEqual([{ actor: 'Ma (ma)', subject: ORDER, detail: { notices: 2 }, happened_at: new Date(at(3)) }])
  })

  test('signed by two at once have one signature', async () => {
    await releaseBoth()
    const outcomes = (await Promise.all([sign('Ma', 2), sign('Li', 2)])).map((each) => each.outcome)
    expect(outcomes.sort()).toEqual(['done', 'too-late'])
  })

  test('are countersigned by the stand-in of an exercise, who asks no workflow', async () => {
    await releaseBoth({ standIns })
    const task = { taskId: TASK, kind: 'countersign-notices', post: 'reserves-officer', openedAt: at(1), dueAt: null }
    expect(desk.told).toEqual([
      { workflowId: `stand-ins/${incidentId}`, name: 'tasksOpened', argument: [{ ...task, facts: { notices: 2 } }] },
    ])
    const by = 'stand-in:reserves-officer'
    const act = () => desk.activities.actAs({ incidentId, taskId: TASK, act: {}, by, now: at(1.1) })
    expect(await twice(act)).toEqual([{ outcome: 'done' }, { outcome: 'too-late' }])
    expect(desk.told).toHaveLength(1)
    expect(await desk.rows('SELECT DISTINCT countersigned_by, countersigned_at FROM movement_notices')).toEqual([
      { countersigned_by: by, countersigned_at: new Date(at(1.1)) },
    ])
  })
})
