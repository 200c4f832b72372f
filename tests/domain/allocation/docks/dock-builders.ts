import * as fc from 'fast-check'
import type { DockKind, DockProblem } from '../../../../domain/allocation/docks/dock-tables'
import { coverFairly } from '../../../../domain/flow/fair-coverage'

type Drawn = {
  readonly places: readonly { readonly kgPerHour: number; readonly lines: number }[]
  readonly columns: number
  readonly ways: readonly { readonly cost: number | null; readonly lateBy: number; readonly slack: number }[]
  readonly kinds: readonly {
    readonly packKg: number
    readonly supply: readonly number[]
    readonly demand: readonly number[]
  }[]
}

const most = { places: 4, lines: 2, columns: 4, kinds: 4 }

const anyWay = fc.record({
  cost: fc.option(fc.integer({ min: 1, max: 400 })),
  lateBy: fc.integer({ min: 1, max: 600 }),
  slack: fc.integer({ min: 0, max: 6 }).map((halves) => halves / 2),
})

function listOf<Each>(each: fc.Arbitrary<Each>, length: number): fc.Arbitrary<Each[]> {
  return fc.array(each, { minLength: length, maxLength: length })
}

/** A few kinds at a few places with slow docks; every way can also be gone late. */
export const anyDockProblem: fc.Arbitrary<DockProblem> = fc
  .record({
    places: fc.array(
      fc.record({ kgPerHour: fc.integer({ min: 5, max: 60 }), lines: fc.integer({ min: 1, max: most.lines }) }),
      { minLength: 1, maxLength: most.places },
    ),
    columns: fc.integer({ min: 1, max: most.columns }),
    ways: listOf(anyWay, most.places * most.lines * most.columns),
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

function dockProblem({ places, columns, ways, kinds }: Drawn): DockProblem {
  const place = places.flatMap(({ lines }, at) => Array.from({ length: lines }, () => at))
  const cells = ways.slice(0, place.length * columns)
  const tables = {
    columns,
    cost: Float64Array.from(cells, ({ cost }) => cost ?? -1),
    late: Float64Array.from(cells, ({ cost, lateBy }) => (cost ?? 0) + lateBy),
    slackHours: Float64Array.from(cells, ({ slack }) => slack),
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
        weight: Math.floor(packKg * 10),
      }
      const { covered } = coverFairly({ ...problem, columns, cost: tables.late, price: null })
      return { packKg, problem: { ...problem, demand: covered } }
    }),
  }
}
