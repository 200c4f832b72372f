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
  /** The columns that packs are owed to, and what a pack is worth at each. */
  readonly columns: Int32Array
  readonly worth: Float64Array
  /** Per row by how much its cheapest arc is too dear. */
  readonly margin: Float64Array
  readonly mostWorth: number
  private reach: number
  private leftOut = Infinity

  constructor(problem: DockProblem, kind: DockKind, worth: Float64Array) {
    const { demand, supply } = kind.problem
    this.columns = Int32Array.from(demand.keys()).filter((column) => demand[column]! > 0)
    this.worth = Float64Array.from(this.columns, (column) => worth[column]!)
    this.margin = marginsOf(pricedProblem(problem, kind), Int32Array.from(supply.keys()), this.columns, this.worth)
    this.mostWorth = this.worth.reduce((most, each) => Math.max(most, each), 0)
    this.reach = FIRST_REACH * this.mostWorth
  }

  /** Whether what is too dear by so much may serve. */
  reaches(margin: number): boolean {
    if (margin < this.reach) return true
    this.leftOut = Math.min(this.leftOut, margin)
    return false
  }

  /** Lets in what could have served at worths of columns that are higher by so much; whether there is any more. */
  widen(rise: number): boolean {
    const isLeftOut = this.leftOut < rise
    if (isLeftOut) this.reach = rise
    this.leftOut = Infinity
    return isLeftOut
  }
}
