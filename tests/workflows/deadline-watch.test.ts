import type { NewDeadline } from '../../activities/interfaces'
import { addHours, addMinutes } from '../../domain/time/instant'
import { SIGNALS } from '../../workflows/messages'
import { deadlineWatchId, escalationId } from '../../workflows/workflow-ids'
import { INCIDENT, aDeadline, aWatch } from './builders'
import type { Story } from './story'
import { story } from './story'

const watch = deadlineWatchId(INCIDENT)

/** A watch over some clocks, without its incident. */
async function watching(tale: Story, deadlines: readonly NewDeadline[]): Promise<void> {
  await tale.start('deadlineWatch', watch, aWatch())
  for (const deadline of deadlines) tale.desk.clocks.set(deadline.id, { deadline, over: false })
  await tale.signal(watch, SIGNALS.clocksAdded, { deadlines })
}

const marks = (tale: Story): string[] =>
  tale.desk
    .inputs('recordMarks')
    .flatMap((each) => each.marks)
    .map((each) => `${tale.minute(each.markedAt)}: ${each.mark} ${each.outcome}`)

test('the duty officer is warned at 50, 75 and 90 % of 24 hours, and the breach at exactly 24 hours is escalated', () =>
  story({}, async (tale) => {
    await watching(tale, [aDeadline(tale.startedAt)])
    await tale.reach(1_439)
    expect(tale.desk.inputs('openEscalation')).toEqual([])
    await tale.reach(1_445)
    expect(marks(tale)).toEqual([
      '720: warned-50 fired',
      '1080: warned-75 fired',
      '1296: warned-90 fired',
      '1440: breached fired',
    ])
    expect(tale.told()).toEqual([
      '720: warned-50 first-batch',
      '1080: warned-75 first-batch',
      '1296: warned-90 first-batch',
      '1440: page 0 duty-officer breached:first-batch',
    ])
    const opened = { deadlineId: 'first-batch', cause: 'breached' }
    expect(tale.desk.inputs('openEscalation')).toMatchObject([opened])
  }))

test('a clock that is met is not marked any more, and others go on', () =>
  story({}, async (tale) => {
    const outside = aDeadline(tale.startedAt, { id: 'outside', dueAt: addHours(tale.startedAt, 48), marks: [] })
    const later = { ...outside, marks: [{ mark: 'breached' as const, at: outside.dueAt }] }
    await watching(tale, [aDeadline(tale.startedAt), later])
    await tale.reach(800)
    await tale.signal(watch, SIGNALS.clockStopped, { ids: ['first-batch'] })
    await tale.reach(3_000)
    expect(marks(tale)).toEqual(['720: warned-50 fired', '2880: breached fired'])
  }))

test('a slip that several consignments predict at once is escalated once', () =>
  story({}, async (tale) => {
    await watching(tale, [aDeadline(tale.startedAt)])
    await tale.reach(100)
    const slip = { deadlineId: 'first-batch', predictedAt: addHours(tale.startedAt, 27) }
    await Promise.all([1, 2, 3].map(() => tale.signal(watch, SIGNALS.clockPredicted, slip)))
    await tale.until(() => tale.told().length > 0)
    await tale.signal(watch, SIGNALS.clockPredicted, slip)
    await tale.reach(105)
    expect(await tale.isRunning(watch)).toBe(true)
    expect(tale.desk.inputs('openEscalation')).toMatchObject([{ cause: 'slip-predicted' }])
    expect(tale.told()).toEqual(['100: page 0 duty-officer slip-predicted:first-batch'])
  }))

test('after an outage only the last mark that passed fires; those before it are recorded as skipped by outage', () =>
  story({}, async (tale) => {
    await watching(tale, [aDeadline(addHours(tale.startedAt, -23))])
    await tale.reach(1)
    expect(marks(tale)).toEqual([
      '0: warned-50 skipped-by-outage',
      '0: warned-75 skipped-by-outage',
      '0: warned-90 fired',
    ])
    expect(tale.told()).toEqual(['0: warned-90 first-batch'])
  }))

test('a silence that is reported twice is escalated once, and its answer ends the pages', () =>
  story({}, async (tale) => {
    await watching(tale, [])
    const startsAt = tale.startedAt
    const deadline = aDeadline(startsAt, {
      id: 'clock:answer-order:con-1:1',
      dueAt: addMinutes(startsAt, 15),
      marks: [],
    })
    await tale.signal(watch, SIGNALS.silenceReported, { deadline })
    await tale.signal(watch, SIGNALS.silenceReported, { deadline })
    await tale.reach(5)
    await tale.signal(escalationId('silent:clock:answer-order:con-1:1'), SIGNALS.escalationResolved)
    await tale.reach(60)
    expect(await tale.isRunning(watch)).toBe(true)
    expect(tale.told()).toEqual(['0: page 0 duty-officer silent:clock:answer-order:con-1:1'])
  }))
