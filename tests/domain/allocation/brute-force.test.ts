import fc from 'fast-check'
import { checkCertificate } from '../../../domain/allocation/check-certificate'
import { openModel } from '../../../domain/allocation/model'
import type { AllocationInput } from '../../../domain/allocation/plan'
import { planAllocation } from '../../../domain/allocation/plan-allocation'
import { aCounty, aDepot, anInput, aStockOffer, in24h, TENT } from './allocation-builders'

/** Two counties, up to three depots, a few tents; docks without limit, every line of the optimum goes. */
const tiny: fc.Arbitrary<AllocationInput> = fc
  .record({
    depots: fc.array(
      fc.record({
        km: fc.integer({ min: 1, max: 1800 }),
        area: fc.constantFrom('622927', '622921', '622900', '620000', '630000'),
        tents: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    needs: fc.tuple(fc.nat(4), fc.nat(4)),
  })
  .map(({ depots, needs }) => {
    const counties = [aCounty(), aCounty({ code: '622921', point: { longitude: 103, latitude: 42 } })]
    const base = anInput({ counties })
    return anInput({
      counties,
      depots: depots.map(({ km, area }, at) => aDepot(`d${at}`, area, km, { docks: 1000, porters: 1000 })),
      offers: depots.map(({ tents }, at) => aStockOffer(`d${at}`, tents)),
      needs: needs.map((quantity, at) => ({
        ...{ areaCode: counties[at]?.code ?? '', itemCode: TENT, batch: 'first' as const, quantity },
      })),
      deadlines: counties.map(({ code }) => ({
        areaCode: code,
        insideProvinceDueAt: in24h,
        outsideProvinceDueAt: in24h,
      })),
      rules: { ...base.rules, fewLoads: false },
    })
  })

/** Every way to send whole tents from each depot to each county. */
function* everyPlan(supply: readonly number[], from = 0): Generator<readonly (readonly [number, number])[]> {
  const there = supply[from]
  if (there === undefined) {
    yield []
    return
  }
  for (const rest of everyPlan(supply, from + 1)) {
    for (let a = 0; a <= there; a++) for (let b = 0; a + b <= there; b++) yield [[a, b], ...rest]
  }
}

type Tried = { readonly inTime: readonly number[]; readonly all: readonly number[]; readonly cost: number }

/** Tents that each county gets in time and at all, and what the plan costs; none where a county gets more than it needs. */
function* plansByHand(input: AllocationInput): Generator<Tried> {
  const { network, kinds } = openModel(input)
  const [kind] = kinds
  if (!kind) return
  const costOf = (at: number, column: number): number =>
    network.cost[(kind.line[at] ?? 0) * network.columns + column] ?? -1
  for (const plan of everyPlan([...kind.supply])) {
    const tents = (to: number, counts: (at: number) => boolean): number =>
      plan.reduce((sum, row, at) => sum + (counts(at) ? (row[to] ?? 0) : 0), 0)
    const places = [...kind.first.keys()]
    const all = places.map((to) => tents(to, () => true))
    if (all.some((some, to) => some > (kind.first[to] ?? 0))) continue
    const cost = plan.flatMap((row, at) => row.map((some, to) => some * costOf(at, kind.first.length + to)))
    yield {
      inTime: places.map((to) => tents(to, (at) => costOf(at, to) >= 0)),
      all,
      cost: cost.reduce((sum, each) => sum + each, 0),
    }
  }
}

const sum = (tents: readonly number[]): number => tents.reduce((all, some) => all + some, 0)

/** The smaller share, a pack less where it is rounded: θ of a need comes in whole packs, up or down. */
const smallest = (tents: readonly number[], needs: readonly number[], given: number): number =>
  Math.min(...tents.map((some, to) => (needs[to] ? (some + given) / needs[to] : 1 + given)))

const isAlike = (a: Tried, b: Tried): boolean =>
  [...a.inTime, ...a.all].every((tents, at) => tents === [...b.inTime, ...b.all][at])

it('brings as much as any plan, as fairly but for one pack, and costs least of those that give every county as much', () => {
  fc.assert(
    fc.property(tiny, (input) => {
      const plan = planAllocation(input)
      const { network, kinds } = openModel(input)
      if (!kinds[0]) return
      const needs = [...kinds[0].first]
      expect(checkCertificate(input, plan)).toBeNull()
      const tents = (isCounted: (late: boolean) => boolean): number[] =>
        network.destinations.map(({ county }) =>
          plan.lines
            .filter(({ areaCode, late }) => areaCode === county.code && isCounted(late))
            .reduce((sum, { quantity }) => sum + quantity, 0),
        )
      const made: Tried = {
        inTime: tents((late) => !late),
        all: tents(() => true),
        cost: plan.method.objective ?? 0,
      }
      const tried = [...plansByHand(input)]
      const most = Math.max(...tried.map(({ inTime }) => sum(inTime)))
      expect(sum(made.inTime)).toBe(most)
      expect(sum(made.all)).toBe(Math.max(...tried.map(({ all }) => sum(all))))
      const fairest = tried.filter(({ inTime }) => sum(inTime) === most)
      const best = Math.max(...fairest.map(({ inTime }) => smallest(inTime, needs, 0)))
      expect(smallest(made.inTime, needs, 1)).toBeGreaterThan(best)
      const alike = tried.filter((each) => isAlike(each, made))
      expect(Math.min(...alike.map(({ cost }) => cost))).toBe(made.cost)
    }),
    { numRuns: 300 },
  )
})
