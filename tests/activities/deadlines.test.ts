import type { OrderedConsignment } from '../../activities/goods-interfaces'
import type { FiredMark, NewDeadline } from '../../activities/interfaces'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import type { Shelf } from './response-rows'
import { aPersonOn, aStep, anOpenIncident, anOrdered, at } from './response-rows'

const aDeadline = (parts: Partial<NewDeadline> = {}): NewDeadline => ({
  id: 'first-batch',
  incidentId: 'quake',
  rule: 'first-batch-24h',
  edition: 'test',
  subject: 'quake',
  startsAt: at(0),
  dueAt: at(24),
  marks: [],
  ...parts,
})
const aMark = (parts: Partial<FiredMark> = {}): FiredMark => ({
  deadlineId: 'first-batch',
  mark: 'warned-50',
  plannedAt: at(12),
  markedAt: at(12),
  outcome: 'fired',
  ...parts,
})
const tables = ['deadlines', 'deadline_marks', 'messages']
const WATCH = 'deadlines/quake'

describe('the clocks of an incident', () => {
  let desk: ActivityDesk
  const add = (...deadlines: readonly NewDeadline[]) =>
    desk.activities.addDeadlines({ incidentId: 'quake', deadlines, now: at(0) })
  const mark = (...marks: readonly FiredMark[]) => desk.activities.recordMarks({ incidentId: 'quake', marks })
  const stop = (metAt: string | null) =>
    desk.activities.stopDeadlines({ incidentId: 'quake', ids: ['first-batch'], metAt, reason: 'withdrawn', now: at(9) })
  const clocks = () => desk.rows('SELECT id, met_at, stopped_at, stop_reason, predicted_at FROM deadlines ORDER BY id')

  beforeEach(async () => (desk = await openActivityDesk()))
  afterEach(() => desk.close())

  describe('without goods', () => {
    beforeEach(async () => {
      await anOpenIncident(desk)
      await add(aDeadline())
    })

    test('are stored once and told to the watch each time', async () => {
      const content = await digestOf(desk, ...tables)
      await add(aDeadline())
      await add()
      expect(await digestOf(desk, ...tables)).toEqual(content)
      const told = { workflowId: WATCH, name: 'clocksAdded', argument: { deadlines: [aDeadline()] } }
      expect(desk.told).toEqual([told, told])
    })

    test('warn each duty officer of the area once, in both languages', async () => {
      await aPersonOn(desk, 'duty-officer', 'Zhang')
      await aPersonOn(desk, 'duty-officer', 'Liu', '620000')
      await aPersonOn(desk, 'duty-officer', 'far away', '110000')
      const [first, again] = await twice(() => mark(aMark()))
      const ids = ['warning-first-batch-50:0:Liu', 'warning-first-batch-50:0:Zhang']
      expect(first).toEqual({ messages: ids.map((messageId) => ({ messageId })) })
      expect(again).toEqual(first)
      expect(await desk.rows('SELECT id, to_address, subject, state, escalation_id FROM messages ORDER BY id')).toEqual(
        ids.map((id) => ({
          id,
          to_address: `${id.slice(id.lastIndexOf(':') + 1)}@example.org`,
          subject: '【演练】积石山地震：首批物资24小时到位已用时50%，剩余12小时0分',
          state: 'queued',
          escalation_id: null,
        })),
      )
    })

    test('are marked as fired, or as passed over in an outage, which warns nobody', async () => {
      await aPersonOn(desk, 'duty-officer', 'Zhang')
      const skipped = aMark({ outcome: 'skipped-by-outage' })
      const fired = aMark({ mark: 'breached', plannedAt: at(24), markedAt: at(24) })
      const [first, again] = await twice(() => mark(skipped, fired, aMark({ deadlineId: 'unknown' })))
      expect([first, again]).toEqual([{ messages: [] }, { messages: [] }])
      expect(await desk.rows('SELECT deadline_id, mark, outcome FROM deadline_marks ORDER BY mark')).toEqual([
        { deadline_id: 'first-batch', mark: 'breached', outcome: 'fired' },
        { deadline_id: 'first-batch', mark: 'warned-50', outcome: 'skipped-by-outage' },
      ])
    })

    test('that were met before are marked as that', async () => {
      await aPersonOn(desk, 'duty-officer', 'Zhang')
      await stop(at(8))
      expect(await twice(() => mark(aMark()))).toEqual([{ messages: [] }, { messages: [] }])
      expect(await desk.rows('SELECT outcome FROM deadline_marks')).toEqual([{ outcome: 'met-before' }])
    })

    test('end once: what was met is not stopped afterwards', async () => {
      await twice(() => stop(at(8)))
      await stop(null)
      const met = {
        id: 'first-batch',
        met_at: new Date(at(8)),
        stopped_at: null,
        stop_reason: null,
        predicted_at: null,
      }
      expect(await clocks()).toEqual([met])
      expect(await desk.rows(`SELECT action FROM audit_log WHERE subject = 'first-batch' ORDER BY seq`)).toEqual([
        { action: 'clock.started' },
        { action: 'clock.met' },
      ])
    })

    test('that end resolve the escalations that they started', async () => {
      const escalation = { escalationId: 'esc', incidentId: 'quake', deadlineId: 'first-batch', openedAt: at(5) }
      await desk.activities.openEscalation({ ...escalation, cause: 'slip-predicted' })
      desk.told.length = 0
      await stop(null)
      expect(desk.told).toEqual([
        { workflowId: WATCH, name: 'clockStopped', argument: { ids: ['first-batch'] } },
        { workflowId: 'escalation/esc', name: 'escalationResolved', argument: undefined },
      ])
    })

    test('tell of a silence with what was asked, once', async () => {
      const silence = aDeadline({ id: 'silent', rule: 'answer-tender', subject: 'con-1' })
      const report = () =>
        desk.activities.reportSilence({ incidentId: 'quake', deadline: silence, facts: { attempt: 2 }, now: at(2) })
      await report()
      const content = await digestOf(desk, ...tables)
      await report()
      expect(await digestOf(desk, ...tables)).toEqual(content)
      expect(desk.told.at(-1)).toEqual({ workflowId: WATCH, name: 'silenceReported', argument: { deadline: silence } })
      expect(await desk.rows(`SELECT detail FROM audit_log WHERE subject = 'silent'`)).toEqual([
        { detail: { rule: 'answer-tender', startsAt: at(0), dueAt: at(24), attempt: 2 } },
      ])
    })
  })

  describe('of delivery', () => {
    let ordered: OrderedConsignment & Shelf
    const inside = aDeadline({ id: 'inside', rule: 'first-batch-inside-24h' })
    const outside = aDeadline({ id: 'outside', rule: 'first-batch-outside-48h', dueAt: at(48) })
    const settle = (complete: boolean, now = at(9)) =>
      desk.activities.settleDelivery({ incidentId: 'quake', complete, now })

    beforeEach(async () => {
      ordered = await anOrdered(desk)
      await add(inside, outside)
      desk.told.length = 0
    })

    test('say when they will be met, and end when they are or nothing is in their scope', async () => {
      await settle(false, at(5))
      const running = { met_at: null, stopped_at: null, stop_reason: null, predicted_at: null }
      expect(await clocks()).toEqual([
        { id: 'inside', ...running, predicted_at: new Date(at(6)) },
        { id: 'outside', ...running },
      ])
      expect(desk.told).toEqual([])
      const step = (version: number) => aStep(ordered.consignmentId, version)
      await desk.activities.recordMilestone({ ...step(1), milestone: 'departed', at: at(3), expectedAt: at(7) })
      await desk.activities.recordMilestone({ ...step(2), milestone: 'arrived', at: at(8), expectedAt: null })
      await settle(true)
      const content = await digestOf(desk, ...tables)
      await settle(true)
      expect(await digestOf(desk, ...tables)).toEqual(content)
      expect(await clocks()).toEqual([
        { id: 'inside', ...running, met_at: new Date(at(8)) },
        { id: 'outside', ...running, stopped_at: new Date(at(9)), stop_reason: 'nothing-in-scope' },
      ])
      expect(desk.told).toEqual([{ workflowId: WATCH, name: 'clockStopped', argument: { ids: expect.any(Array) } }])
    })
  })
})
