import { checkCertificate } from '../../../domain/allocation/check-certificate'
import type { AllocationInput, PlanLine } from '../../../domain/allocation/plan'
import { planAllocation } from '../../../domain/allocation/plan-allocation'
import { aCounty, aDepot, aNeed, anInput, anItem, aStockOffer, now, QUILT, TENT } from './allocation-builders'

const SINGLE_TENT = '1010102'
const KIT = '1090101'

const items = [anItem(TENT, 100), anItem(QUILT, 5), anItem(SINGLE_TENT, 60), anItem(KIT, 110)]
const plan = (over: Partial<AllocationInput>) => {
  const input = anInput({ items, ...over })
  const made = planAllocation(input)
  expect(checkCertificate(input, made)).toBeNull()
  return made
}
const brief = (lines: readonly PlanLine[]): string[] =>
  lines.map(({ depotId, source, itemCode, quantity, late, standsInFor }) => {
    const standing = standsInFor ? ` for ${standsInFor.quantity} ${standsInFor.itemCode}` : ''
    return `${depotId} ${source} ${itemCode} ${quantity}${standing}${late ? ' late' : ''}`
  })
const inHours = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString()

describe('sources', () => {
  const depots = [aDepot('firm', '622900', 60), aDepot('city', '622900', 60), aDepot('centre', '620100', 60)]

  it('are asked stock first, then by kind, the cheaper before the dearer', () => {
    const offers = [
      aStockOffer('firm', 10, { id: 'purchase:1', source: 'purchase', unitCostFen: 90_000 }),
      aStockOffer('firm', 10, { id: 'agreement:2', source: 'agreement', unitCostFen: 90_000 }),
      aStockOffer('firm', 10, { id: 'agreement:1', source: 'agreement', unitCostFen: 50_000 }),
      aStockOffer('city', 10),
    ]
    const { lines } = plan({ depots, offers, needs: [aNeed(32)] })
    expect(lines.map(({ offerId, quantity }) => `${offerId} ${quantity}`).sort()).toEqual([
      'agreement:1 10',
      'agreement:2 10',
      'purchase:1 2',
      `stock:city:${TENT} 10`,
    ])
  })

  it('count only from when they are ready; nothing leaves before', () => {
    const offers = [
      aStockOffer('firm', 10, { id: 'production:1', source: 'production', readyAt: inHours(20) }),
      aStockOffer('city', 10, { id: 'production:2', source: 'production', readyAt: inHours(30) }),
    ]
    const { lines, delays } = plan({ depots, offers, needs: [aNeed(20)] })
    expect(brief(lines)).toEqual([`firm production ${TENT} 10`, `city production ${TENT} 10 late`])
    expect(lines.map(({ leavesAt }) => leavesAt)).toEqual([inHours(20.1), inHours(30.1)])
    expect(delays).toEqual([
      {
        ...{ areaCode: '622927', itemCode: TENT, batch: 'first', quantity: 10 },
        remedies: [{ kind: 'call-earlier', depotId: 'city', offerId: 'production:2', hours: 8, quantity: 10 }],
      },
    ])
  })

  it('of an area that has promised aid go before the centre', () => {
    const far = [aDepot('pact', '630100', 60), aDepot('centre', '620100', 60, { level: 'central' })]
    const offers = far.map(({ id }) => aStockOffer(id, 10))
    const needs = [aNeed(10)]
    expect(brief(plan({ depots: far, offers, needs }).lines)).toEqual([`centre stock ${TENT} 10`])
    const pacts = [{ fromArea: '630000', toArea: '622900' }]
    const { lines } = plan({ depots: far, offers, needs, pacts })
    expect(lines.map(({ depotId, chosenBecause }) => [depotId, chosenBecause.key])).toEqual([
      ['pact', 'allocation.chosen.pact'],
    ])
  })
})

describe('goods that stand in for others', () => {
  const depots = [aDepot('city', '622900', 60)]
  const substitutes = [{ itemCode: TENT, byCode: SINGLE_TENT, ratio: 2, minTemperatureC: 5, maxTemperatureC: null }]
  const offers = [aStockOffer('city', 10), aStockOffer('city', 9, { itemCode: SINGLE_TENT })]

  it('go where the climate allows, for what the goods themselves do not cover', () => {
    const { lines, shortfalls } = plan({
      ...{ depots, offers, substitutes, temperatures: { '622927': 8 } },
      needs: [aNeed(15)],
    })
    expect(brief(lines)).toEqual([`city stock ${TENT} 10`, `city stock ${SINGLE_TENT} 8 for 4 ${TENT}`])
    expect(shortfalls.map(({ quantity }) => quantity)).toEqual([1])
  })

  it('stay where it is too cold', () => {
    const { lines, shortfalls } = plan({
      ...{ depots, offers, substitutes, temperatures: { '622927': -8 } },
      needs: [aNeed(15)],
    })
    expect(brief(lines)).toEqual([`city stock ${TENT} 10`])
    expect(shortfalls.map(({ quantity }) => quantity)).toEqual([5])
  })

  it('serve those who need them for themselves first', () => {
    const needs = [aNeed(15), aNeed(7, { itemCode: SINGLE_TENT, batch: 'rest' })]
    const { lines, shortfalls } = plan({ depots, offers, substitutes, temperatures: { '622927': 8 }, needs })
    expect(brief(lines)).toEqual([
      `city stock ${TENT} 10`,
      `city stock ${SINGLE_TENT} 2 for 1 ${TENT}`,
      `city stock ${SINGLE_TENT} 7`,
    ])
    expect(shortfalls.map(({ quantity }) => quantity)).toEqual([4])
  })

  it('make whole kits of their parts at a place that has all of them', () => {
    const kitParts = [
      { kitCode: KIT, partCode: TENT, quantity: 1 },
      { kitCode: KIT, partCode: QUILT, quantity: 2 },
    ]
    const some = [
      aStockOffer('city', 4, { itemCode: KIT }),
      aStockOffer('city', 10),
      aStockOffer('city', 13, { itemCode: QUILT }),
    ]
    const { lines, shortfalls, coverageMin } = plan({
      ...{ depots, offers: some, kitParts, needs: [aNeed(12, { itemCode: KIT })] },
    })
    expect(brief(lines)).toEqual([
      `city stock ${KIT} 4`,
      `city stock ${TENT} 6 for 6 ${KIT}`,
      `city stock ${QUILT} 12 for 0 ${KIT}`,
    ])
    expect(shortfalls.map(({ itemCode, quantity }) => [itemCode, quantity])).toEqual([[KIT, 2]])
    expect(coverageMin).toBeCloseTo(10 / 12)
  })
})

describe('packs', () => {
  const depots = [aDepot('city', '622900', 60)]
  const packed = items.map((item) => (item.code === QUILT ? { ...item, packSize: 24 } : item))

  it('are whole: needs rounded up once for both batches, offers down', () => {
    const { lines, shortfalls, coverageMean } = plan({
      ...{ depots, items: packed, offers: [aStockOffer('city', 190, { itemCode: QUILT })] },
      needs: [aNeed(100, { itemCode: QUILT }), aNeed(60, { itemCode: QUILT, batch: 'rest' })],
    })
    expect(lines.map(({ batch, quantity }) => `${batch} ${quantity}`)).toEqual(['first 120', 'rest 48'])
    expect([shortfalls, coverageMean]).toEqual([[], (100 + 48) / 160])
  })
})

describe('approved requests', () => {
  it('are a ceiling that no path exceeds, the first batch before the rest', () => {
    const depots = [aDepot('city', '622900', 60)]
    const { lines, shortfalls } = plan({
      ...{ depots, offers: [aStockOffer('city', 100)] },
      needs: [aNeed(30), aNeed(30, { batch: 'rest' })],
      ceilings: [{ areaCode: '622927', itemCode: TENT, quantity: 40 }],
    })
    expect(lines.map(({ batch, quantity }) => `${batch} ${quantity}`)).toEqual(['first 30', 'rest 10'])
    expect(shortfalls).toEqual([])
  })
})

describe('two incidents', () => {
  const counties = [aCounty(), aCounty({ code: '622921' })]
  const depots = [aDepot('centre', '620100', 60, { level: 'central' })]

  it('share what is short by one coverage, also where they strike one county', () => {
    const needs = [
      aNeed(30, { incidentId: 'quake' }),
      aNeed(60, { incidentId: 'flood', areaCode: '622921' }),
      aNeed(30, { incidentId: 'flood' }),
    ]
    const { lines } = plan({ counties, depots, offers: [aStockOffer('centre', 60)], needs })
    expect(lines.map(({ incidentId, areaCode, quantity }) => `${incidentId} ${areaCode} ${quantity}`).sort()).toEqual([
      'flood 622921 30',
      'flood 622927 15',
      'quake 622927 15',
    ])
  })

  it('are told when goods are kept for the other one', () => {
    const { shortfalls } = plan({
      ...{ depots: [...depots, aDepot('city', '622900', 60)], needs: [aNeed(10)] },
      offers: [aStockOffer('city', 4), aStockOffer('centre', 1, { itemCode: QUILT })],
      reservedForOthers: [{ depotId: 'centre', itemCode: TENT, incidentId: 'flood', quantity: 50 }],
    })
    expect(shortfalls[0]?.passedOver).toEqual([
      { depotId: 'city', reason: 'used-up', values: { distanceKm: 60, available: 4 } },
    ])
  })
})
