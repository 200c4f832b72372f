import { planAllocation } from '../../../domain/allocation/plan-allocation'
import { passedOverReasons } from '../../../domain/allocation/plan'
import type { AllocationInput, PlanLine } from '../../../domain/allocation/plan'
import { sourceTiers } from '../../../domain/policy/allocation-rules'
import { ruleTexts } from '../../../texts/rules'
import { aCounty, aDepot, aNeed, anInput, aStockOffer, in24h, in48h, QUILT, TENT, travel } from './allocation-builders'

const brief = (lines: readonly PlanLine[]): string[] =>
  lines.map((line) => `${line.depotId} ${line.quantity}${line.late ? ' late' : ''}`)

const plan = (over: Partial<AllocationInput>) => planAllocation(anInput(over))

/** One depot of every tier, the wider ones nearer, each with 10 tents. */
const tiers = [
  aDepot('neighbour', '630000', 20),
  aDepot('centre', '620100', 40, { level: 'central' }),
  aDepot('province', '620000', 60),
  aDepot('city', '622900', 80),
  aDepot('county', '622927', 100),
]
const tenEach = tiers.map((depot) => aStockOffer(depot.id, 10))

describe('order of sources', () => {
  it('is own county, prefecture, province, centre and other provinces last, though these are nearer', () => {
    const { lines, shortfalls } = plan({ needs: [aNeed(60)], depots: tiers, offers: tenEach })
    expect(brief(lines)).toEqual(['county 10', 'city 10', 'province 10', 'centre 10', 'neighbour 10'])
    expect(shortfalls).toMatchObject([{ areaCode: '622927', itemCode: TENT, batch: 'first', quantity: 10 }])
  })

  it('is nearest first within a tier, then by id', () => {
    const depots = [aDepot('b', '622921', 50), aDepot('a', '622922', 50), aDepot('near', '622923', 30)]
    const offers = depots.map((depot) => aStockOffer(depot.id, 10))
    expect(brief(plan({ needs: [aNeed(25)], depots, offers }).lines)).toEqual(['near 10', 'a 10', 'b 5'])
  })

  it('serves every county from its own stock before a neighbour takes it', () => {
    const counties = [aCounty(), aCounty({ code: '622921' })]
    const depots = [aDepot('own', '622921', 0), aDepot('city', '622900', 100)]
    const offers = [aStockOffer('own', 10), aStockOffer('city', 30)]
    const needs = [aNeed(30), aNeed(10, { areaCode: '622921' })]
    const lines = plan({ counties, depots, offers, needs }).lines
    expect(lines.map((line) => `${line.areaCode} ${line.depotId} ${line.quantity}`)).toEqual([
      '622921 own 10',
      '622927 city 30',
    ])
  })
})

describe('a line', () => {
  it('says when it leaves and arrives, why this source, and why not the others', () => {
    const depots = [
      aDepot('kept', '622927', 20),
      aDepot('city', '622900', 120),
      aDepot('far', '622900', 200),
      aDepot('centre', '630100', 60, { level: 'central' }),
    ]
    const offers = [
      aStockOffer('kept', 8, { floor: 9 }),
      aStockOffer('city', 50, { floor: 10 }),
      aStockOffer('far', 50),
      aStockOffer('centre', 50),
    ]
    const result = plan({ needs: [aNeed(40)], depots, offers })
    expect({ ...result, certificate: null }).toEqual({
      lines: [
        {
          id: `first:622927:${TENT}:city`,
          batch: 'first',
          areaCode: '622927',
          itemCode: TENT,
          depotId: 'city',
          offerId: `stock:city:${TENT}`,
          source: 'stock',
          quantity: 40,
          distanceKm: 120,
          leavesAt: '2023-12-18T17:24:00.000Z',
          arrivesAt: '2023-12-18T19:24:00.000Z',
          dueAt: in24h,
          late: false,
          chosenBecause: {
            key: 'allocation.chosen.own-prefecture',
            values: { distanceKm: 120, tier: 'own-prefecture' },
          },
          passedOver: [
            { depotId: 'kept', reason: 'reserve-floor', values: { distanceKm: 20, available: 8, floor: 9 } },
            { depotId: 'centre', reason: 'level-order', values: { distanceKm: 60, tier: 'central' } },
            { depotId: 'far', reason: 'farther', values: { distanceKm: 200 } },
          ],
        },
      ],
      shortfalls: [],
      delays: [],
      coverageMin: 1,
      coverageMean: 1,
      onTimeShare: 1,
      method: {
        name: 'fair-flow-few-loads',
        edition: '1',
        proof: 'optimal',
        objectives: ['lateness', 'source-order', 'distance', 'unit-cost'],
        objective: 1_642_240,
        bound: 1_642_240,
        dockedCost: 1_642_240,
        gap: 0,
        fewLoadsShare: 0,
        freeCost: 1_642_240,
        inTimeBest: 1,
        inTimeWithinDocks: 1,
        inTime: 1,
        consignmentsWithinDocks: 1,
        consignments: 1,
      },
      certificate: null,
    })
  })

  it('has a sentence in both languages for every reason', () => {
    const loadKeys = ['fuller-load', 'same-load', 'soonest-load', 'earliest-late', 'least-cost', 'pinned']
    const keys = [
      ...[...sourceTiers, ...loadKeys].map((each) => `allocation.chosen.${each}`),
      ...passedOverReasons.map((each) => `allocation.passed-over.${each}`),
    ]
    expect(keys.filter((key) => !ruleTexts[key]?.zh || !ruleTexts[key].en)).toEqual([])
  })
})

describe('time', () => {
  it('takes what arrives in time before what does not, wherever it lies, and marks the late', () => {
    const depots = [aDepot('slow', '622927', 1500), aDepot('centre', '630100', 300, { level: 'central' })]
    const offers = [aStockOffer('slow', 100), aStockOffer('centre', 20)]
    const { lines, onTimeShare } = plan({ needs: [aNeed(50)], depots, offers })
    expect(brief(lines)).toEqual(['centre 20', 'slow 30 late'])
    expect(lines[0]?.passedOver).toEqual([
      { depotId: 'slow', reason: 'too-late', values: { distanceKm: 1500, arrivesInHours: 26, dueInHours: 24 } },
    ])
    expect(lines[1]?.chosenBecause.key).toBe('allocation.chosen.earliest-late')
    expect(onTimeShare).toBe(0.4)
  })

  it('plans late goods earliest arrival first, whatever their tier', () => {
    const depots = [aDepot('county', '622927', 2000), aDepot('centre', '630100', 1600, { level: 'central' })]
    const offers = [aStockOffer('county', 10), aStockOffer('centre', 10)]
    expect(brief(plan({ needs: [aNeed(15)], depots, offers }).lines)).toEqual(['centre 10 late', 'county 5 late'])
  })

  it('is bounded by what the docks can load, shared by all items', () => {
    const depots = [aDepot('one-dock', '622900', 1200, { docks: 1 })]
    const offers = [aStockOffer('one-dock', 100), aStockOffer('one-dock', 1000, { itemCode: QUILT })]
    const needs = [aNeed(50), aNeed(400, { itemCode: QUILT })]
    const { lines } = plan({ needs, depots, offers })
    expect(
      lines.map((line) => `${line.itemCode} ${line.quantity} ${line.late} ${line.leavesAt.slice(11, 16)}`),
    ).toEqual([`${QUILT} 400 false 19:00`, `${TENT} 9 false 19:54`, `${TENT} 41 true 00:00`])
    expect(lines.map((line) => line.id)).toEqual([
      `first:622927:${QUILT}:one-dock`,
      `first:622927:${TENT}:one-dock`,
      `first:622927:${TENT}:one-dock:late`,
    ])
  })

  it('loads the first batch before the rest', () => {
    const depots = [aDepot('city', '622900', 60, { docks: 1 })]
    const offers = [aStockOffer('city', 30)]
    const { lines } = plan({ needs: [aNeed(10, { batch: 'rest' }), aNeed(10)], depots, offers })
    expect(lines.map((line) => `${line.batch} ${line.leavesAt.slice(11, 16)}`)).toEqual(['first 18:00', 'rest 19:00'])
  })

  it('gives goods from outside the province their own deadline', () => {
    const deadlines = [{ areaCode: '622927', insideProvinceDueAt: in24h, outsideProvinceDueAt: in48h }]
    const depots = [aDepot('inside', '620000', 1500), aDepot('outside', '630000', 1600)]
    const offers = [aStockOffer('inside', 10), aStockOffer('outside', 10)]
    const { lines } = plan({ needs: [aNeed(15)], depots, offers, deadlines })
    expect(brief(lines)).toEqual(['outside 10', 'inside 5 late'])
    expect(lines.map((line) => line.dueAt)).toEqual([in48h, in24h])
  })
})

describe('scarcity', () => {
  it('gives every county the same share of what is short for all of them', () => {
    const counties = [aCounty(), aCounty({ code: '622921' }), aCounty({ code: '622922' })]
    const depots = [aDepot('city', '622900', 60)]
    const needs = [aNeed(100), aNeed(60, { areaCode: '622921' }), aNeed(40, { areaCode: '622922' })]
    const { lines, coverageMin, coverageMean } = plan({ counties, depots, needs, offers: [aStockOffer('city', 100)] })
    expect(lines.map((line) => `${line.areaCode} ${line.quantity}`)).toEqual(['622927 50', '622921 30', '622922 20'])
    expect([coverageMin, coverageMean]).toEqual([0.5, 0.5])
  })

  it('explains a shortfall by the sources that could not help', () => {
    const depots = [aDepot('kept', '622900', 60), aDepot('empty', '622927', 60)]
    const offers = [aStockOffer('kept', 10, { floor: 10 }), aStockOffer('empty', 9, { itemCode: QUILT })]
    const { shortfalls } = plan({ needs: [aNeed(5), aNeed(1, { itemCode: QUILT })], depots, offers })
    expect(shortfalls[0]?.passedOver.map((each) => `${each.depotId} ${each.reason}`)).toEqual([
      'kept reserve-floor',
      'empty no-stock',
    ])
  })

  it('sends no dust: a small load waits until nothing larger is left', () => {
    const depots = [aDepot('village', '622921', 10), aDepot('city', '622900', 60)]
    const offers = [aStockOffer('village', 3), aStockOffer('city', 100)]
    const careful = { ...travel, smallestUsefulLoadKg: 1000, smallestUsefulShare: 0.1 }
    const { lines } = plan({ needs: [aNeed(100)], depots, offers, travel: careful })
    expect(brief(lines)).toEqual(['city 100'])
    expect(lines[0]?.passedOver[0]).toEqual({
      depotId: 'village',
      reason: 'small-load',
      values: { distanceKm: 10, quantity: 3 },
    })
    expect(brief(plan({ needs: [aNeed(103)], depots, offers, travel: careful }).lines)).toEqual([
      'city 100',
      'village 3',
    ])
  })
})

it('refuses an unknown county or item kind, which would be our own mistake', () => {
  expect(() => plan({ needs: [aNeed(1, { areaCode: '999999' })] })).toThrow('999999')
  expect(() => plan({ needs: [aNeed(1, { itemCode: '1999999' })] })).toThrow('1999999')
})
