import { BasisTree } from './basis-tree'
import type { CostBoard } from './cost-board'
import { startBasis } from './starting-basis'
import type { TransportProblem } from './transport-problem'

/** Rows of no place that hold, at a cost beyond all others, what has no real row: the first of them has all demand. */
const ghostRows = 33

/** So many cells are looked at, in whole rows, before the best arc among them enters. */
const blockCells = 200

/** Potentials must stay exact, with prices in whole 256ths too. */
const dearest = 2 ** 44

/** One kind's basis and how it gets better: rows that have something, columns that want something. */
export class Simplex {
  /** The problem's rows and columns that take part. */
  readonly rows: Int32Array
  readonly columns: Int32Array
  /** Per row and column of the problem its number here, −1 if it takes no part. */
  readonly rowAt: Int32Array
  readonly columnAt: Int32Array
  readonly supply: Float64Array
  readonly tree: BasisTree
  private dear = 0
  private cursor = 0
  private enteringRow = -1
  private enteringColumn = -1
  private entering = 0

  constructor(
    problem: TransportProblem,
    private readonly board: CostBoard,
  ) {
    this.rows = Int32Array.from(problem.supply.keys()).filter((row) => problem.supply[row]! > 0)
    this.columns = Int32Array.from(problem.demand.keys()).filter((column) => problem.demand[column]! > 0)
    this.rowAt = new Int32Array(problem.supply.length).fill(-1)
    this.columnAt = new Int32Array(problem.demand.length).fill(-1)
    this.rows.forEach((row, at) => (this.rowAt[row] = at))
    this.columns.forEach((column, at) => (this.columnAt[column] = at))
    this.supply = Float64Array.from(this.rows, (row) => problem.supply[row]!)
    this.tree = new BasisTree(this.rows.length + ghostRows, this.columns.length)
    this.load(problem)
    const demand = Float64Array.from(this.columns, (column) => problem.demand[column]!)
    startBasis(this.tree, board.cells, this.supply, demand, this.rows.length)
  }

  /** Puts the costs on the board. */
  load(problem: TransportProblem): void {
    const largest = this.board.fill(this, problem, this.rows, this.columns)
    this.dear = (largest + 1) * (this.columns.length + 1)
    if (this.dear > dearest) throw new RangeError(`Costs too large for exact potentials: ${largest}`)
  }

  get isLoaded(): boolean {
    return this.board.owner === this
  }

  /** Pivots until no arc would save anything; returns how many it took. */
  improve(): number {
    let pivots = 0
    this.computePotentials()
    while (this.findEntering()) {
      this.tree.pivot(this.enteringRow, this.enteringColumn, this.entering)
      pivots++
    }
    return pivots
  }

  /** Cost of an arc, the sink's and the ghost rows' included; no arc costs beyond all others. */
  cost(row: number, column: number): number {
    const { columns } = this.tree
    if (column === columns) return 0
    const cost = row < this.rows.length ? this.board.cells[row * columns + column]! : Infinity
    return cost === Infinity ? this.dear : cost
  }

  isReal(row: number, column: number): boolean {
    const { columns } = this.tree
    return row < this.rows.length && column < columns && this.board.cells[row * columns + column] !== Infinity
  }

  /** A ghost row that carries nothing, −1 if all are in use. */
  freeGhost(): number {
    const { tree } = this
    for (let row = this.rows.length + 1; row < tree.rowParent.length; row++) {
      if (tree.rowParent[row] === tree.columns && tree.children[row] === 0) return row
    }
    return -1
  }

  private computePotentials(): void {
    const { tree } = this
    const { columns, columnParent, rowParent, potential } = tree
    potential.fill(NaN)
    potential[columns] = 0
    const path = new Int32Array(columns)
    for (let column = 0; column < columns; column++) {
      let length = 0
      let at = column
      for (; Number.isNaN(potential[at]!); at = rowParent[columnParent[at]!]!) path[length++] = at
      while (length > 0) {
        const below = path[--length]!
        const row = columnParent[below]!
        potential[below] = potential[at]! - this.cost(row, at) + this.cost(row, below)
        at = below
      }
    }
  }

  /** The best arc of the next block of rows that has one that saves something. */
  private findEntering(): boolean {
    const { tree, supply } = this
    const { cells } = this.board
    const { columns, potential, rowParent } = tree
    const rows = supply.length
    const block = Math.max(1, Math.ceil(blockCells / columns))
    let left = block
    this.entering = 0
    for (let step = 0; step < rows; step++) {
      const row = this.cursor
      this.cursor = row + 1 === rows ? 0 : row + 1
      if (supply[row] === 0) continue
      const parent = rowParent[row]!
      const from = row * columns
      const own = parent === columns ? 0 : this.cost(row, parent) - potential[parent]!
      let least = 0
      let best = columns
      for (let column = 0; column < columns; column++) {
        const cost = cells[from + column]! - potential[column]!
        if (cost < least) {
          least = cost
          best = column
        }
      }
      if (least - own < this.entering) this.choose(row, best, least - own)
      if (--left === 0) {
        if (this.entering < 0) return true
        left = block
      }
    }
    if (this.entering === 0) this.findGhostEntering()
    return this.entering < 0
  }

  private findGhostEntering(): void {
    const { columns, potential, rowParent } = this.tree
    for (let row = this.rows.length; row < rowParent.length; row++) {
      const own = this.cost(row, rowParent[row]!) - potential[rowParent[row]!]!
      for (let column = 0; column <= columns; column++) {
        const reduced = this.cost(row, column) - potential[column]! - own
        if (reduced < this.entering) this.choose(row, column, reduced)
      }
    }
  }

  private choose(row: number, column: number, reducedCost: number): void {
    this.enteringRow = row
    this.enteringColumn = column
    this.entering = reducedCost
  }
}
