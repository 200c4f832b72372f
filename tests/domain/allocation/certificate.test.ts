import fc from 'fast-check'
import { checkCertificate } from '../../../domain/allocation/check-certificate'
import type { CertifiedKind, DockPrice } from '../../../domain/allocation/certificate'
import type { AllocationInput, AllocationPlan, PlanLine } from '../../../domain/allocation/plan'
import { planAllocation } from '../../../domain/allocation/plan-allocation'
import { aCounty, aDepot, aNeed, anInput, aStockOffer, QUILT } from './allocation-builders'
import { inputs } from './random-inputs'

const counties = [aCounty(), aCounty({ code: '622921' })]
const depots = [
  aDepot('own', '622921', 0),
  aDepot('city', '622900', 100, { docks: 1 }),
  aDepot('far', '630000', 1700, { docks: 1 }),
]
const input = anInput({
  counties,
  depots,
  offers: [
    aStockOffer('own', 10),
    aStockOffer('city', 30, { floor: 5 }),
    aStockOffer('far', 40),
    aStockOffer('city', 90, { itemCode: QUILT }),
  ],
  needs: [aNeed(40), aNeed(60, { areaCode: '622921', batch: 'rest' }), aNeed(50, { itemCode: QUILT })],
})
const plan = planAllocation(input)

it('proves a plan of a random case', () => {
  fc.assert(fc.property(inputs, (each) => expect(checkCertificate(each, planAllocation(each))).toBeNull()))
})

const withLine = (change: (line: PlanLine) => Partial<PlanLine>, at = 0): AllocationPlan => ({
  ...plan,
  lines: plan.lines.map((line, index) => (index === at ? { ...line, ...change(line) } : line)),
})
const withMethod = (change: Partial<AllocationPlan['method']>): AllocationPlan => ({
  ...plan,
  method: { ...plan.method, ...change },
})
const withKinds = (change: (kind: CertifiedKind) => Partial<CertifiedKind>): AllocationPlan => ({
  ...plan,
  certificate: plan.certificate && {
    ...plan.certificate,
    kinds: plan.certificate.kinds.map((kind) => ({ ...kind, ...change(kind) })),
  },
})

const withWorth = (change: (cost: number) => number): AllocationPlan =>
  withKinds(({ worth }) => ({ worth: worth.map(([column, cost]) => [column, change(cost)] as const) }))

const withinDocks = (change: (packs: readonly number[]) => readonly number[]): AllocationPlan => ({
  ...plan,
  certificate: plan.certificate && {
    ...plan.certificate,
    withinDocks: plan.certificate.withinDocks?.map(change) ?? null,
  },
})

describe('a tampered plan is refused', () => {
  it.each<[string, AllocationPlan]>([
    ['a line dropped', { ...plan, lines: plan.lines.slice(1) }],
    ['a line twice', { ...plan, lines: [...plan.lines, ...plan.lines.slice(0, 1)] }],
    ['more on a line', withLine(({ quantity }) => ({ quantity: quantity + 1 }))],
    ['less on a line', withLine(({ quantity }) => ({ quantity: quantity - 1 }))],
    ['a part of a unit', withLine(({ quantity }) => ({ quantity: quantity - 0.5 }))],
    ['another depot', withLine(({ depotId }) => ({ depotId: depotId === 'far' ? 'own' : 'far' }))],
    ['another offer', withLine(() => ({ offerId: 'stock:nowhere:1010101' }))],
    ['another county', withLine(({ areaCode }) => ({ areaCode: areaCode === '622927' ? '622921' : '622927' }))],
    ['the other batch', withLine(({ batch }) => ({ batch: batch === 'first' ? 'rest' : 'first' }))],
    ['an earlier arrival', withLine(() => ({ arrivesAt: input.now }))],
    ['an earlier departure', withLine(() => ({ leavesAt: input.now }))],
    ['a later deadline', withLine(() => ({ dueAt: '2030-01-01T00:00:00.000Z' }))],
    ['late or in time', withLine(({ late }) => ({ late: !late }))],
    ['a shorter way', withLine(() => ({ distanceKm: 1 }), plan.lines.length - 1)],
    ['a shortfall hidden', { ...plan, shortfalls: [] }],
    ['a delay hidden', { ...plan, delays: [] }],
    ['a better coverage', { ...plan, coverageMin: 1 }],
    ['a better share in time', { ...plan, onTimeShare: 1 }],
    ['a lower cost', withMethod({ objective: 1 })],
    ['a higher bound', withMethod({ bound: (plan.method.bound ?? 0) + 1 })],
    ['a smaller gap', withMethod({ gap: 0, proof: 'optimal' })],
    ['a cheaper plan within the docks', withMethod({ dockedCost: plan.method.bound ?? 0, gap: 0 })],
    ['cheaper few loads', withMethod({ fewLoadsShare: -1 })],
    ['a plan within the docks that is none', withinDocks((packs) => packs.slice(4))],
    [
      'more within the docks',
      withinDocks(([row = 0, column = 0, packs = 0, ...rest]) => [row, column, packs + 1, ...rest]),
    ],
    ['what could come in time', withMethod({ inTimeBest: 0.1 })],
    ['worth raised', withWorth((cost) => cost + 1)],
    ['worth lowered', withWorth((cost) => Math.max(0, cost - 1))],
    ['a line of no batch', withLine(() => ({ batch: 'last' as PlanLine['batch'] }))],
    ['a shortfall told twice', { ...plan, shortfalls: [...plan.shortfalls, ...plan.shortfalls] }],
    ['a delay told twice', { ...plan, delays: [...plan.delays, ...plan.delays] }],
    ['packs covered twice', withKinds(({ covered }) => ({ covered: [...covered, ...covered] }))],
    [
      'a part of a pack covered',
      withKinds(({ covered }) => ({ covered: covered.map(([at, packs]) => [at, packs + 0.5]) })),
    ],
    [
      'packs that go round the largest number',
      withinDocks(([row = 0, column = 0, packs = 0, ...rest]) => [row, column, packs + 2 ** 32, ...rest]),
    ],
    ['no certificate', { ...plan, certificate: null }],
  ])('%s', (_what, tampered) => {
    expect(checkCertificate(input, plan)).toBeNull()
    expect(checkCertificate(input, tampered)).not.toBeNull()
  })

  it.each<[string, DockPrice]>([
    ['for ever', { depotId: 'city', untilHours: Infinity, price: 0 }],
    ['without end', { depotId: 'city', untilHours: 1, price: Infinity }],
    ['below nothing', { depotId: 'city', untilHours: 1, price: -1 }],
    ['of no place', { depotId: 'nowhere', untilHours: 1, price: 1 }],
  ])('a price of docks %s', (_what, price) => {
    const certificate = plan.certificate && { ...plan.certificate, docks: [price] }
    expect(checkCertificate(input, { ...plan, certificate })).toEqual({ claim: 'prices of docks', at: '1' })
  })

  it.each(plan.certificate?.kinds.map(({ itemCode }) => itemCode) ?? [])('cover of %s', (itemCode) => {
    const certificate = plan.certificate && {
      ...plan.certificate,
      kinds: plan.certificate.kinds.map((kind) => {
        if (kind.itemCode !== itemCode) return kind
        return { ...kind, covered: kind.covered.map(([column, packs]) => [column, packs - 1] as const) }
      }),
    }
    expect(checkCertificate(input, { ...plan, certificate })).not.toBeNull()
  })
})

it('says which claim does not hold', () => {
  const tampered: AllocationInput = {
    ...input,
    offers: input.offers.map((offer) => ({ ...offer, floor: offer.quantity })),
  }
  expect(checkCertificate(tampered, plan)).toEqual({
    claim: 'no more than ready above the floor',
    at: 'stock:city:1010101',
  })
})
