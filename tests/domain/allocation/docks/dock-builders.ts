import * as fc from 'fast-check'
import { WEIGHT_PER_KG } from '../../../../domain/allocation/docks/dock-tables'
import type { DockKind, DockProblem, DockTables } from '../../../../domain/allocation/docks/dock-tables'
import { coverFairly } from '../../../../domain/flow/fair-coverage'

type Drawn = {
  readonly places: readonly { readonly kgPerHour: number; readonly lines: number }[]
  readonly columns: number
  readonly ways: readonly { readonly cost: number; readonly slack: number }[]
  readonly missed: readonly number[]
  readonly aStepLate: number
  readonly kinds: readonly {
    readonly packKg: number
    readonly supply: readonly number[]
    readonly demand: readonly number[]
  }[]
}

/** Steps told apart: what is later costs no more, and is loaded whenever. */
export const MOST_LATE = 6

const most = { places: 4, lines: 2, columns: 4, kinds: 4 }

/** Costs are in thousands, as in plans: prices of docks are in whole 256ths a gram. */
const thousands = (each: number): number => 1_000 * each

const anyWay = fc.record({
  cost: fc.integer({ min: 1, max: 400 }).map(thousands),
  slack: fc.integer({ min: -3, max: 6 }).map((halves) => halves / 2),
})

function listOf<Each>(each: fc.Arbitrary<Each>, length: number): fc.Arbitrary<Each[]> {
  return fc.array(each, { minLength: length, maxLength: length })
}

/** A few kinds at a few places with slow docks; every way can be gone so many steps late as there are, or later. */
export const anyDockProblem: fc.Arbitrary<DockProblem> = fc
  .record({
    places: fc.array(
      fc.record({ kgPerHour: fc.integer({ min: 5, max: 60 }), lines: fc.integer({ min: 1, max: most.lines }) }),
      { minLength: 1, maxLength: most.places },
    ),
    columns: fc.integer({ min: 1, max: most.columns }),
    ways: listOf(anyWay, most.places * most.lines * most.columns),
    missed: listOf(fc.constantFrom(0, 300_000), most.columns),
    aStepLate: fc.integer({ min: 1, max: 200 }).map(thousands),
    kinds: fc.array(
      fc.record({
        packKg: fc.integer({ min: 5, max: 120 }).map((tenths) => tenths / 10),
        supply: listOf(fc.integer({ min: 0, max: 12 }), most.places * most.lines),
        demand: listOf(fc.integer({ min: 0, max: 20 }), most.columns),
      }),
      { minLength: 1, maxLength: most.kinds },
    ),
  })
  .map(dockProblem)

function dockProblem({ places, columns, ways, missed, aStepLate, kinds }: Drawn): DockProblem {
  const place = places.flatMap(({ lines }, at) => Array.from({ length: lines }, () => at))
  const cells = ways.slice(0, place.length * columns)
  const leastLate = Uint16Array.from(cells, ({ slack }) => Math.max(0, Math.ceil(-slack)))
  const tables: DockTables = {
    columns,
    cost: Float64Array.from(cells, ({ cost }, cell) => {
      const least = leastLate[cell]!
      return cost + least * aStepLate + (least > 0 ? missed[cell % columns]! : 0)
    }),
    slackHours: Float64Array.from(cells, ({ slack }) => slack),
    leastLate,
    lateness: { hours: 1, cost: aStepLate, most: MOST_LATE },
    missed: Float64Array.from(missed.slice(0, columns)),
    place: Int32Array.from(place),
    loadingKgPerHour: Float64Array.from(places, ({ kgPerHour }) => kgPerHour),
  }
  return {
    tables,
    kinds: kinds.map(({ packKg, supply, demand }): DockKind => {
      const problem = {
        supply: Int32Array.from(supply.slice(0, place.length)),
        line: Int32Array.from(place.keys()),
        demand: Int32Array.from(demand.slice(0, columns)),
        weight: Math.round(packKg * WEIGHT_PER_KG),
      }
      const { covered } = coverFairly({ ...problem, columns, cost: tables.cost, price: null })
      return { packKg, problem: { ...problem, demand: covered } }
    }),
  }
}
