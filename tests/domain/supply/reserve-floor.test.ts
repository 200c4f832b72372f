import fc from 'fast-check'
import type { ReserveFloorRules } from '../../../domain/policy/reserve-floors'
import { isOwnDisaster, liftedFloors, reserveFloor } from '../../../domain/supply/reserve-floor'
import type { FloorBasis } from '../../../domain/supply/reserve-floor'

const rules: ReserveFloorRules = {
  edition: 'test',
  peopleServed: { township: 500, county: 6_000, prefecture: 50_000, province: 160_000 },
  margin: 1.2,
  mostShareOfStock: 0.6,
  centralShare: 0.4,
}
const aPosition = (changes: Partial<FloorBasis> = {}): FloorBasis => ({
  ...{ level: 'county', onHand: 10_000, needPer1000: 20, packSize: 1 },
  ...changes,
})

test.each([
  ['a county keeps its people’s need at Level II with a margin', {}, 144],
  ['a prefecture that of more people', { level: 'prefecture' }, 1_200],
  ['of little stock some may always go to a neighbour', { onHand: 100 }, 60],
  ['central stock keeps its share for a second event', { level: 'central', needPer1000: 0 }, 4_000],
  ['whole packs only', { onHand: 100, packSize: 25 }, 50],
  ['nothing where nothing lies', { onHand: 0 }, 0],
] as const)('%s', (_, changes, floor) => {
  expect(reserveFloor(aPosition(changes), rules)).toBe(floor)
})

test('a floor is a whole number of packs and never more than lies there', () => {
  const position = fc.record({
    level: fc.constantFrom(
      'central' as const,
      'province' as const,
      'prefecture' as const,
      'county' as const,
      'township' as const,
    ),
    onHand: fc.integer({ min: 0, max: 100_000 }),
    needPer1000: fc.double({ min: 0, max: 2_000, noNaN: true }),
    packSize: fc.integer({ min: 1, max: 500 }),
  })
  fc.assert(
    fc.property(position, (each) => {
      const floor = reserveFloor(each, rules)
      expect(floor % each.packSize).toBe(0)
      expect(floor).toBeGreaterThanOrEqual(0)
      expect(floor).toBeLessThanOrEqual(each.onHand)
    }),
  )
})

test('a local floor does not bind in the disaster of its own area, a central one always does', () => {
  const struck = ['622927']
  const depots = ['622927', '622900', '620000', '622926', '630000']
  expect(depots.map((areaCode) => isOwnDisaster({ level: 'county', areaCode }, struck))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(isOwnDisaster({ level: 'central', areaCode: '620100' }, ['620102'])).toBe(false)
})

test('a lift counts for its kind, or for all kinds of the depot', () => {
  const isLifted = liftedFloors([
    { depotId: 'a', itemCode: '1010101' },
    { depotId: 'b', itemCode: null },
  ])
  expect([
    isLifted('a', '1010101'),
    isLifted('a', '1010301'),
    isLifted('b', '1010301'),
    isLifted('c', '1010101'),
  ]).toEqual([true, false, true, false])
})
