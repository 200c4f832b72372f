import { marginsOf } from '../../flow/idle-rows'
import type { DockKind, DockProblem } from './dock-tables'
import { pricedProblem } from './dock-tables'

/** Rows are tried whose arcs are dearer than their goods are worth by up to this share of the most that a pack is worth. */
const FIRST_REACH = 0.05

/**
 * The rows of a kind that may serve: all whose arcs are not too dear for what packs are worth. When the worths of a
 * solution turn out higher, more rows may; so leaving rows out costs nothing but a second try.
 */
export class NearRows {
  private readonly margin: Float64Array
  private readonly columns: Int32Array
  private reach: number

  constructor(
    problem: DockProblem,
    kind: DockKind,
    private readonly worth: Float64Array,
  ) {
    const { demand, supply } = kind.problem
    this.columns = Int32Array.from(demand.keys()).filter((column) => demand[column]! > 0)
    const rows = Int32Array.from(supply.keys())
    const potential = Float64Array.from(this.columns, (column) => worth[column]!)
    this.margin = marginsOf(pricedProblem(problem, kind, null), rows, this.columns, potential)
    this.reach = FIRST_REACH * potential.reduce((most, each) => Math.max(most, each), 0)
  }

  has(row: number): boolean {
    return this.margin[row]! < this.reach
  }

  /** Lets in the rows that could have served at these worths; whether there are any more. */
  widen(worth: Float64Array): boolean {
    const rise = this.columns.reduce((most, column) => Math.max(most, worth[column]! - this.worth[column]!), 0)
    const isLeftOut = this.margin.some((margin) => margin >= this.reach && margin < rise)
    if (isLeftOut) this.reach = rise
    return isLeftOut
  }
}
