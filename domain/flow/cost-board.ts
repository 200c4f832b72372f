import type { TransportProblem } from './transport-problem'

/** Room for the costs of one kind at a time, rows × columns without gaps; many solvers of a thread may share one. */
export class CostBoard {
  cells = new Float64Array(0)
  owner: object | null = null

  /**
   * Takes the board for a solver of so many rows, and fills in the costs with surcharge of some of them, Infinity where
   * there is no arc; returns the largest cost.
   */
  fill(owner: object, problem: TransportProblem, rows: Int32Array, columns: Int32Array, listed: Int32Array): number {
    const size = rows.length * columns.length
    if (this.cells.length < size) this.cells = new Float64Array(size)
    this.owner = owner
    const { cost, price, weight, line, late, wait } = problem
    const { cells } = this
    let largest = 0
    for (let at = 0; at < listed.length; at++) {
      const row = rows[listed[at]!]!
      const base = line[row]! * problem.columns
      const waits = wait ? wait.hours[row]! : 0
      const to = listed[at]! * columns.length
      for (let column = 0; column < columns.length; column++) {
        const cell = base + columns[column]!
        let units = cost[cell]!
        if (units < 0 || (wait && wait.slackHours[cell]! < waits && wait.slackHours[cell]! >= 0)) units = Infinity
        else if (price) units += weight * price[cell]!
        if (late && late[cell]! >= 0 && late[cell]! < units) units = late[cell]!
        if (units > largest && units !== Infinity) largest = units
        cells[to + column] = units
      }
    }
    return largest
  }
}
