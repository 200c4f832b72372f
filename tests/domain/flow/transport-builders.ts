import * as fc from 'fast-check'
import type { TransportProblem } from '../../../domain/flow/transport-problem'

/** Costs as a table per row; null where there is no arc. */
export function aTransportProblem(rows: {
  readonly supply: readonly number[]
  readonly demand: readonly number[]
  readonly cost: readonly (readonly (number | null)[])[]
}): TransportProblem {
  return {
    supply: Int32Array.from(rows.supply),
    line: Int32Array.from(rows.supply.keys()),
    demand: Int32Array.from(rows.demand),
    columns: rows.demand.length,
    cost: Float64Array.from(rows.cost.flat(), (cost) => cost ?? -1),
    price: null,
    weight: 1,
  }
}

export type Sizes = { readonly rows: number; readonly columns: number; readonly units: number; readonly cost: number }

export function anyTransportProblem(most: Sizes): fc.Arbitrary<TransportProblem> {
  return fc
    .record({ rows: fc.integer({ min: 1, max: most.rows }), columns: fc.integer({ min: 1, max: most.columns }) })
    .chain(({ rows, columns }) =>
      fc.record({
        supply: fc.array(fc.integer({ min: 0, max: most.units }), { minLength: rows, maxLength: rows }),
        demand: fc.array(fc.integer({ min: 0, max: most.units }), { minLength: columns, maxLength: columns }),
        cost: fc.array(
          fc.array(fc.option(fc.integer({ min: 0, max: most.cost })), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      }),
    )
    .map(aTransportProblem)
}
