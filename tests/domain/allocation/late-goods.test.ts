import { planAllocation } from '../../../domain/allocation/plan-allocation'
import type { AllocationInput, PlanLine } from '../../../domain/allocation/plan'
import { aDepot, aNeed, anInput, aStockOffer, travel } from './allocation-builders'

const plan = (over: Partial<AllocationInput>) => planAllocation(anInput(over))
const brief = (lines: readonly PlanLine[]): string[] =>
  lines.map((line) => `${line.depotId} ${line.quantity}${line.late ? ' late' : ''} ${line.arrivesAt.slice(8, 16)}`)

/** Both come too late; the large one has one dock, which loads ten tents an hour, and ten times the tents of the other. */
const depots = [aDepot('large', '620000', 1500, { docks: 1 }), aDepot('small', '620100', 1560, { docks: 1 })]
const offers = [aStockOffer('large', 1000), aStockOffer('small', 100)]

describe('late goods', () => {
  it('come from one depot with a long loading queue when the rules try for no fewer hours', () => {
    expect(brief(plan({ depots, offers, needs: [aNeed(200)] }).lines)).toEqual(['large 200 late 20T14:00'])
  })

  it('come from the next one too as soon as the queue of the first is longer than the hours tried for', () => {
    const bounded = { ...travel, hoursLateTried: { first: [14, 24], rest: [] } }
    const { lines } = plan({ depots, offers, needs: [aNeed(200)], travel: bounded })
    expect(brief(lines)).toEqual(['large 119 late 20T05:54', 'small 81 late 20T03:06'])
    expect(lines.map((line) => line.chosenBecause.key)).toEqual([
      'allocation.chosen.earliest-late',
      'allocation.chosen.soonest-load',
    ])
    expect(lines[1]?.passedOver).toEqual([
      { depotId: 'large', reason: 'too-late', values: { distanceKm: 1500, arrivesInHours: 38, dueInHours: 24 } },
    ])
  })

  it('still come, later than all hours tried for, when nobody can do better', () => {
    const bounded = { ...travel, hoursLateTried: { first: [14], rest: [] } }
    const { lines, shortfalls } = plan({ depots, offers, needs: [aNeed(1100)], travel: bounded })
    expect(lines.map((line) => [line.depotId, line.quantity])).toEqual([
      ['large', 1000],
      ['small', 100],
    ])
    expect(shortfalls).toEqual([])
  })

  it('of the rest have hours of their own', () => {
    const bounded = { ...travel, hoursLateTried: { first: [], rest: [14] } }
    const needs = [aNeed(200, { batch: 'rest' })]
    expect(plan({ depots, offers, needs, travel: bounded }).lines.map((line) => line.depotId)).toEqual([
      'large',
      'small',
    ])
  })
})
