import fc from 'fast-check'
import { checkCertificate } from '../../../domain/allocation/check-certificate'
import { comparePlans } from '../../../domain/allocation/compare-plans'
import type { AllocationInput, AllocationPlan, PlanLine, PlanWish } from '../../../domain/allocation/plan'
import { planAgain } from '../../../domain/allocation/plan-again'
import { openPlan, planAllocation } from '../../../domain/allocation/plan-allocation'
import { wishFault } from '../../../domain/allocation/wish-faults'
import { aDepot, aNeed, anInput, aStockOffer, QUILT, TENT } from './allocation-builders'
import { inputs } from './random-inputs'

const depots = [
  aDepot('near', '622900', 60),
  aDepot('far', '622900', 120),
  aDepot('centre', '620100', 90, { level: 'central' }),
]
const input = anInput({
  depots,
  offers: [
    aStockOffer('near', 40),
    aStockOffer('far', 40),
    aStockOffer('centre', 40, { floor: 40 }),
    aStockOffer('near', 500, { itemCode: QUILT }),
  ],
  needs: [aNeed(50), aNeed(300, { itemCode: QUILT })],
})
const SINGLE_TENT = '1010102'
const brief = (lines: readonly PlanLine[]): string[] =>
  lines.map(({ depotId, itemCode, quantity }) => `${depotId} ${itemCode} ${quantity}`).sort()

/** The plan under wishes, proved. */
function wished(wishes: readonly PlanWish[], from: AllocationInput = input) {
  const again = planAgain(openPlan(from), wishes)
  expect(checkCertificate(again.input, again.plan)).toBeNull()
  return again.plan
}

describe('a plan under the wishes of an officer', () => {
  it('takes nothing from a source that is forbidden, and says so', () => {
    const plan = wished([{ kind: 'forbid-source', depotId: 'near' }])
    expect(brief(plan.lines)).toEqual([`far ${TENT} 40`])
    expect(plan.shortfalls.map(({ itemCode, quantity }) => [itemCode, quantity])).toEqual([
      [TENT, 10],
      [QUILT, 300],
    ])
    expect(plan.lines[0]?.passedOver).toContainEqual({
      depotId: 'near',
      reason: 'forbidden',
      values: { distanceKm: 60 },
    })
    expect(plan.shortfalls[0]?.remedies).toEqual([
      { kind: 'allow-source', depotId: 'near', offerId: `stock:near:${TENT}`, quantity: 10 },
      { kind: 'lift-floor', depotId: 'centre', offerId: `stock:centre:${TENT}`, quantity: 10 },
    ])
  })

  it('draws again on what is allowed again, be it all of a place or one offer; the last wish counts', () => {
    const forbid: PlanWish = { kind: 'forbid-source', depotId: 'near' }
    const base = { ...input, wishes: [forbid] }
    const all: PlanWish = { kind: 'allow-source', depotId: 'near' }
    const one: PlanWish = { kind: 'allow-source', offerId: `stock:near:${TENT}` }
    // what comes in time already stays
    const kept = [`far ${TENT} 40`, `near ${TENT} 10`]
    expect(brief(wished([forbid, all], base).lines)).toEqual([...kept, `near ${QUILT} 300`])
    expect(brief(wished([forbid, one], base).lines)).toEqual(kept)
    expect(brief(wished([forbid, one, forbid], base).lines)).toEqual([`far ${TENT} 40`])
    expect(planAllocation({ ...input, wishes: [forbid, all] })).toEqual(planAllocation(input))
  })

  it('can be allowed again only what is forbidden', () => {
    const forbid: PlanWish = { kind: 'forbid-source', depotId: 'near' }
    const allow = (offerId: string): PlanWish => ({ kind: 'allow-source', offerId })
    const near = allow(`stock:near:${TENT}`)
    expect(wishFault({ ...input, wishes: [forbid] }, [near])).toBeNull()
    expect(wishFault(input, [forbid, near])).toBeNull()
    const fault = { key: 'wish.notForbidden', values: { source: `stock:near:${TENT}` } }
    expect(wishFault(input, [near])).toEqual(fault)
    expect(wishFault({ ...input, wishes: [forbid] }, [near, near])).toEqual(fault)
    expect(wishFault(input, [allow('stock:x')])).toEqual({ key: 'wish.offer', values: { offerId: 'stock:x' } })
  })

  it('may forbid one offer of a place alone', () => {
    const plan = wished([{ kind: 'forbid-source', offerId: `stock:near:${TENT}` }])
    expect(brief(plan.lines)).toEqual([`far ${TENT} 40`, `near ${QUILT} 300`])
  })

  it('keeps what is pinned, with its reason', () => {
    const pin: PlanWish = {
      ...{ kind: 'pin', offerId: `stock:far:${TENT}`, areaCode: '622927', itemCode: TENT, quantity: 35 },
    }
    const plan = wished([pin])
    expect(brief(plan.lines)).toEqual([`far ${TENT} 35`, `near ${TENT} 15`, `near ${QUILT} 300`])
    expect(plan.lines.find(({ depotId }) => depotId === 'far')?.chosenBecause.key).toBe('allocation.chosen.pinned')
  })

  it('draws on what a lifted floor sets free', () => {
    const short = { ...input, needs: [aNeed(100)] }
    const before = openPlan(short)
    expect(before.plan.shortfalls[0]?.remedies).toEqual([
      { kind: 'lift-floor', depotId: 'centre', offerId: `stock:centre:${TENT}`, quantity: 20 },
    ])
    const plan = wished([{ kind: 'lift-floor', depotId: 'centre', itemCode: TENT }], short)
    expect([plan.shortfalls, plan.coverageMin]).toEqual([[], 1])
  })

  it('may put distance before the order of sources', () => {
    const offers = [aStockOffer('far', 50), aStockOffer('centre', 50)]
    const rules = { ...input.rules, fewLoads: false }
    const from = { ...input, rules, offers, needs: [aNeed(50)] }
    expect(brief(openPlan(from).plan.lines)).toEqual([`far ${TENT} 50`])
    const plan = wished([{ kind: 'objectives', order: ['lateness', 'distance', 'source-order', 'unit-cost'] }], from)
    expect(brief(plan.lines)).toEqual([`centre ${TENT} 50`])
  })
})

it('is told line by line, with the reason for each change', () => {
  const state = openPlan(input)
  const before = state.plan
  const again = planAgain(state, [{ kind: 'forbid-source', offerId: `stock:near:${TENT}` }])
  const difference = comparePlans(before, again.plan, again.input)
  expect(difference.lines.map(({ offerId, before: was, after, reason }) => [offerId, was, after, reason])).toEqual([
    [`stock:far:${TENT}`, 10, 40, 'moved'],
    [`stock:near:${TENT}`, 40, 0, 'forbidden'],
  ])
  expect(difference.shortUnits).toEqual({ before: 0, after: 10 })
})

it('tells goods that stand in, and those whose place they take, as a substitution', () => {
  const from = anInput({
    depots,
    offers: [
      aStockOffer('near', 20),
      aStockOffer('far', 30),
      aStockOffer('centre', 200, { itemCode: SINGLE_TENT }),
      aStockOffer('near', 40, { itemCode: SINGLE_TENT }),
    ],
    needs: [aNeed(50)],
    substitutes: [{ itemCode: TENT, byCode: SINGLE_TENT, ratio: 2, minTemperatureC: null, maxTemperatureC: null }],
    items: [...anInput({}).items, { ...anInput({}).items[0]!, code: SINGLE_TENT }],
  })
  const forbid: PlanWish = { kind: 'forbid-source', depotId: 'far' }
  const base = openPlan(from)
  const again = planAgain(base, [forbid])
  const told = (before: AllocationPlan, after: AllocationPlan, wishes: readonly PlanWish[]) =>
    comparePlans(before, after, { ...from, wishes })
      .lines.map((each) => [each.offerId, each.standsInFor ?? 'itself', each.before, each.after, each.reason].join(' '))
      .sort()
  expect(told(base.plan, again.plan, [forbid])).toEqual([
    `stock:centre:${SINGLE_TENT} ${TENT} 0 20 substitution`,
    `stock:far:${TENT} itself 30 0 forbidden`,
    `stock:near:${SINGLE_TENT} ${TENT} 0 40 substitution`,
  ])
  expect(told(again.plan, base.plan, [forbid, { kind: 'allow-source', depotId: 'far' }])).toEqual([
    `stock:centre:${SINGLE_TENT} ${TENT} 20 0 substitution`,
    `stock:far:${TENT} itself 0 30 allowed`,
    `stock:near:${SINGLE_TENT} ${TENT} 40 0 substitution`,
  ])
  expect(told(again.plan, base.plan, [])[1]).toBe(`stock:far:${TENT} itself 0 30 substitution`)
})

it('leaves alone what no wish is about', () => {
  const state = openPlan(input)
  const quilts = state.plan.lines.filter(({ itemCode }) => itemCode === QUILT)
  const again = planAgain(state, [{ kind: 'forbid-source', offerId: `stock:far:${TENT}` }])
  expect(again.plan.lines.filter(({ itemCode }) => itemCode === QUILT)).toEqual(quilts)
})

it('leaves the plan it goes on from as it was: asked again, it answers the same', () => {
  fc.assert(
    fc.property(inputs, fc.nat(), fc.nat(), (each, one, other) => {
      const base = openPlan(each)
      const answer = (pick: number) => {
        const depotId = each.depots[pick % each.depots.length]?.id ?? ''
        return planAgain(base, [{ kind: 'forbid-source', depotId }]).plan
      }
      const before = structuredClone(base.plan)
      const first = structuredClone(answer(one))
      answer(other)
      expect(answer(one)).toEqual(first)
      expect(base.plan).toEqual(before)
      expect(planAgain(openPlan(each), base.input.wishes).plan.lines).toEqual(
        planAgain(base, base.input.wishes).plan.lines,
      )
    }),
  )
})

it('covers as much as a plan made anew, and is proved as well', () => {
  fc.assert(
    fc.property(inputs, fc.nat(), fc.boolean(), (each, pick, lift) => {
      const depotId = each.depots[pick % each.depots.length]?.id ?? ''
      const wishes: PlanWish[] = [
        lift ? { kind: 'lift-floor', depotId, itemCode: null } : { kind: 'forbid-source', depotId },
      ]
      const again = planAgain(openPlan(each), wishes)
      const anew = planAllocation({ ...each, wishes })
      expect(checkCertificate(again.input, again.plan)).toBeNull()
      expect(again.plan.shortfalls.map(({ quantity }) => quantity)).toEqual(
        anew.shortfalls.map(({ quantity }) => quantity),
      )
      expect(again.plan.method.inTimeBest).toBe(anew.method.inTimeBest)
    }),
  )
})
