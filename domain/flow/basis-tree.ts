/**
 * Spanning tree of a transportation basis, rooted at the sink, the column `columns` that takes what rows keep. Rows and
 * columns alternate: a row's arc goes up to a column, a column's arc comes down from a row. Only rows are many, and
 * nearly all are leaves, so a pivot touches few columns and no leaf.
 *
 * Strongly feasible: every column's arc carries flow; only a row's arc may be empty. The leaving arc is the last that
 * blocks, seen from the apex in the direction of the entering arc, which keeps it so and rules out cycling.
 */
export class BasisTree {
  readonly rowParent: Int32Array
  readonly rowFlow: Float64Array
  /** Columns right under the row. */
  readonly children: Int32Array
  readonly columnParent: Int32Array
  readonly columnFlow: Float64Array
  /** Per column, the sink's being 0; a row's is its parent's less the arc's cost. */
  readonly potential: Float64Array
  private readonly rowMark: Int32Array
  private readonly columnMark: Int32Array
  /** 2·stamp outside, 2·stamp + 1 inside the part of the tree that moves. */
  private readonly side: Int32Array
  private stamp = 0
  private apexRow = -1
  private apexColumn = -1

  constructor(
    rows: number,
    readonly columns: number,
  ) {
    this.rowParent = new Int32Array(rows).fill(columns)
    this.rowFlow = new Float64Array(rows)
    this.children = new Int32Array(rows)
    this.columnParent = new Int32Array(columns + 1).fill(-1)
    this.columnFlow = new Float64Array(columns + 1)
    this.potential = new Float64Array(columns + 1)
    this.rowMark = new Int32Array(rows)
    this.columnMark = new Int32Array(columns + 1)
    this.side = new Int32Array(columns + 1)
  }

  /** A tree of its own that stands as this one does. */
  fork(): BasisTree {
    const fork = new BasisTree(this.rowParent.length, this.columns)
    fork.rowParent.set(this.rowParent)
    fork.rowFlow.set(this.rowFlow)
    fork.children.set(this.children)
    fork.columnParent.set(this.columnParent)
    fork.columnFlow.set(this.columnFlow)
    fork.potential.set(this.potential)
    return fork
  }

  /** Hangs a column under a row; its old arc leaves the tree. */
  hangColumn(column: number, row: number, units: number): void {
    const old = this.columnParent[column]!
    if (old >= 0) this.children[old]!--
    this.columnParent[column] = row
    this.columnFlow[column] = units
    this.children[row]!++
  }

  hangRow(row: number, column: number, units: number): void {
    this.rowParent[row] = column
    this.rowFlow[row] = units
  }

  /** So much less into the column, along its way up to the sink; false, and nothing done, if an arc would run empty. */
  giveBack(column: number, units: number): boolean {
    for (let at = column; at !== this.columns; at = this.rowParent[this.columnParent[at]!]!) {
      if (this.columnFlow[at]! <= units) return false
    }
    for (let at = column; at !== this.columns; at = this.rowParent[this.columnParent[at]!]!) {
      this.columnFlow[at]! -= units
      this.rowFlow[this.columnParent[at]!]! += units
    }
    return true
  }

  /** Brings the arc into the basis; `reducedCost` < 0 is what a pack on it saves. */
  pivot(row: number, column: number, reducedCost: number): void {
    const givingRow = this.climb(row, column)
    let units = givingRow < 0 ? Infinity : this.rowFlow[givingRow]!
    let leaving = -1
    for (let at = column; at !== this.apexColumn;) {
      if (this.columnFlow[at]! <= units) {
        units = this.columnFlow[at]!
        leaving = at
      }
      const parent = this.columnParent[at]!
      if (parent === this.apexRow) break
      at = this.rowParent[parent]!
    }
    if (units > 0) this.shift(row, column, units)
    if (leaving >= 0) this.moveColumns(row, column, units, leaving, reducedCost)
    else this.moveRows(row, column, units, givingRow, reducedCost)
  }

  /** Finds the apex; returns the first row on the entering row's side whose arc has least flow, −1 if there is none. */
  private climb(row: number, column: number): number {
    const stamp = ++this.stamp
    for (let at = column; at !== this.columns;) {
      this.columnMark[at] = stamp
      const parent = this.columnParent[at]!
      this.rowMark[parent] = stamp
      at = this.rowParent[parent]!
    }
    this.columnMark[this.columns] = stamp
    this.apexRow = -1
    this.apexColumn = -1
    let least = Infinity
    let giving = -1
    for (let at = row; ;) {
      if (this.rowMark[at] === stamp) {
        this.apexRow = at
        return giving
      }
      if (this.rowFlow[at]! < least) {
        least = this.rowFlow[at]!
        giving = at
      }
      const parent = this.rowParent[at]!
      if (this.columnMark[parent] === stamp) {
        this.apexColumn = parent
        return giving
      }
      at = this.columnParent[parent]!
    }
  }

  private shift(row: number, column: number, units: number): void {
    for (let at = column; at !== this.apexColumn;) {
      this.columnFlow[at]! -= units
      const parent = this.columnParent[at]!
      if (parent === this.apexRow) break
      this.rowFlow[parent]! += units
      at = this.rowParent[parent]!
    }
    for (let at = row; at !== this.apexRow;) {
      this.rowFlow[at]! -= units
      const parent = this.rowParent[at]!
      if (parent === this.apexColumn) break
      this.columnFlow[parent]! += units
      at = this.columnParent[parent]!
    }
  }

  /** The arc above `last` leaves: what hangs under it now hangs, the other way up, under the entering row. */
  private moveColumns(row: number, column: number, units: number, last: number, reducedCost: number): void {
    this.reprice(last, -1, reducedCost)
    let [parent, flow] = [row, units]
    for (let at = column; ;) {
      const oldRow = this.columnParent[at]!
      const oldFlow = this.columnFlow[at]!
      this.hangColumn(at, parent, flow)
      if (at === last) return
      const above = this.rowParent[oldRow]!
      const aboveFlow = this.rowFlow[oldRow]!
      this.hangRow(oldRow, at, oldFlow)
      parent = oldRow
      flow = aboveFlow
      at = above
    }
  }

  /** The arc above row `last` leaves: it and all under it now hang, the other way up, under the entering column. */
  private moveRows(row: number, column: number, units: number, last: number, reducedCost: number): void {
    if (row !== last || this.children[row]! > 0) this.reprice(-1, last, -reducedCost)
    let [parent, flow] = [column, units]
    for (let at = row; ;) {
      const oldColumn = this.rowParent[at]!
      const oldFlow = this.rowFlow[at]!
      this.hangRow(at, parent, flow)
      if (at === last) return
      const above = this.columnParent[oldColumn]!
      const aboveFlow = this.columnFlow[oldColumn]!
      this.hangColumn(oldColumn, at, oldFlow)
      parent = oldColumn
      flow = aboveFlow
      at = above
    }
  }

  /** Adds to the potentials of all columns under a column (itself included) or under a row. */
  private reprice(underColumn: number, underRow: number, change: number): void {
    const { side, rowParent, columnParent, potential, columns } = this
    const outside = 2 * this.stamp
    side[columns] = outside
    if (underColumn >= 0) side[underColumn] = outside + 1
    if (underColumn >= 0) potential[underColumn]! += change
    for (let column = 0; column < columns; column++) {
      let at = column
      while (side[at]! < outside && columnParent[at] !== underRow) at = rowParent[columnParent[at]!]!
      const found = side[at]! < outside ? outside + 1 : side[at]!
      for (at = column; side[at]! < outside; at = rowParent[columnParent[at]!]!) {
        side[at] = found
        if (found > outside) potential[at]! += change
        if (columnParent[at] === underRow) break
      }
    }
  }
}
