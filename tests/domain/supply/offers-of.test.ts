import fc from 'fast-check'
import { dayOf, offersOf } from '../../../domain/supply/offers-of'
import { outputOfDay } from '../../../domain/supply/production-offers'
import type { ProductionTerms, SourceOrder, SourceTerms } from '../../../domain/supply/terms'
import { addHours } from '../../../domain/time/instant'
import { NOW, aSource, anOrder, rules, termsOf } from './sources'

const offers = (terms: SourceTerms, orders: readonly SourceOrder[] = [], now = NOW) =>
  offersOf(aSource(terms), orders, now, rules)

/** Units by the hours from now after which they are ready. */
const ready = (terms: SourceTerms, orders: readonly SourceOrder[] = [], now = NOW) =>
  offers(terms, orders, now).map((offer) => [
    (Date.parse(offer.readyAt ?? now) - Date.parse(now)) / 3_600_000,
    offer.quantity,
  ])

test('agreement stock is ready once the firm has answered and made it ready', () => {
  expect(offers(termsOf.agreement)).toEqual([
    {
      id: 'agreement:source',
      source: 'agreement',
      sourceId: 'source',
      depotId: 'yard',
      itemCode: '1010101',
      quantity: 1_000,
      floor: 0,
      readyAt: '2026-11-24T04:30:00.000Z',
      unitCostFen: 9_000,
    },
  ])
})

test('what was called off is taken off, and comes back when the firm declines', () => {
  expect(
    ready(termsOf.agreement, [anOrder('called', 300), anOrder('delivered', 200), anOrder('declined', 400)]),
  ).toEqual([[4.5, 500]])
  expect(ready(termsOf.agreement, [anOrder('accepted', 1_000)])).toEqual([])
})

test.each([
  ['an agreement before its first day', { ...termsOf.agreement, validFrom: '2026-11-25' }],
  ['an agreement after its last day', { ...termsOf.agreement, validUntil: '2026-11-23' }],
  ['a quotation that ran out', { ...termsOf.purchase, quotedUntil: '2026-11-23' }],
  ['aid from abroad that nobody knows the day of', { ...termsOf.international, entersAt: null }],
])('%s offers nothing', (_, terms) => {
  expect(offers(terms)).toEqual([])
})

test.each(['declared', 'suspended', 'ended'])('a source that is %s offers nothing', (state) => {
  expect(offersOf(aSource(termsOf.agreement, { state }), [], NOW, rules)).toEqual([])
})

test('each kind is ready by its own way', () => {
  const first = (terms: SourceTerms) => ready(terms)[0]
  expect({
    purchase: first(termsOf.purchase),
    donation: first(termsOf.donation),
    'donation that lies there': first({ ...termsOf.donation, arrivesAt: null }),
    requisition: first(termsOf.requisition),
    social: first(termsOf.social),
    'mutual aid': first(termsOf['mutual-aid']),
    international: first(termsOf.international),
  }).toEqual({
    purchase: [12, 500],
    donation: [28, 200],
    'donation that lies there': [4, 200],
    requisition: [3, 5],
    social: [5, 80],
    'mutual aid': [3.5, 400],
    international: [60, 600],
  })
})

test('a producer offers a tranche for each day, after answer, start-up and ramp', () => {
  expect(offers(termsOf.production).map(({ id, quantity, readyAt }) => [id, quantity, readyAt])).toEqual([
    ['production:source:1', 100, '2026-11-25T13:00:00.000Z'],
    ['production:source:2', 200, '2026-11-26T13:00:00.000Z'],
    ['production:source:3', 300, '2026-11-27T13:00:00.000Z'],
    ['production:source:4', 300, '2026-11-28T13:00:00.000Z'],
    ['production:source:5', 300, '2026-11-29T13:00:00.000Z'],
  ])
})

test('converted lines add their output from the hour on that they are converted', () => {
  const terms = { ...termsOf.production, convertibleDailyOutput: 240, conversionHours: 48 }
  expect([1, 2, 3, 4].map((day) => outputOfDay(terms, day))).toEqual([100, 320, 540, 540])
})

test('raw material ends the offers, whoever has used it', () => {
  const terms = { ...termsOf.production, rawMaterialUnits: 450 }
  expect(ready(terms).map(([, units]) => units)).toEqual([100, 200, 150])
  expect(ready(terms, [anOrder('delivered', 200), anOrder('cancelled', 99)]).map(([, units]) => units)).toEqual([
    100, 150,
  ])
  expect(ready(terms, [anOrder('delivered', 450)])).toEqual([])
})

test('a line in run goes on without starting again, open orders are made first', () => {
  const order = anOrder('producing', 250, { placedAt: addHours(NOW, -13) })
  // output begins now: 100, 200, 300 …; 250 of it are taken
  expect(ready(termsOf.production, [order])).toEqual([
    [48, 50],
    [72, 300],
    [96, 300],
    [120, 300],
  ])
  expect(ready(termsOf.production, [{ ...order, readyQuantity: 200 }])).toEqual([
    [24, 50],
    [48, 200],
    [72, 300],
    [96, 300],
    [120, 300],
  ])
})

test('of a day that is half over, half its output is left', () => {
  const order = anOrder('producing', 0, { placedAt: addHours(NOW, -13 - 48 - 12), quantity: 1 })
  expect(ready(termsOf.production, [order])[0]).toEqual([12, 149])
})

test('the day of an instant is the day in Beijing', () => {
  expect([dayOf('2026-11-23T15:59:59.000Z'), dayOf('2026-11-23T16:00:00.000Z')]).toEqual(['2026-11-23', '2026-11-24'])
})

test('whatever was ordered: never more than the capacity or the material, nothing below one, later days later', () => {
  const terms: fc.Arbitrary<ProductionTerms> = fc.record({
    kind: fc.constant('production' as const),
    startUpHours: fc.integer({ min: 0, max: 100 }),
    dailyOutput: fc.integer({ min: 0, max: 500 }),
    rampDays: fc.integer({ min: 0, max: 6 }),
    convertibleDailyOutput: fc.integer({ min: 0, max: 500 }),
    conversionHours: fc.integer({ min: 0, max: 200 }),
    rawMaterialUnits: fc.option(fc.integer({ min: 0, max: 2_000 })),
    unitCostFen: fc.constant(1),
    answerDueMinutes: fc.integer({ min: 0, max: 300 }),
  })
  const order = fc
    .tuple(
      fc.constantFrom('ordered', 'producing', 'part-ready', 'delivered', 'cancelled'),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 0, max: 300 }),
    )
    .map(([state, quantity, hoursAgo]) => anOrder(state, quantity, { placedAt: addHours(NOW, -hoursAgo) }))
  fc.assert(
    fc.property(terms, fc.array(order, { maxLength: 5 }), (each, orders) => {
      const list = offers(each, orders)
      const total = list.reduce((sum, offer) => sum + offer.quantity, 0)
      const live = orders.filter(({ state }) => state !== 'cancelled').reduce((sum, { quantity }) => sum + quantity, 0)
      const most = rules.productionHorizonDays * (each.dailyOutput + each.convertibleDailyOutput)
      expect(total).toBeLessThanOrEqual(Math.min(most, Math.max(0, (each.rawMaterialUnits ?? Infinity) - live)))
      expect(list.every((offer) => Number.isInteger(offer.quantity) && offer.quantity > 0)).toBe(true)
      expect(list.map((offer) => offer.readyAt ?? '')).toEqual([...list.map((offer) => offer.readyAt ?? '')].sort())
      expect(
        list.every((offer) => (offer.readyAt ?? NOW) > NOW || each.startUpHours + each.answerDueMinutes === 0),
      ).toBe(true)
    }),
  )
})
