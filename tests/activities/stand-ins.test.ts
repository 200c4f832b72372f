import type { NewTask, TaskKind } from '../../domain/response/task'
import type { ActivityDesk, Told } from './activity-desk'
import { openActivityDesk, twice } from './activity-desk'
import { aStep, aTask, anOpenIncident, anOrdered, at } from './response-rows'

type Case = readonly [
  kind: TaskKind,
  task: Partial<NewTask>,
  act: Readonly<Record<string, unknown>>,
  update: string,
  argument: Readonly<Record<string, unknown>>,
]
const by = 'stand-in:post'
const cases: readonly Case[] = [
  ['confirm-level', { subject: 'hazard' }, {}, 'decideLevel', { kind: 'hazard', decision: 'confirm' }],
  [
    'approve-plan',
    { subject: 'p', facts: { batch: 'rest' } },
    {},
    'decideBatch',
    { planId: 'p', batch: 'rest', decision: 'approve' },
  ],
  [
    'veto-first-batch',
    { subject: 'p', facts: { batch: 'first' } },
    {},
    'decideBatch',
    { planId: 'p', batch: 'first', decision: 'approve' },
  ],
  ['answer-order', {}, { answer: 'accept' }, 'answerOrder', { answer: 'accept' }],
  [
    'answer-tender',
    { facts: { attempt: 2 } },
    { answer: 'decline' },
    'answerTender',
    { answer: 'decline', attempt: 2 },
  ],
  [
    'report-departure',
    {},
    { milestone: 'departed', at: at(3) },
    'reportMilestone',
    { milestone: 'departed', at: at(3) },
  ],
  ['report-arrival', {}, { milestone: 'arrived', at: at(6) }, 'reportMilestone', { milestone: 'arrived', at: at(6) }],
  ['acknowledge', {}, {}, 'acknowledge', {}],
  ['confirm-stand-down', {}, {}, 'decideOnRoad', { decision: 'deliver' }],
  ['close-incident', {}, {}, 'closeIncident', { reason: 'all-received' }],
  ['paper-follows', { subject: 'order-1' }, {}, 'paperIssued', { releaseOrderId: 'order-1' }],
]

describe('a stand-in', () => {
  let desk: ActivityDesk
  const act = (taskId: string, what: Readonly<Record<string, unknown>> = {}) =>
    desk.activities.actAs({ incidentId: 'quake', taskId, act: what, by, now: at(1) })

  describe('acts by the update that a person’s act uses:', () => {
    beforeAll(async () => {
      desk = await openActivityDesk()
      await anOpenIncident(desk)
    })
    afterAll(() => desk.close())

    test.each(cases)('%s', async (kind, parts, what, name, argument) => {
      desk.told.length = 0
      const task = aTask({ id: kind, kind, workflowId: `of/${kind}`, ...parts })
      await desk.activities.askPosts({ tasks: [task], standIns: null })
      expect(await twice(() => act(kind, what))).toEqual([{ outcome: 'done' }, { outcome: 'done' }])
      const update: Told = { workflowId: `of/${kind}`, name, argument: { ...argument, by } }
      expect(desk.told).toEqual([update, update])
    })

    test('whose post has answered, or that never was, comes too late', async () => {
      await desk.activities.askPosts({ tasks: [aTask({ id: 'ended' })], standIns: null })
      const end = { taskId: 'ended', state: 'answered' as const, by: 'Zhang', at: at(1), answer: {} }
      await desk.activities.endTasks({ incidentId: 'quake', ends: [end] })
      desk.told.length = 0
      expect(await act('ended')).toEqual({ outcome: 'too-late' })
      expect(await act('none')).toEqual({ outcome: 'too-late' })
      expect(desk.told).toEqual([])
    })
  })

  test('receives all that was sent, in good order', async () => {
    desk = await openActivityDesk()
    const { consignmentId, itemCode } = await anOrdered(desk)
    const departed = { milestone: 'departed' as const, at: at(3), expectedAt: at(6) }
    await desk.activities.recordMilestone({ ...aStep(consignmentId, 1), ...departed })
    const task = aTask({ kind: 'receive-goods', workflowId: `consignment/${consignmentId}`, subject: consignmentId })
    await desk.activities.askPosts({ tasks: [task], standIns: null })
    await act('task-1', { receive: 'all' })
    const lines = [{ itemCode, received: 100, damaged: 0 }]
    const argument = { key: `stand-in:${consignmentId}`, signedBy: by, signedAt: at(1), lines, by }
    expect(desk.told.at(-1)).toEqual({ workflowId: `consignment/${consignmentId}`, name: 'receiveGoods', argument })
    await desk.close()
  })
})
