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
  /**
   * lines × columns, whole numbers, negative = none: what the same way costs without surcharge, for instance late, and
   * all that a way without a cost costs. An arc is the cheaper of both; coverage counts only ways with a cost.
   */
  readonly late?: Float64Array | null
  /** Hours that each row's goods wait before they are loaded: the cost of a way with less slack than that is not had. */
  readonly wait?: Wait | null
}

/** `slackHours`: lines × columns, negative = no limit; `hours`: per row. */
export type Wait = { readonly slackHours: Float64Array; readonly hours: Float64Array }

/** What one pack costs from the row to the column, surcharge included; negative where there is no arc. */
export function arcCost(problem: TransportProblem, row: number, column: number): number {
  const cell = problem.line[row]! * problem.columns + column
  const late = problem.late ? problem.late[cell]! : -1
  let cost = problem.cost[cell]!
  if (cost < 0 || waitsTooLong(problem, row, cell)) return late
  if (problem.price) cost += problem.weight * problem.price[cell]!
  return late >= 0 && late < cost ? late : cost
}

function waitsTooLong({ wait }: TransportProblem, row: number, cell: number): boolean {
  return !!wait && wait.slackHours[cell]! >= 0 && wait.slackHours[cell]! < wait.hours[row]!
}
