/** One item kind: rows have it, columns need it; an arc exists where the table has a cost ≥ 0. Units are packs. */
export type TransportProblem = {
  /** Packs per row. */
  readonly supply: Int32Array
  /** Per row its line in the tables: several kinds share them. */
  readonly line: Int32Array
  /** Packs per column: exact targets for the least-cost flow, needs for fair coverage. */
  readonly demand: Int32Array
  /** Columns of the tables. */
  readonly columns: number
  /** lines × columns, whole numbers; negative = no arc. */
  readonly cost: Float64Array
  /** lines × columns, surcharge per unit of `weight`: whole numbers ≥ 0. */
  readonly price: Float64Array | null
  /** Whole; an arc costs cost + weight × price. */
  readonly weight: number
}

/** What one pack costs from the row to the column, surcharge included; negative where there is no arc. */
export function arcCost(problem: TransportProblem, row: number, column: number): number {
  const cell = problem.line[row]! * problem.columns + column
  const cost = problem.cost[cell]!
  return cost < 0 || !problem.price ? cost : cost + problem.weight * problem.price[cell]!
}
