import type { TransportProblem } from './transport-problem'

/** Room for the costs of one kind at a time, rows × columns without gaps; many solvers of a thread may share one. */
export class CostBoard {
  cells = new Float64Array(0)
  owner: object | null = null

  /** Costs with surcharge of the given rows and columns, Infinity where there is no arc; returns the largest cost. */
  fill(owner: object, problem: TransportProblem, rows: Int32Array, columns: Int32Array): number {
    const size = rows.length * columns.length
    if (this.cells.length < size) this.cells = new Float64Array(size)
    this.owner = owner
    const { cost, price, weight, line, late, wait } = problem
    const { cells } = this
    let largest = 0
    for (let row = 0, at = 0; row < rows.length; row++) {
      const base = line[rows[row]!]! * problem.columns
      const waits = wait ? wait.hours[rows[row]!]! : 0
      for (let column = 0; column < columns.length; column++, at++) {
        const cell = base + columns[column]!
        let units = cost[cell]!
        if (units < 0 || (wait && wait.slackHours[cell]! < waits && wait.slackHours[cell]! >= 0)) units = Infinity
        else if (price) units += weight * price[cell]!
        if (late && late[cell]! >= 0 && late[cell]! < units) units = late[cell]!
        if (units > largest && units !== Infinity) largest = units
        cells[at] = units
      }
    }
    return largest
  }
}
