import type { LevelAct } from '../../workflows/messages'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import { REPORTED, anAlertedIncident, assess, attemptedAt } from './assessed-incident'

const tables = ['incident_levels', 'demand_estimates', 'demand_lines', 'tasks']

describe('assessing a situation', () => {
  let desk: ActivityDesk
  let incidentId: string
  let alertId: string
  const act = (parts: Partial<LevelAct> = {}, attempt = 0) => {
    const confirm: LevelAct = { kind: 'relief', decision: 'confirm', by: 'officer Zhang', ...parts }
    const decided = { incidentId, act: confirm, version: 1, now: attemptedAt(REPORTED, attempt) }
    return desk.activities.recordLevelAct(decided)
  }
  const levels = () =>
    desk.rows(`SELECT version, level, state, decided_by FROM incident_levels WHERE kind = 'relief' ORDER BY version`)

  beforeEach(async () => {
    desk = await openActivityDesk()
    const opened = await anAlertedIncident(desk)
    incidentId = opened.incidentId
    alertId = opened.alertId
  })
  afterEach(() => desk.close())

  test('proposes levels and stores one estimate, however often it is tried', async () => {
    const source = { kind: 'alert' as const, id: alertId }
    const first = await assess(desk, incidentId, 1, source)
    const content = await digestOf(desk, ...tables)
    expect(await assess(desk, incidentId, 1, source, 1)).toEqual(first)
    expect(await digestOf(desk, ...tables)).toEqual(content)
    expect(first).toEqual({
      levels: first.levels.map(({ kind, level }) => ({ kind, level, version: 1, state: 'provisional' })),
      estimateId: `est-${incidentId}-1`,
      estimateVersion: 1,
      displacedExpected: expect.any(Number),
      notices: [],
    })
    expect(await desk.rows('SELECT version, source_kind, source_id FROM demand_estimates')).toEqual([
      { version: 1, source_kind: 'alert', source_id: alertId },
    ])
  })

  test('a report raises the level and makes the next estimate, with what changed', async () => {
    const before = await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    await desk.rows(
      `INSERT INTO situation_reports (id, incident_id, reported_at, reported_by, figures) VALUES ('rep', $1, $2, 'county', $3)`,
      [incidentId, REPORTED, JSON.stringify({ evacuatedPeople: 250_000, dead: 60 })],
    )
    const [first, again] = await twice((attempt) =>
      assess(desk, incidentId, 2, { kind: 'situation-report', id: 'rep' }, attempt),
    )
    expect(again).toEqual(first)
    expect(first.displacedExpected).toBeGreaterThan(before.displacedExpected)
    const relief = { kind: 'relief', version: 2, state: 'provisional' }
    expect(first.levels).toContainEqual({ ...relief, level: expect.any(String) })
    expect(first.estimateVersion).toBe(2)
    expect(await desk.rows('SELECT consumed_at IS NOT NULL AS consumed FROM situation_reports')).toEqual([
      { consumed: true },
    ])
  })

  test.each([
    ['confirmed', { decision: 'confirm' as const }, 'same'],
    ['changed', { decision: 'change' as const, level: 'I' as const, reason: 'more rain' }, 'I'],
    ['vetoed', { decision: 'veto' as const, reason: 'a drill' }, 'same'],
  ])('a level is %s once, with who did it', async (state, parts, level) => {
    const { levels: proposed } = await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    const relief = proposed.find((each) => each.kind === 'relief')
    const decided = level === 'same' ? relief?.level : level
    const [first, again] = await twice((attempt) => act(parts, attempt))
    expect(first).toEqual({ kind: 'relief', level: decided, version: 2, state, notices: [] })
    expect(again).toEqual(first)
    expect(await levels()).toEqual([
      { version: 1, level: relief?.level, state: 'provisional', decided_by: null },
      { version: 2, level: decided, state, decided_by: 'officer Zhang' },
    ])
  })
})
