import type { TransportProblem } from './transport-problem'

/**
 * Tells which rows that give nothing can't give anything yet: at potentials seen before, every arc of theirs was too
 * dear by a margin, and surcharges only add to it. Such rows sleep until some potential has risen by as much.
 */
export class IdleRows {
  private margin: Float64Array | null = null
  private seen = new Float64Array(0)
  private fewest = 0

  /** Margins are measured anew, never changed: both may read them. */
  fork(): IdleRows {
    return Object.assign(new IdleRows(), this)
  }

  /** Costs have changed: nothing is known any more. */
  forget(): void {
    this.margin = null
  }

  /** Lists the rows that are awake: all that give something, and those whose margin is used up. Returns their number. */
  list(
    into: Int32Array,
    gives: (row: number) => boolean,
    potential: Float64Array,
    measure: () => Float64Array,
  ): number {
    let count = this.margin ? this.collect(into, gives, potential) : into.length
    if (!this.margin || count > 2 * this.fewest + 64) {
      this.margin = measure()
      this.seen = potential.slice()
      count = this.fewest = this.collect(into, gives, potential)
    }
    return count
  }

  /** Rows from `from` in the list on that have to wake now; returns the new number of rows awake. */
  wake(into: Int32Array, count: number, isAwake: Uint8Array, potential: Float64Array): number {
    if (!this.margin) return count
    const rise = this.rise(potential)
    for (let row = 0; row < isAwake.length; row++) {
      if (isAwake[row] === 0 && this.margin[row]! < rise) into[count++] = row
    }
    return count
  }

  private collect(into: Int32Array, gives: (row: number) => boolean, potential: Float64Array): number {
    const rise = this.rise(potential)
    let count = 0
    for (let row = 0; row < into.length; row++) if (this.margin![row]! < rise || gives(row)) into[count++] = row
    return count
  }

  private rise(potential: Float64Array): number {
    let rise = 0
    for (let column = 0; column < potential.length; column++) {
      rise = Math.max(rise, potential[column]! - this.seen[column]!)
    }
    return rise
  }
}

/** Per row by how much its arc that comes nearest to saving something is too dear, surcharges aside. */
export function marginsOf(
  { cost, line, columns: width }: Pick<TransportProblem, 'cost' | 'line' | 'columns'>,
  rows: Int32Array,
  columns: Int32Array,
  potential: Float64Array,
): Float64Array {
  const margin = new Float64Array(rows.length)
  for (let row = 0; row < rows.length; row++) {
    const base = line[rows[row]!]! * width
    let least = Infinity
    for (let column = 0; column < columns.length; column++) {
      const own = cost[base + columns[column]!]!
      if (own >= 0 && own - potential[column]! < least) least = own - potential[column]!
    }
    margin[row] = least
  }
  return margin
}
