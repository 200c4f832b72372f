import fc from 'fast-check'
import { ladderStep, stepDue } from '../../../domain/deadlines/ladder'
import type { EscalationPolicy } from '../../../domain/response/response-plan'
import { addMinutes } from '../../../domain/time/instant'

const START = '2023-12-18T15:59:00.000Z'

const ladder: EscalationPolicy = {
  edition: 'test',
  rungs: [
    { post: 'duty-officer', waitMinutes: 10 },
    { post: 'shift-leader', waitMinutes: 10 },
    { post: 'leader-on-duty', waitMinutes: 10 },
    { post: 'head-of-office', waitMinutes: 15 },
  ],
  repeatMinutes: 15,
  slowAfterRepeats: 8,
  slowRepeatMinutes: 60,
}

/** Minutes after the start at which the first steps are due when nobody acknowledges. */
function stepMinutes(steps: number): number[] {
  let minute = 0
  return Array.from({ length: steps }, (_, number) => {
    const due = minute
    minute += ladderStep(ladder, number).waitMinutes
    return due
  })
}

test('the rungs are climbed at 0, 10, 20 and 30 minutes, the last again every 15 and after eight times every 60', () => {
  expect(stepMinutes(14)).toEqual([0, 10, 20, 30, 45, 60, 75, 90, 105, 120, 135, 150, 210, 270])
})

test('each rung pages its post; only the last is repeated', () => {
  expect([0, 1, 2, 3, 4, 40].map((number) => ladderStep(ladder, number))).toMatchObject([
    { post: 'duty-officer', repeated: false },
    { post: 'shift-leader', repeated: false },
    { post: 'leader-on-duty', repeated: false },
    { post: 'head-of-office', repeated: false },
    { post: 'head-of-office', repeated: true },
    { post: 'head-of-office', repeated: true },
  ])
})

test('a ladder of one rung repeats it, and one without a rung is refused', () => {
  const [rung] = ladder.rungs
  const short = { ...ladder, rungs: rung === undefined ? [] : [rung] }
  expect(ladderStep(short, 0)).toMatchObject({ post: 'duty-officer', waitMinutes: 15, repeated: false })
  expect(ladderStep(short, 9)).toMatchObject({ post: 'duty-officer', waitMinutes: 60, repeated: true })
  expect(() => ladderStep({ ...ladder, rungs: [] }, 0)).toThrow('a ladder needs a rung')
})

test('a step that is not late is the planned one', () => {
  const planned = { number: 1, dueAt: addMinutes(START, 10) }
  expect(stepDue(ladder, planned, addMinutes(START, 10))).toEqual({ ...planned, skipped: 0 })
  expect(stepDue(ladder, planned, addMinutes(START, 19))).toEqual({ ...planned, skipped: 0 })
})

test('after an outage the step that should stand by now is due, with how many were passed over', () => {
  const planned = { number: 0, dueAt: START }
  expect(stepDue(ladder, planned, addMinutes(START, 20))).toEqual({
    number: 2,
    dueAt: addMinutes(START, 20),
    skipped: 2,
  })
  expect(stepDue(ladder, planned, addMinutes(START, 100))).toEqual({
    number: 7,
    dueAt: addMinutes(START, 90),
    skipped: 7,
  })
})

test('however long the outage, the step due is the last whose time has come, and none is counted twice', () => {
  const all = stepMinutes(200)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3_000 }), (number, late) => {
      const from = all[number] ?? 0
      const due = stepDue(ladder, { number, dueAt: addMinutes(START, from) }, addMinutes(START, from + late))
      expect(due.number).toBe(all.findLastIndex((minute) => minute <= from + late))
      expect(due.dueAt).toBe(addMinutes(START, all[due.number] ?? 0))
      expect(due.skipped).toBe(due.number - number)
    }),
  )
})
