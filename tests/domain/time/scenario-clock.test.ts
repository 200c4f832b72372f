import fc from 'fast-check'
import { addHours, addMinutes, addMs, epochMs } from '../../../domain/time/instant'
import type { ClockSegment } from '../../../domain/time/scenario-clock'
import {
  SHORTEST_REAL_WAIT_MS,
  changePace,
  decidePace,
  realMsUntil,
  scenarioAt,
  standStillDuring,
} from '../../../domain/time/scenario-clock'

const REAL = '2026-11-01T08:00:00.000Z'
const QUAKE = '2023-12-18T15:59:00.000Z'
const fast: readonly ClockSegment[] = [{ fromReal: REAL, fromScenario: QUAKE, scale: 240 }]

test('at 240 times the pace a real minute is four scenario hours', () => {
  expect(scenarioAt(fast, REAL)).toBe(QUAKE)
  expect(scenarioAt(fast, addMinutes(REAL, 1))).toBe(addHours(QUAKE, 4))
})

test('ten scenario minutes are 2.5 real seconds away, and what has passed is none away', () => {
  expect(realMsUntil(fast, REAL, addMinutes(QUAKE, 10))).toBe(2_500)
  expect(realMsUntil(fast, REAL, QUAKE)).toBe(0)
  expect(realMsUntil(fast, REAL, addMinutes(QUAKE, -5))).toBe(0)
})

test('a clock that stands still shows one instant and never reaches a later one', () => {
  const paused = changePace(fast, addMinutes(REAL, 1), 0)
  expect(scenarioAt(paused, addHours(REAL, 30))).toBe(addHours(QUAKE, 4))
  expect(realMsUntil(paused, addHours(REAL, 30), addHours(QUAKE, 5))).toBeNull()
  expect(realMsUntil(paused, addHours(REAL, 30), addHours(QUAKE, 4))).toBe(0)
})

test('a resumed clock goes on where it stood', () => {
  const resumed = changePace(changePace(fast, addMinutes(REAL, 1), 0), addHours(REAL, 12), 60)
  expect(scenarioAt(resumed, addMinutes(addHours(REAL, 12), 2))).toBe(addHours(QUAKE, 6))
})

test('after an outage the clock stands where it was last seen running and keeps its pace', () => {
  const back = addHours(REAL, 10)
  const segments = standStillDuring(fast, addMinutes(REAL, 1), back)
  expect(scenarioAt(segments, addHours(REAL, 5))).toBe(addHours(QUAKE, 4))
  expect(scenarioAt(segments, back)).toBe(addHours(QUAKE, 4))
  expect(scenarioAt(segments, addMinutes(back, 1))).toBe(addHours(QUAKE, 8))
})

test('a clock that was paused before an outage is paused after it', () => {
  const paused = changePace(fast, addMinutes(REAL, 1), 0)
  const segments = standStillDuring(paused, addMinutes(REAL, 3), addHours(REAL, 10))
  expect(scenarioAt(segments, addHours(REAL, 20))).toBe(addHours(QUAKE, 4))
})

test('a clock without segments is refused', () => {
  expect(() => scenarioAt([], REAL)).toThrow('a paced clock needs a segment')
})

const changes = fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 86_400_000 }), scale: fc.nat({ max: 480 }) }), {
  maxLength: 6,
})

test('whatever the changes of pace, scenario time never jumps or goes back, and a wait ends at its instant', () => {
  fc.assert(
    fc.property(changes, fc.nat({ max: 86_400_000 }), (paces, aheadMs) => {
      let segments = fast
      let real = REAL
      for (const { afterMs, scale } of paces) {
        real = addMs(real, afterMs)
        const before = scenarioAt(segments, real)
        segments = changePace(segments, real, scale)
        expect(scenarioAt(segments, real)).toBe(before)
        expect(scenarioAt(segments, addMs(real, 1_000)) >= before).toBe(true)
      }
      const at = addMs(scenarioAt(segments, real), aheadMs)
      const wait = realMsUntil(segments, real, at)
      if (wait === null) return
      expect(scenarioAt(segments, addMs(real, wait)) >= at).toBe(true)
      const scale = segments.at(-1)?.scale ?? 0
      expect(epochMs(scenarioAt(segments, addMs(real, wait))) - epochMs(at)).toBeLessThanOrEqual(scale)
    }),
  )
})

test('a pace is refused, with the wait that forbids it, when that wait would fall under two real seconds', () => {
  const waits = { vetoWindowMinutes: 30, 'ladder 1': 10, keeperAnswerMinutes: 15 }
  expect(decidePace(300, waits)).toEqual({ outcome: 'accepted' })
  expect(decidePace(301, waits)).toEqual({ outcome: 'refused', wait: 'ladder 1', minutes: 10, largestScale: 300 })
  expect(decidePace(100_000, {})).toEqual({ outcome: 'accepted' })
})

test('every pace that is accepted leaves each wait at least two real seconds', () => {
  const waits = fc.dictionary(fc.string(), fc.integer({ min: 1, max: 3_000 }), { minKeys: 1 })
  fc.assert(
    fc.property(waits, fc.integer({ min: 0, max: 5_000 }), (minutes, scale) => {
      const shortestMs = Math.min(...Object.values(minutes)) * 60_000
      const fits = scale === 0 || shortestMs / scale >= SHORTEST_REAL_WAIT_MS
      expect(decidePace(scale, minutes).outcome).toBe(fits ? 'accepted' : 'refused')
    }),
  )
})
