import { comparePlans } from '../../../domain/allocation/compare-plans'
import type { AllocationPlan, PlanLine } from '../../../domain/allocation/plan'
import { TENT } from './allocation-builders'

const line: PlanLine = {
  ...{ id: 'in time', batch: 'first', areaCode: '622927', itemCode: TENT, depotId: 'near', offerId: 'stock:near' },
  ...{ source: 'stock', quantity: 10, distanceKm: 1, late: false, passedOver: [] },
  ...{ leavesAt: '2026-11-24T03:00:00.000Z', arrivesAt: '2026-11-24T04:00:00.000Z', dueAt: '2026-11-24T09:00:00.000Z' },
  chosenBecause: { key: 'allocation.chosen.own-county', values: {} },
}
const late: PlanLine = { ...line, id: 'late', quantity: 5, late: true, arrivesAt: '2026-11-24T10:00:00.000Z' }
const elsewhere: PlanLine = { ...line, id: 'elsewhere', depotId: 'far', offerId: 'stock:far' }
const planOf = (lines: readonly PlanLine[]): AllocationPlan => ({
  ...{ lines, shortfalls: [], delays: [], coverageMin: 1, coverageMean: 1, onTimeShare: 1, certificate: null },
  method: { name: 'test', edition: 'test', proof: 'none' },
})
const copied = (lines: readonly PlanLine[]): PlanLine[] => lines.map((each) => ({ ...each }))

const before = planOf([line, late, elsewhere])
const fewer = [line, { ...late, quantity: 2 }, elsewhere]

test.each([
  ['goes on from it', planOf(fewer)],
  ['was made apart from it', planOf(copied(fewer))],
])('a plan that %s differs by what an offer sends in time and late together, and by nothing else', (_how, after) => {
  expect(comparePlans(before, after, { offers: [], wishes: [] }).lines).toEqual([
    {
      ...{ batch: 'first', areaCode: '622927', itemCode: TENT, depotId: 'near', offerId: 'stock:near' },
      ...{ standsInFor: null, before: 15, after: 12, arrivesBefore: late.arrivesAt, arrivesAfter: late.arrivesAt },
      reason: 'offer-gone',
    },
  ])
})
