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
  /** lines × columns, surcharge per unit of `weight`: whole numbers or whole 256ths, ≥ 0. */
  readonly price: Float64Array | null
  /** Whole; an arc costs cost + weight × price. */
  readonly weight: number
  /** Per line the dearer ways with other surcharges that its arcs may be gone as well; an arc is the cheapest of all. */
  readonly detours?: Detours | null
}

export type Detours = readonly (readonly Detour[] | undefined)[]

/** What the arcs of a line cost another way, no less than without it: whole numbers per column, negative = not so. */
export type Detour = { readonly cost: Float64Array; readonly price: number }

/** What one pack costs from the row to the column, surcharge included; negative where there is no arc. */
export function arcCost(problem: TransportProblem, row: number, column: number): number {
  const { line, columns, cost, price, weight, detours } = problem
  const own = line[row]!
  const cell = own * columns + column
  if (cost[cell]! < 0) return -1
  let least = cost[cell]! + (price ? weight * price[cell]! : 0)
  for (const detour of detours?.[own] ?? []) {
    if (detour.cost[column]! >= 0) least = Math.min(least, detour.cost[column]! + weight * detour.price)
  }
  return least
}
