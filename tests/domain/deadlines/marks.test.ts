import fc from 'fast-check'
import type { Clock } from '../../../domain/deadlines/marks'
import { dueMarks, nextMarkAt, passMarks, planMarks } from '../../../domain/deadlines/marks'
import { addHours, addMinutes } from '../../../domain/time/instant'

const START = '2023-12-18T15:59:00.000Z'

function aClock(parts: Partial<Clock> = {}): Clock {
  const dueAt = addHours(START, 24)
  const ahead = planMarks(START, dueAt, [0.5, 0.75, 0.9])
  return { deadlineId: 'first-batch', rule: 'first-batch-24h', startsAt: START, dueAt, ahead, ...parts }
}

const due = (clocks: readonly Clock[], hours: number): string[] =>
  dueMarks(clocks, addHours(START, hours)).map((each) => `${each.deadlineId} ${each.mark} ${each.outcome}`)

test('a clock of 24 hours warns after 12, 18 and 21.6 hours and is breached when it is due', () => {
  expect(aClock().ahead).toEqual([
    { mark: 'warned-50', at: addHours(START, 12) },
    { mark: 'warned-75', at: addHours(START, 18) },
    { mark: 'warned-90', at: addHours(START, 21.6) },
    { mark: 'breached', at: addHours(START, 24) },
  ])
})

test('a clock without warnings has its breach alone', () => {
  expect(planMarks(START, addMinutes(START, 30), [])).toEqual([{ mark: 'breached', at: addMinutes(START, 30) }])
})

test('nothing is due a millisecond before a mark, and the mark is due at its instant', () => {
  expect(dueMarks([aClock()], '2023-12-19T03:58:59.999Z')).toEqual([])
  expect(dueMarks([aClock()], addHours(START, 12))).toMatchObject([{ mark: 'warned-50', outcome: 'fired' }])
})

test('of the marks that passed during an outage only the last fires, clock by clock', () => {
  const other = aClock({
    deadlineId: 'other',
    dueAt: addHours(START, 48),
    ahead: planMarks(START, addHours(START, 48), [0.5]),
  })
  expect(due([aClock(), other], 25)).toEqual([
    'first-batch warned-50 skipped-by-outage',
    'first-batch warned-75 skipped-by-outage',
    'first-batch warned-90 skipped-by-outage',
    'first-batch breached fired',
    'other warned-50 fired',
  ])
})

test('the next mark is the earliest of all clocks, and there is none when all have passed', () => {
  const sooner = aClock({ deadlineId: 'sooner', ahead: planMarks(START, addHours(START, 2), []) })
  expect(nextMarkAt([aClock(), sooner])).toBe(addHours(START, 2))
  expect(nextMarkAt([])).toBeUndefined()
  expect(nextMarkAt(passMarks([aClock()], addHours(START, 24)))).toBeUndefined()
})

const looks = fc.array(fc.integer({ min: 0, max: 30 * 60 }), { minLength: 1, maxLength: 12 })

test('however often and late one looks, each mark is due once, in order, and exactly one fires per look', () => {
  fc.assert(
    fc.property(looks, (minutes) => {
      let clocks: readonly Clock[] = [aClock()]
      const seen: string[] = []
      for (const minute of [...minutes].sort((left, right) => left - right)) {
        const now = addMinutes(START, minute)
        const marks = dueMarks(clocks, now)
        clocks = passMarks(clocks, now)
        expect(marks.filter((each) => each.outcome === 'fired')).toHaveLength(marks.length === 0 ? 0 : 1)
        seen.push(...marks.map((each) => each.mark))
      }
      expect(seen).toEqual(['warned-50', 'warned-75', 'warned-90', 'breached'].slice(0, seen.length))
    }),
  )
})
