import fc from 'fast-check'
import { openModel } from '../../../domain/allocation/model'
import type { AllocationInput, AllocationPlan, PassedOver, PlanLine } from '../../../domain/allocation/plan'
import { planAllocation } from '../../../domain/allocation/plan-allocation'
import { solveKinds } from '../../../domain/allocation/solve-kinds'
import type { SupplyOffer } from '../../../domain/supply/offer'
import { aStockOffer, TENT } from './allocation-builders'
import { inputs } from './random-inputs'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Units of a kind that a depot may give, and what the plan leaves of them. */
function goodsAt(input: AllocationInput, plan: AllocationPlan, depotId: string, itemCode: string) {
  const offers = input.offers.filter((offer) => offer.depotId === depotId && offer.itemCode === itemCode)
  const free = sum(offers.map(({ quantity, floor }) => Math.max(0, quantity - floor)))
  const sent = plan.lines.filter((line) => line.depotId === depotId && line.itemCode === itemCode)
  return {
    there: sum(offers.map(({ quantity }) => quantity)),
    free,
    left: free - sum(sent.map((line) => line.quantity)),
  }
}

/** Whether a reason given for passing over a source is so in the plan as it is. */
function isSo(
  input: AllocationInput,
  plan: AllocationPlan,
  line: Pick<PlanLine, 'itemCode'>,
  { depotId, reason }: PassedOver,
): boolean {
  const { there, free, left } = goodsAt(input, plan, depotId, line.itemCode)
  switch (reason) {
    case 'no-stock':
      return there === 0
    case 'reserve-floor':
      return there > 0 && free === 0
    case 'used-up':
      return free > 0 && left === 0
    default:
      return left > 0
  }
}

it('gives for every source passed over a reason that the plan bears out, and never names the chosen one', () => {
  fc.assert(
    fc.property(inputs, fc.boolean(), (each, fewLoads) => {
      const input = { ...each, rules: { ...each.rules, fewLoads } }
      const plan = planAllocation(input)
      for (const line of [...plan.lines, ...plan.shortfalls]) {
        expect(line.passedOver.filter((other) => !isSo(input, plan, line, other))).toEqual([])
        expect(line.passedOver.length).toBeLessThanOrEqual(input.rules.passedOverNamed)
      }
      for (const line of plan.lines) expect(line.passedOver.map(({ depotId }) => depotId)).not.toContain(line.depotId)
    }),
  )
})

it('names for a shortfall only remedies that set something free that the plan may not use', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      for (const { itemCode, quantity, remedies } of planAllocation(input).shortfalls) {
        for (const remedy of remedies) {
          const offer = input.offers.find(({ id }) => 'offerId' in remedy && id === remedy.offerId)
          expect([remedy.kind, offer?.itemCode]).toEqual(['lift-floor', itemCode])
          expect(remedy.quantity).toBeGreaterThan(0)
          expect(remedy.quantity).toBeLessThanOrEqual(Math.min(quantity, offer?.floor ?? 0))
        }
      }
    }),
  )
})

/** Packs covered in each stage, and the cost where docks have no limit. */
function freely(input: AllocationInput) {
  const { network, kinds } = openModel(input)
  const solved = solveKinds(network, kinds)
  const count = network.destinations.length
  const covered = (group: number): number =>
    sum(solved.map(({ cover }) => sum([...cover.targets.slice(group * count, (group + 1) * count)])))
  return {
    inTimeFirst: covered(0),
    first: covered(0) + covered(1),
    targets: solved.map(({ cover }) => [...cover.targets]),
    cost: sum(solved.map(({ solver }) => Number(solver.objective))),
  }
}

it('never gets worse when a source is added: no less in time, no less at all, and for the same no dearer', () => {
  fc.assert(
    fc.property(inputs, fc.nat(), fc.integer({ min: 1, max: 300 }), (input, pick, quantity) => {
      const depotId = input.depots[pick % input.depots.length]?.id ?? ''
      const more: SupplyOffer = aStockOffer(depotId, quantity, {
        id: 'agreement:new',
        source: 'agreement',
        itemCode: TENT,
      })
      const [before, after] = [freely(input), freely({ ...input, offers: [...input.offers, more] })]
      expect(after.inTimeFirst).toBeGreaterThanOrEqual(before.inTimeFirst)
      expect(after.first).toBeGreaterThanOrEqual(before.first)
      if (JSON.stringify(after.targets) === JSON.stringify(before.targets)) {
        expect(after.cost).toBeLessThanOrEqual(before.cost)
      }
    }),
  )
})
