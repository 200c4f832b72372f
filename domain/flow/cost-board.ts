import type { Detour, TransportProblem } from './transport-problem'

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
    const { cost, price, weight, line, detours } = problem
    const { cells } = this
    let largest = 0
    for (let at = 0; at < listed.length; at++) {
      const row = rows[listed[at]!]!
      const base = line[row]! * problem.columns
      const to = listed[at]! * columns.length
      for (let column = 0; column < columns.length; column++) {
        const cell = base + columns[column]!
        const plain = cost[cell]!
        cells[to + column] = plain < 0 ? Infinity : price ? plain + weight * price[cell]! : plain
      }
      const others = detours ? detours[line[row]!] : undefined
      if (others) for (const detour of others) lower(cells, to, columns, detour, weight)
      for (let cell = to; cell < to + columns.length; cell++) {
        if (cells[cell]! > largest && cells[cell] !== Infinity) largest = cells[cell]!
      }
    }
    return largest
  }
}

function lower(cells: Float64Array, to: number, columns: Int32Array, { cost, price }: Detour, weight: number): void {
  const surcharge = weight * price
  for (let column = 0; column < columns.length; column++) {
    const other = cost[columns[column]!]!
    if (other >= 0 && other + surcharge < cells[to + column]!) cells[to + column] = other + surcharge
  }
}
