import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import { COUNTY, aPersonOn, anOpenIncident, at } from './response-rows'

const tables = ['escalations', 'messages', 'tasks']

describe('an escalation', () => {
  let desk: ActivityDesk
  const open = () =>
    desk.activities.openEscalation({
      escalationId: 'esc',
      incidentId: 'quake',
      deadlineId: 'first-batch',
      cause: 'breached',
      openedAt: at(24),
    })
  const page = (step: number, post: string) =>
    desk.activities.pageStep({
      escalationId: 'esc',
      incidentId: 'quake',
      step,
      post,
      now: at(24 + step),
      nextStepAt: at(25 + step),
      skipped: 0,
      standIns: { seed: 1, officers: 'prompt', keepers: 'none', carriers: 'none', receivers: 'none' },
    })
  const acknowledge = (by: string) =>
    desk.activities.recordAcknowledgement({ escalationId: 'esc', incidentId: 'quake', by, now: at(24.5) })
  const resolve = () => desk.activities.recordResolution({ escalationId: 'esc', incidentId: 'quake', now: at(24.5) })
  const meet = () =>
    desk.activities.stopDeadlines({
      incidentId: 'quake',
      ids: ['first-batch'],
      metAt: at(24.2),
      reason: '',
      now: at(25),
    })
  const escalation = () => desk.rows('SELECT state, rung, acknowledged_by, resolved_at FROM escalations')
  const tasks = () => desk.rows('SELECT id, post, area_code, state, answered_by FROM tasks ORDER BY id')
  const task = (step: number, parts: object) => ({
    id: `acknowledge:esc:${step}`,
    post: step === 0 ? 'duty-officer' : 'shift-leader',
    area_code: COUNTY,
    state: 'open',
    answered_by: null,
    ...parts,
  })

  beforeEach(async () => {
    desk = await openActivityDesk()
    await anOpenIncident(desk)
    await aPersonOn(desk, 'duty-officer', 'Zhang')
    const clock = { id: 'first-batch', incidentId: 'quake', rule: 'first-batch-24h', edition: 'test', subject: 'quake' }
    const deadlines = [{ ...clock, startsAt: at(0), dueAt: at(24), marks: [] }]
    await desk.activities.addDeadlines({ incidentId: 'quake', deadlines, now: at(0) })
    await open()
    desk.told.length = 0
  })
  afterEach(() => desk.close())

  test('is opened once', async () => {
    const content = await digestOf(desk, ...tables)
    expect(await open()).toEqual({ resolved: false })
    expect(await digestOf(desk, ...tables)).toEqual(content)
  })

  test('pages a step: a mail for each person, a task that stays open when the step is tried again', async () => {
    const first = await page(0, 'duty-officer')
    const content = await digestOf(desk, ...tables)
    expect(first).toEqual({ messages: [{ messageId: 'esc:0:Zhang' }], resolved: false })
    expect(await page(0, 'duty-officer')).toEqual(first)
    expect(await digestOf(desk, ...tables)).toEqual(content)
    expect(await tasks()).toEqual([task(0, {})])
    const [mail] = await desk.rows<{ subject: string; body_text: string; body_html: string }>('SELECT * FROM messages')
    expect(mail?.subject).toBe('【演练】积石山地震：首批物资24小时到位已超时')
    expect(mail?.body_text).toMatch(/^【演练】首批物资24小时到位已超时\n[^]*\n\[EXERCISE\] first batch within 24 h/)
    const link = /http:\/\/127\.0\.0\.1:8420\/a\/\S+/.exec(mail?.body_text ?? '')?.[0]
    expect(mail?.body_html).toContain(`<a href="${link}">`)
    const told = { workflowId: 'stand-ins/quake', name: 'tasksOpened', argument: expect.any(Array) }
    expect(desk.told).toEqual([told, told])
  })

  test('climbs: the step before has expired, and a post that nobody holds is still paged', async () => {
    await page(0, 'duty-officer')
    expect(await twice(() => page(1, 'shift-leader'))).toEqual(Array(2).fill({ messages: [], resolved: false }))
    expect(await tasks()).toEqual([task(0, { state: 'expired', answered_by: 'system' }), task(1, {})])
    expect((await escalation())[0]).toMatchObject({ state: 'open', rung: 1 })
    expect(
      await desk.rows(`SELECT detail ->> 'nobodyOnPost' AS nobody FROM audit_log WHERE action = 'escalation.paged'`),
    ).toEqual([{ nobody: 'false' }, { nobody: 'true' }])
  })

  test('a step that reached nobody is on record once', async () => {
    const unreachable = { escalationId: 'esc', incidentId: 'quake', post: 'duty-officer' }
    await page(0, 'duty-officer')
    await twice(() => desk.activities.recordUnreachable({ ...unreachable, step: 0, now: at(24.1) }))
    await desk.activities.recordUnreachable({ ...unreachable, step: 1, now: at(24.2) })
    expect(await desk.rows('SELECT facts FROM escalations')).toEqual([
      {
        facts: {
          unreachable: [
            { step: 0, post: 'duty-officer', at: at(24.1) },
            { step: 1, post: 'duty-officer', at: at(24.2) },
          ],
        },
      },
    ])
    expect(
      await desk.rows(`SELECT detail FROM audit_log WHERE action = 'escalation.unreachable' ORDER BY seq`),
    ).toEqual([{ detail: { step: 0, post: 'duty-officer' } }, { detail: { step: 1, post: 'duty-officer' } }])
  })

  test('is acknowledged by the first who does, and pages nobody after that', async () => {
    await page(0, 'duty-officer')
    await acknowledge('Zhang')
    const content = await digestOf(desk, ...tables)
    await acknowledge('Zhang')
    await acknowledge('Liu')
    await resolve()
    expect((await digestOf(desk, ...tables)).escalations).toBe(content.escalations)
    expect(await escalation()).toEqual([
      { state: 'acknowledged', rung: 0, acknowledged_by: 'Zhang', resolved_at: null },
    ])
    expect(await tasks()).toEqual([task(0, { state: 'answered', answered_by: 'Zhang' })])
    expect(await page(1, 'shift-leader')).toEqual({ messages: [], resolved: true })
  })

  test('is resolved when its clock is met; nobody need answer any more', async () => {
    await page(0, 'duty-officer')
    await meet()
    expect(await twice(() => page(1, 'shift-leader'))).toEqual(Array(2).fill({ messages: [], resolved: true }))
    expect(await open()).toEqual({ resolved: true })
    await twice(resolve)
    expect(await escalation()).toEqual([
      { state: 'resolved', rung: 0, acknowledged_by: null, resolved_at: new Date(at(24.5)) },
    ])
    expect(await tasks()).toEqual([task(0, { state: 'withdrawn', answered_by: 'system' })])
  })
})
