import { addMinutes } from '../../domain/time/instant'
import { SIGNALS, UPDATES } from '../../workflows/messages'
import { escalationId } from '../../workflows/workflow-ids'
import { aDeadline, anEscalation } from './builders'
import type { Story } from './story'
import { story } from './story'

const id = 'breached:first-batch'
const workflowId = escalationId(id)
const acknowledge = (tale: Story, by: string): Promise<string> => tale.act(workflowId, UPDATES.acknowledge, { by })
const climb = (tale: Story): Promise<void> => tale.start('escalation', workflowId, anEscalation(tale.startedAt))
const paged = (tale: Story): string[] => tale.told().map((each) => each.replace(` ${id}`, ''))

test('the ladder pages a rung higher every 10 minutes, then the last every 15, then hourly, until someone acknowledges', () =>
  story({}, async (tale) => {
    await climb(tale)
    await tale.reach(280)
    const heads = [30, 45, 60, 75, 90, 105, 120, 135, 150, 210, 270]
    expect(paged(tale)).toEqual([
      '0: page 0 duty-officer',
      '10: page 1 shift-leader',
      '20: page 2 leader-on-duty',
      ...heads.map((minute, index) => `${minute}: page ${index + 3} head-of-office`),
    ])
    expect(await acknowledge(tale, 'head Sun')).toBe('done')
    await tale.ended(workflowId)
    expect(tale.desk.inputs('recordAcknowledgement')).toMatchObject([{ escalationId: id, by: 'head Sun' }])
    expect(tale.desk.inputs('recordResolution')).toEqual([])
  }))

test('while one acknowledgement is being recorded the next person is told that he is late', () =>
  story({ slowMs: 4_000 }, async (tale) => {
    await tale.start('escalation', workflowId, anEscalation(tale.startedAt), { workflowTaskTimeout: '1 second' })
    await tale.until(() => tale.told().length === 1)
    expect(await acknowledge(tale, 'officer Li')).toBe('done')
    expect(await acknowledge(tale, 'leader Wu')).toBe('too-late act.alreadyAcknowledged')
    await tale.ended(workflowId)
    expect(tale.desk.inputs('recordAcknowledgement')).toMatchObject([{ by: 'officer Li' }])
    expect(paged(tale)).toEqual(['0: page 0 duty-officer'])
  }))

test('a rung whose mail is refused for good is passed over at once; the top of the ladder waits all the same', () =>
  story({ refused: ['duty-officer', 'leader-on-duty', 'head-of-office'] }, async (tale) => {
    await climb(tale)
    await tale.reach(50)
    expect(paged(tale)).toEqual(['0: page 1 shift-leader'])
    expect(tale.desk.inputs('pageStep').map((each) => [tale.minute(each.now), each.step, each.post])).toEqual([
      [0, 0, 'duty-officer'],
      [0, 1, 'shift-leader'],
      [10, 2, 'leader-on-duty'],
      [10, 3, 'head-of-office'],
      [25, 4, 'head-of-office'],
      [40, 5, 'head-of-office'],
    ])
    const unreachable = tale.desk.inputs('recordUnreachable')
    expect(unreachable.map((each) => [tale.minute(each.now), each.step, each.post])).toEqual([
      [0, 0, 'duty-officer'],
      [10, 2, 'leader-on-duty'],
    ])
  }))

test('when the cause is gone the escalation is resolved and nobody is paged any more', () =>
  story({}, async (tale) => {
    await climb(tale)
    await tale.reach(12)
    await tale.signal(workflowId, SIGNALS.escalationResolved)
    await tale.ended(workflowId)
    expect(tale.desk.inputs('recordResolution').map((each) => tale.minute(each.now))).toEqual([12])
    expect(paged(tale)).toHaveLength(2)
  }))

test('a clock that was met before its escalation began pages nobody', () =>
  story({}, async (tale) => {
    tale.desk.clocks.set('first-batch', { deadline: aDeadline(tale.startedAt), over: true })
    await climb(tale)
    await tale.ended(workflowId)
    expect(tale.desk.inputs('pageStep')).toEqual([])
    expect(tale.desk.inputs('recordResolution')).toHaveLength(1)
  }))

test('after an outage the rung is computed from now: who should be paged by now is paged once, with what was skipped', () =>
  story({}, async (tale) => {
    const step = { number: 1, dueAt: addMinutes(tale.startedAt, -14) }
    await tale.start('escalation', workflowId, anEscalation(tale.startedAt, { step }))
    await tale.reach(15)
    const steps = tale.desk
      .inputs('pageStep')
      .map((each) => [tale.minute(each.now), each.step, each.post, each.skipped])
    expect(steps).toEqual([
      [0, 2, 'leader-on-duty', 1],
      [6, 3, 'head-of-office', 0],
    ])
  }))
