import { planAllocation } from '../../../domain/allocation/plan-allocation'
import type { AllocationInput, PlanLine } from '../../../domain/allocation/plan'
import { aCounty, aDepot, aNeed, anInput, aStockOffer, QUILT, TENT, travel } from './allocation-builders'

const plan = (over: Partial<AllocationInput>) => planAllocation(anInput(over))
const brief = (lines: readonly PlanLine[]): string[] =>
  lines.map((line) => `${line.depotId} ${line.itemCode} ${line.quantity}${line.late ? ' late' : ''}`)
const reasons = (lines: readonly PlanLine[]): string[] => lines.map((line) => line.chosenBecause.key)
const quilts = (depotId: string, available: number) => aStockOffer(depotId, available, { itemCode: QUILT })

describe('the needs of a county are covered together', () => {
  const depots = [aDepot('tents', '622921', 20), aDepot('quilts', '622922', 30), aDepot('both', '622900', 60)]
  const offers = [
    aStockOffer('tents', 50),
    quilts('quilts', 400),
    aStockOffer('both', 50),
    aStockOffer('both', 400, { itemCode: QUILT }),
  ]
  const needs = [aNeed(50), aNeed(400, { itemCode: QUILT })]

  it('by one depot that has all of it rather than by two nearer ones with one kind each, and says so', () => {
    const { lines } = plan({ depots, offers, needs })
    expect(brief(lines)).toEqual([`both ${QUILT} 400`, `both ${TENT} 50`])
    expect(reasons(lines)).toEqual(['allocation.chosen.same-load', 'allocation.chosen.fuller-load'])
    expect(lines.map((line) => line.passedOver)).toEqual([
      [
        { depotId: 'quilts', reason: 'small-load', values: { distanceKm: 30, quantity: 400 } },
        { depotId: 'tents', reason: 'no-stock', values: { distanceKm: 20 } },
      ],
      [
        { depotId: 'tents', reason: 'small-load', values: { distanceKm: 20, quantity: 50 } },
        { depotId: 'quilts', reason: 'no-stock', values: { distanceKm: 30 } },
      ],
    ])
  })

  it('but not from a wider tier: the prefecture goes before the province, though in two loads', () => {
    const wider = depots.map((depot) => (depot.id === 'both' ? aDepot('both', '620000', 60) : depot))
    const { lines } = plan({ depots: wider, offers, needs })
    expect(brief(lines)).toEqual([`quilts ${QUILT} 400`, `tents ${TENT} 50`])
    expect(reasons(lines)).toEqual(['allocation.chosen.own-prefecture', 'allocation.chosen.own-prefecture'])
  })

  it('with a few units from a depot that loads for the county anyway', () => {
    const near = [aDepot('village', '622921', 10), aDepot('city', '622900', 60)]
    const some = [quilts('village', 30), quilts('city', 30), aStockOffer('city', 50)]
    const careful = { ...travel, smallestUsefulLoadKg: 1000, smallestUsefulShare: 0.4 }
    const few = [aNeed(50), aNeed(3, { itemCode: QUILT })]
    const { lines } = plan({ depots: near, offers: some, needs: few, travel: careful })
    expect(brief(lines)).toEqual([`city ${QUILT} 3`, `city ${TENT} 50`])
    expect(reasons(lines)).toEqual(['allocation.chosen.same-load', 'allocation.chosen.own-prefecture'])
  })
})

describe('the smallest useful load', () => {
  const depots = [
    aDepot('big', '622900', 60),
    ...[1, 2, 3].map((n) => aDepot(`small-${n}`, '622921', 10 * n)),
    aDepot('far', '630000', 1500),
  ]
  const offers = [60, 15, 15, 15, 100].map((tents, index) => aStockOffer(depots[index]?.id ?? '', tents))
  const rules = { ...travel, smallestUsefulShare: 0.5, loadSharesTried: { first: [0.2, 0.05], rest: [0.2] } }
  const aDayLate = { first: [24], rest: [24] }

  it('is smaller as long as each more consignment brings in time what the rules ask', () => {
    const { lines, method } = plan({
      depots,
      offers,
      needs: [aNeed(100)],
      travel: { ...rules, inTimePerConsignment: 0.1 },
    })
    expect(brief(lines)).toEqual(['big 60', 'small-1 15', 'small-2 15', 'small-3 10'].map(withTents))
    expect(method.loadsTried).toEqual([
      { batch: 'first', smallestShare: 0.2, consignments: 1, inTime: 0.6, isChosen: false },
      { batch: 'first', smallestShare: 0.05, consignments: 4, inTime: 1, isChosen: true },
    ])
  })

  it('so fewer loads go, and more of it late, when the rules ask more of a consignment', () => {
    const { lines, method } = plan({
      depots,
      offers,
      needs: [aNeed(100)],
      travel: { ...rules, inTimePerConsignment: 0.2, hoursLateTried: aDayLate },
    })
    expect(brief(lines)).toEqual([`big ${TENT} 60`, `far ${TENT} 40 late`])
    expect(lines[1]?.chosenBecause.key).toBe('allocation.chosen.soonest-load')
    expect(method.loadsTried?.map(({ consignments, isChosen }) => [consignments, isChosen])).toEqual([
      [1, true],
      [4, false],
    ])
  })

  it('is the only one named, whatever comes late', () => {
    const needs = [aNeed(100, { batch: 'rest' })]
    const { lines } = plan({ depots, offers, needs, travel: { ...rules, hoursLateTried: aDayLate } })
    expect(brief(lines)).toEqual([`big ${TENT} 60`, `far ${TENT} 40 late`])
  })

  it('is the largest where that brings all of it in time: no other is tried', () => {
    const { lines, method } = plan({ depots, offers, needs: [aNeed(60)], travel: rules })
    expect(brief(lines)).toEqual([`big ${TENT} 60`])
    expect(method.loadsTried).toEqual([
      { batch: 'first', smallestShare: 0.2, consignments: 1, inTime: 1, isChosen: true },
    ])
  })

  it('goes in time rather than that something comes later than the rules bear', () => {
    const bounded = { ...rules, inTimePerConsignment: 0.2, hoursLateTried: { first: [2], rest: [2] } }
    const { lines } = plan({ depots, offers, needs: [aNeed(100)], travel: bounded })
    expect(brief(lines)).toEqual(['big 60', 'small-1 15', 'small-2 15', 'small-3 10'].map(withTents))
  })

  it('does not hold back what lies in the county itself', () => {
    const own = [...depots, aDepot('own', '622927', 5)]
    const { lines } = plan({
      depots: own,
      offers: [...offers, aStockOffer('own', 12)],
      needs: [aNeed(100)],
      travel: { ...rules, smallestUsefulLoadKg: 1000, inTimePerConsignment: 0.2, hoursLateTried: aDayLate },
    })
    expect(brief(lines)).toEqual([`own ${TENT} 12`, `big ${TENT} 60`, `far ${TENT} 28 late`])
  })
})

it('gives up most of a load that another depot brings as well, for a small one that brings more in time', () => {
  const counties = [aCounty(), aCounty({ code: '622921' })]
  const depots = [
    aDepot('near', '622900', 50),
    aDepot('province', '620000', 60),
    aDepot('small', '630000', 70),
    aDepot('smaller', '630000', 80),
    aDepot('far', '650000', 1500),
  ]
  const offers = [
    aStockOffer('near', 50),
    aStockOffer('province', 90),
    quilts('small', 205),
    quilts('smaller', 195),
    quilts('far', 400),
  ]
  const needs = [aNeed(100), aNeed(400, { areaCode: '622921', itemCode: QUILT })]
  const sizes = { smallestUsefulShare: 0.95, loadSharesTried: { first: [0.25], rest: [] } }
  const rules = { ...travel, ...sizes, hoursLateTried: { first: [24], rest: [] } }
  const { lines } = plan({ counties, depots, offers, needs, travel: rules })
  // load by load it were 50 of near, 50 of province, and all quilts late from afar
  expect(brief(lines)).toEqual([`province ${TENT} 90`, `small ${QUILT} 205`, `smaller ${QUILT} 195`, `near ${TENT} 10`])
})

it('gives the large depot to the county that needs little else, so that fewer loads go in all', () => {
  const counties = [aCounty(), aCounty({ code: '622921' })]
  const depots = [aDepot('large', '622900', 60), aDepot('middle', '622922', 50)]
  const offers = [aStockOffer('large', 40), aStockOffer('middle', 30)]
  const needs = [aNeed(30), aNeed(40, { areaCode: '622921' })]
  const { lines } = plan({ counties, depots, offers, needs })
  expect(lines.map((line) => `${line.areaCode} ${line.depotId} ${line.quantity}`)).toEqual([
    '622921 large 40',
    '622927 middle 30',
  ])
})

function withTents(text: string): string {
  return text.replace(' ', ` ${TENT} `)
}
