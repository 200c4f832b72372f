import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk } from './activity-desk'
import { aTask, anOpenIncident, at } from './response-rows'

const tables = ['incidents', 'deadlines', 'tasks', 'escalations']

describe('closing an incident', () => {
  let desk: ActivityDesk
  const standDown = (version: number) =>
    desk.activities.recordStatus({
      incidentId: 'quake',
      status: 'standing-down',
      version,
      reason: 'over',
      by: 'leader Wang',
      now: at(20),
    })
  const close = (version: number, parts: { status?: 'closed' | 'merged'; mergedInto?: string } = {}) =>
    desk.activities.closeIncident({
      incidentId: 'quake',
      version,
      status: parts.status ?? 'closed',
      reason: 'all received',
      by: 'leader Wang',
      mergedInto: parts.mergedInto ?? null,
      now: at(30),
    })
  const incident = () =>
    desk.rows(`SELECT status, version, closed_at, close_reason, merged_into FROM incidents WHERE id = 'quake'`)

  beforeEach(async () => {
    desk = await openActivityDesk()
    await anOpenIncident(desk)
    await desk.activities.askPosts({ tasks: [aTask()], standIns: null })
    const clock = { id: 'clock', incidentId: 'quake', rule: 'first-batch-24h', edition: 'test', subject: 'quake' }
    const deadlines = [{ ...clock, startsAt: at(0), dueAt: at(24), marks: [] }]
    await desk.activities.addDeadlines({ incidentId: 'quake', deadlines, now: at(0) })
    const escalation = { escalationId: 'esc', incidentId: 'quake', deadlineId: 'clock', cause: 'breached' as const }
    await desk.activities.openEscalation({ ...escalation, openedAt: at(24) })
    desk.told.length = 0
  })
  afterEach(() => desk.close())

  test('standing down is written once, and a late retry can’t undo the closing', async () => {
    await standDown(1)
    const content = await digestOf(desk, 'incidents')
    await standDown(1)
    expect(await digestOf(desk, 'incidents')).toEqual(content)
    await close(2)
    await standDown(1)
    expect(await incident()).toEqual([
      { status: 'closed', version: 2, closed_at: new Date(at(30)), close_reason: 'all received', merged_into: null },
    ])
  })

  test('stops its clocks, withdraws its tasks, keeps its summary; the second time changes nothing', async () => {
    await close(1)
    const content = await digestOf(desk, ...tables)
    await close(1)
    expect(await digestOf(desk, ...tables)).toEqual(content)
    expect(await desk.rows('SELECT met_at, stopped_at, stop_reason FROM deadlines')).toEqual([
      { met_at: null, stopped_at: new Date(at(30)), stop_reason: 'incident-closed' },
    ])
    expect(await desk.rows('SELECT state, answered_by FROM tasks')).toEqual([
      { state: 'withdrawn', answered_by: 'system' },
    ])
    const [row] = await desk.rows<{ summary: unknown }>('SELECT summary FROM incidents')
    expect(row?.summary).toMatchObject({
      incidentId: 'quake',
      status: 'closed',
      deadlines: [{ rule: 'first-batch-24h', stoppedAt: at(30), breached: false }],
      escalations: [{ cause: 'breached' }],
    })
  })

  test('ends what still runs for it, each time', async () => {
    await close(1)
    await close(1)
    const signals = [
      { workflowId: 'escalation/esc', name: 'escalationResolved', argument: undefined },
      { workflowId: 'deadlines/quake', name: 'watchEnded', argument: undefined },
      { workflowId: 'stand-ins/quake', name: 'standInsEnded', argument: undefined },
    ]
    expect(desk.told).toEqual([...signals, ...signals])
  })

  test('merged says into which', async () => {
    await anOpenIncident(desk, 'flood')
    await close(1, { status: 'merged', mergedInto: 'flood' })
    expect(await incident()).toEqual([
      { status: 'merged', version: 1, closed_at: new Date(at(30)), close_reason: 'all received', merged_into: 'flood' },
    ])
  })

  test('asks consignments to end', async () => {
    await desk.activities.cancelConsignments({ consignmentIds: ['a', 'b'], reason: 'false alarm' })
    const argument = { reason: 'false alarm' }
    expect(desk.told).toEqual(
      ['a', 'b'].map((id) => ({ workflowId: `consignment/${id}`, name: 'cancelConsignment', argument })),
    )
  })
})
