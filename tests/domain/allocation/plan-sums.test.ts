import type { AllocationPlan, PlanLine, Shortfall } from '../../../domain/allocation/plan'
import { shortfallChanges, sumPlan } from '../../../domain/allocation/plan-sums'
import { wishFault } from '../../../domain/allocation/wish-faults'

const line = (changes: Partial<PlanLine>): PlanLine => ({
  ...{ id: 'a', batch: 'first', areaCode: '622927', itemCode: '1010101', depotId: 'd1', offerId: 'stock:d1:1010101' },
  ...{ source: 'stock', quantity: 10, distanceKm: 100, late: false, passedOver: [] },
  ...{ leavesAt: '2026-11-24T00:00:00.000Z', arrivesAt: '2026-11-24T03:00:00.000Z', dueAt: '2026-11-25T00:00:00.000Z' },
  chosenBecause: { key: 'k', values: {} },
  ...changes,
})
const short = (areaCode: string, quantity: number): Shortfall => ({
  ...{ areaCode, itemCode: '1010101', batch: 'first', quantity, passedOver: [], remedies: [] },
})
const plan = (lines: readonly PlanLine[], shortfalls: readonly Shortfall[]): AllocationPlan => ({
  ...{ lines, shortfalls, delays: [], coverageMin: 0.5, coverageMean: 0.75, onTimeShare: 0.9, certificate: null },
  method: { name: 'm', edition: '1', proof: 'optimal' },
})
const offers = [
  { id: 'stock:d1:1010101', source: 'stock', sourceId: 'd1', depotId: 'd1', itemCode: '1010101', unitCostFen: 200 },
  { id: 'agreement:s1', source: 'agreement', sourceId: 's1', depotId: 'd2', itemCode: '1010101', unitCostFen: 300 },
].map((each) => ({ ...each, quantity: 100, floor: 0, readyAt: null })) as Parameters<typeof sumPlan>[1]['offers']
const items = [{ code: '1010101', massG: 50_000 }]

test('a plan is summed up in units, loads, money and tonne-kilometres', () => {
  const lines = [
    line({}),
    line({ id: 'b', batch: 'rest', depotId: 'd2', offerId: 'agreement:s1', quantity: 4, late: true }),
  ]
  expect(sumPlan(plan(lines, [short('622927', 6)]), { offers, items })).toEqual({
    ...{ coverageMin: 0.5, coverageMean: 0.75, onTimeShare: 0.9, units: 14, lines: 2, consignments: 2, lateUnits: 4 },
    ...{
      shortUnits: 6,
      costFen: 10 * 200 + 4 * 300,
      distanceTonneKm: (14 * 50 * 100) / 1_000,
      proof: 'optimal',
      gap: 0,
    },
  })
})

test('needs that are left unmet otherwise are named, those alike are not', () => {
  const [before, after] = [
    plan([], [short('1', 5), short('2', 5)]),
    plan([], [short('2', 5), short('3', 1), short('3', 1)]),
  ]
  expect(shortfallChanges(before, after)).toEqual([
    { areaCode: '1', itemCode: '1010101', before: 5, after: 0 },
    { areaCode: '3', itemCode: '1010101', before: 0, after: 2 },
  ])
})

test('a wish about an offer, depot or need that the plan does not know can’t be tried', () => {
  const needs = [{ areaCode: '622927', itemCode: '1010101', batch: 'first', quantity: 1 }] as const
  const pin = { kind: 'pin', offerId: 'agreement:s1', areaCode: '622927', itemCode: '1010101', quantity: 2 } as const
  const faultOf = (wish: Parameters<typeof wishFault>[1][number]) => wishFault({ offers, needs, wishes: [] }, [wish])
  expect([pin, { kind: 'objectives', order: ['distance'] } as const].map(faultOf)).toEqual([null, null])
  expect(faultOf({ kind: 'forbid-source', offerId: 'x' })).toEqual({ key: 'wish.offer', values: { offerId: 'x' } })
  expect(faultOf({ kind: 'lift-floor', depotId: 'd9', itemCode: null })).toEqual({
    key: 'wish.depot',
    values: { depotId: 'd9' },
  })
  expect(faultOf({ ...pin, areaCode: '622901' })?.key).toBe('wish.need')
})
