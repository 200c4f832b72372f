import { whatIfInstant } from '../../../domain/allocation/what-if-instant'

const plannedAt = '2026-11-01T00:07:30.000Z'

test.each([
  ['2026-11-01T00:07:30.000Z', plannedAt],
  ['2026-11-01T01:07:29.999Z', plannedAt],
  ['2026-11-01T01:07:30.000Z', '2026-11-01T01:07:30.000Z'],
  ['2026-11-01T05:50:00.000Z', '2026-11-01T05:07:30.000Z'],
  ['2026-10-31T22:00:00.000Z', plannedAt],
])('asked at %s, the plan is solved again as of %s', (now, asOf) => {
  expect(whatIfInstant(plannedAt, now)).toBe(asOf)
})
