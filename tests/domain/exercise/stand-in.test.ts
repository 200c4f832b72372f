import fc from 'fast-check'
import type { StandIns, StandInTask } from '../../../domain/exercise/stand-in'
import { chance, decideStandIn, isHeldByStandIn } from '../../../domain/exercise/stand-in'
import type { TaskKind } from '../../../domain/response/task'
import { HOUR_MS, MINUTE_MS, addMinutes, msBetween } from '../../../domain/time/instant'

const OPENED = '2023-12-18T16:00:00.000Z'
const prompt: StandIns = { seed: 7, officers: 'prompt', keepers: 'prompt', carriers: 'orderly', receivers: 'prompt' }
const nobody: StandIns = { seed: 7, officers: 'none', keepers: 'none', carriers: 'none', receivers: 'none' }
const decisions: readonly TaskKind[] = [
  'confirm-level',
  'approve-plan',
  'confirm-stand-down',
  'paper-follows',
  'countersign-notices',
  'acknowledge',
]
const goods: readonly TaskKind[] = ['answer-order', 'answer-tender', 'receive-goods']
const journeys: readonly TaskKind[] = ['report-departure', 'report-arrival']
const kinds = [...decisions, ...goods, ...journeys, 'veto-first-batch', 'close-incident'] as const

function aTask(parts: Partial<StandInTask> = {}): StandInTask {
  return {
    taskId: 'task-1',
    kind: 'approve-plan',
    post: 'shift-leader',
    openedAt: OPENED,
    dueAt: null,
    facts: {},
    ...parts,
  }
}

const anyTask = fc.record({
  taskId: fc.string({ minLength: 1 }),
  kind: fc.constantFrom(...kinds),
  post: fc.constantFrom('duty-officer', 'shift-leader', 'depot-keeper', 'carrier', 'receiver' as const),
  openedAt: fc.integer({ min: 0, max: 2_000 }).map((minutes) => addMinutes(OPENED, minutes)),
  dueAt: fc.constant(null),
  facts: fc.constant({ loadingMs: HOUR_MS, travelMs: 5 * HOUR_MS }),
})

test('the same seed gives the same acts', () => {
  fc.assert(
    fc.property(fc.integer(), anyTask, (seed, task) => {
      expect(decideStandIn({ ...prompt, seed }, task)).toEqual(decideStandIn({ ...prompt, seed }, task))
    }),
  )
})

test('seeds differ in what they do', () => {
  const acts = Array.from({ length: 40 }, (_, seed) => JSON.stringify(decideStandIn({ ...prompt, seed }, aTask())))
  expect(new Set(acts).size).toBeGreaterThan(4)
})

test('carriers and receivers look at the clock every five minutes: what many of them do comes together', () => {
  const at = (kind: TaskKind) => decideStandIn(prompt, aTask({ kind, facts: { travelMs: 61 * MINUTE_MS } }))?.at ?? ''
  expect(msBetween(OPENED, at('report-arrival')) % (5 * MINUTE_MS)).toBe(30_000)
  expect(msBetween(OPENED, at('receive-goods'))).toBe(5 * MINUTE_MS + 40_000)
})

test('chances lie evenly in [0, 1)', () => {
  const draws = Array.from({ length: 10_000 }, (_, index) => chance(7, `task-${index} delay`))
  expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  expect(mean).toBeCloseTo(0.5, 1)
})

test('whoever answers does so within 10 minutes, at a whole minute, and says who he stands in for', () => {
  const answered = anyTask.filter((task) => ![...journeys].includes(task.kind))
  fc.assert(
    fc.property(fc.integer(), answered, (seed, task) => {
      const act = decideStandIn({ ...prompt, seed }, task)
      if (act === null) return
      const afterMs = msBetween(task.openedAt, act.at)
      expect(afterMs).toBeGreaterThan(0)
      expect(afterMs).toBeLessThanOrEqual(10 * MINUTE_MS)
      expect([0, 5, 10, 15, 20, 30, 40, 50]).toContain((msBetween(OPENED, act.at) % MINUTE_MS) / 1_000)
      expect(act).toMatchObject({ taskId: task.taskId, by: `stand-in:${task.post}` })
    }),
  )
})

test('a silent officer decides and acknowledges nothing, while keepers and receivers go on', () => {
  const silent: StandIns = { ...prompt, officers: 'silent' }
  for (const kind of decisions) expect(decideStandIn(silent, aTask({ kind }))).toBeNull()
  expect(decideStandIn(silent, aTask({ kind: 'answer-order' }))).toMatchObject({ act: { answer: 'accept' } })
  expect(decideStandIn(silent, aTask({ kind: 'receive-goods' }))).toMatchObject({ act: { receive: 'all' } })
  expect(isHeldByStandIn(silent, 'acknowledge')).toBe(true)
})

test('where one officer is silent it is the duty officer: the ladder has to climb past him', () => {
  const one: StandIns = { ...prompt, officers: 'one-silent' }
  expect(decideStandIn(one, aTask({ kind: 'acknowledge', post: 'duty-officer' }))).toBeNull()
  expect(decideStandIn(one, aTask({ kind: 'acknowledge', post: 'shift-leader' }))).not.toBeNull()
})

test('no stand-in vetoes a first batch or closes an incident, and posts that people hold are left to them', () => {
  expect(decideStandIn(prompt, aTask({ kind: 'veto-first-batch' }))).toBeNull()
  expect(decideStandIn(prompt, aTask({ kind: 'close-incident' }))).toBeNull()
  for (const kind of kinds) {
    expect(isHeldByStandIn(nobody, kind)).toBe(false)
    expect(decideStandIn(nobody, aTask({ kind }))).toBeNull()
  }
})

/** How carriers answer a hundred tenders. */
function moods(carriers: 'orderly' | 'unruly'): { silent: number; declined: number } {
  const tenders = Array.from({ length: 400 }, (_, index) => aTask({ kind: 'answer-tender', taskId: `tender-${index}` }))
  const acts = tenders.map((task) => decideStandIn({ ...prompt, carriers }, task))
  const declined = acts.filter((act) => act?.act.answer === 'decline').length
  return { silent: acts.filter((act) => act === null).length / 4, declined: declined / 4 }
}

test('orderly carriers seldom decline or fall silent, unruly ones often do both', () => {
  const [orderly, unruly] = [moods('orderly'), moods('unruly')]
  expect(orderly.silent).toBeLessThan(10)
  expect(orderly.declined).toBeLessThan(16)
  expect(unruly.silent).toBeGreaterThan(12)
  expect(unruly.declined).toBeGreaterThan(20)
})

test('carriers take 85 to 105 % of the planned time, unruly ones up to 150 %, and report what they did when they did it', () => {
  const travel = { travelMs: 10 * HOUR_MS }
  const legs = Array.from({ length: 200 }, (_, index) =>
    aTask({ kind: 'report-arrival', taskId: `leg-${index}`, facts: travel }),
  )
  const shares = (carriers: 'orderly' | 'unruly'): number[] =>
    legs.map((task) => {
      const act = decideStandIn({ ...prompt, carriers }, task)
      expect(act?.act).toEqual({ milestone: 'arrived', at: act?.at })
      return msBetween(OPENED, act?.at ?? OPENED) / travel.travelMs
    })
  const [orderly, unruly] = [shares('orderly'), shares('unruly')]
  expect(Math.min(...orderly, ...unruly)).toBeGreaterThanOrEqual(0.85)
  expect(Math.max(...orderly)).toBeLessThanOrEqual(1.06)
  expect(Math.max(...unruly)).toBeGreaterThan(1.3)
  expect(Math.max(...unruly)).toBeLessThanOrEqual(1.51)
})
