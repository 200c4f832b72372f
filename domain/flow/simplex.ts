import { BasisTree } from './basis-tree'
import type { CostBoard } from './cost-board'
import { IdleRows, marginsOf } from './idle-rows'
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
  private readonly idle = new IdleRows()
  /** Rows that are awake, by number: the first of the list. */
  private readonly listed: Int32Array
  private readonly isAwake: Uint8Array
  private awake = 0
  private problem: TransportProblem
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
    this.listed = Int32Array.from(this.rows.keys())
    this.isAwake = new Uint8Array(this.rows.length)
    this.problem = problem
    this.fill(0, this.rows.length)
    const demand = Float64Array.from(this.columns, (column) => problem.demand[column]!)
    startBasis(this.tree, board.cells, this.supply, demand, this.rows.length)
  }

  /** A basis of its own that stands as this one does; its costs are not on the board yet. */
  fork(problem: TransportProblem): Simplex {
    const own: object = {
      ...{ problem, supply: this.supply.slice(), tree: this.tree.fork(), idle: this.idle.fork() },
      ...{ listed: this.listed.slice(), isAwake: this.isAwake.slice() },
    }
    return Object.assign(Object.create(Simplex.prototype) as Simplex, this, own)
  }

  /** Puts the costs on the board; `isDearer`: only surcharges have changed since the last time. */
  load(problem: TransportProblem, isDearer: boolean): void {
    this.problem = problem
    if (!isDearer) this.idle.forget()
    const { tree } = this
    const { rowParent, children, columns, potential } = tree
    const gives = (row: number): boolean => rowParent[row] !== columns || children[row]! > 0
    const measure = (): Float64Array => marginsOf(problem, this.rows, this.columns, potential)
    if (isDearer) this.awake = this.idle.list(this.listed, gives, potential, measure)
    else this.listed.forEach((_, row) => (this.listed[row] = row))
    this.isAwake.fill(0)
    this.fill(0, isDearer ? this.awake : this.rows.length)
  }

  /** Costs of the rows listed from one on to another, which wake with it. */
  private fill(from: number, to: number): void {
    const listed = this.listed.subarray(from, to)
    const largest = this.board.fill(this, this.problem, this.rows, this.columns, listed)
    listed.forEach((row) => (this.isAwake[row] = 1))
    this.awake = to
    this.dear = Math.max(this.dear, (largest + 1) * (this.columns.length + 1))
    if (this.dear > dearest) throw new RangeError(`Costs too large for exact potentials: ${largest}`)
  }

  get isLoaded(): boolean {
    return this.board.owner === this
  }

  /** Pivots until no arc would save anything; returns how many it took. */
  improve(): number {
    let pivots = 0
    do {
      this.computePotentials()
      while (this.findEntering()) {
        this.tree.pivot(this.enteringRow, this.enteringColumn, this.entering)
        pivots++
      }
    } while (this.wake())
    return pivots
  }

  /** Wakes the rows that could save something by now; whether there are any. */
  private wake(): boolean {
    const before = this.awake
    const count = this.idle.wake(this.listed, before, this.isAwake, this.tree.potential)
    if (count > before) this.fill(before, count)
    return count > before
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
    const { tree, supply, listed, awake } = this
    const { cells } = this.board
    const { columns, potential, rowParent } = tree
    const block = Math.max(1, Math.ceil(blockCells / columns))
    let left = block
    this.entering = 0
    for (let step = 0; step < awake; step++) {
      this.cursor = this.cursor + 1 < awake ? this.cursor + 1 : 0
      const row = listed[this.cursor]!
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
