import { leavesTooEarly, missesDueTime } from '../../../domain/supply/postponement'

const hour = (of: number): string => new Date(Date.UTC(2026, 10, 1, of)).toISOString()
const line = { leavesAt: hour(10), arrivesAt: hour(14), dueAt: hour(20) }

test('goods ready by the time they leave change nothing', () => {
  expect([leavesTooEarly(line, hour(10)), missesDueTime(line, hour(10))]).toEqual([false, false])
})

test('the same way from when they are ready on: in time to the hour, late past it', () => {
  expect([leavesTooEarly(line, hour(16)), missesDueTime(line, hour(16))]).toEqual([true, false])
  expect([leavesTooEarly(line, hour(17)), missesDueTime(line, hour(17))]).toEqual([true, true])
})

test('what was planned late does not miss its due time for being postponed', () => {
  expect(missesDueTime({ ...line, dueAt: hour(12) }, hour(17))).toBe(false)
})
