import type { LeastCostCertificate } from './check-least-cost'
import { CostBoard } from './cost-board'
import { certify } from './potentials'
import { Simplex } from './simplex'
import type { TransportProblem } from './transport-problem'

/**
 * Network simplex for one kind: at most the supply of each row, exactly the demand of each column, least cost. Starts
 * again from its last basis after a change. Demand that can't be met is `uncovered`, and the rest then of least cost.
 * Whole numbers throughout; the rule of its tree ends it, never time. Read results only after `solve`.
 */
export class LeastCost implements LeastCostCertificate {
  private done = 0
  /** Whether costs differ from those last loaded by surcharges only. */
  private isDearer = true
  private simplex: Simplex | null = null
  private certificate: LeastCostCertificate | null = null
  private problem: TransportProblem

  /** Solvers that share a board share its memory and write their costs anew in each `solve`. */
  constructor(
    problem: TransportProblem,
    private readonly board = new CostBoard(),
  ) {
    this.problem = { ...problem, supply: problem.supply.slice(), demand: problem.demand.slice() }
  }

  /** A solver that goes on from here by itself: whatever it is asked, this one stays as it is. */
  fork(): LeastCost {
    const fork = new LeastCost(this.problem, this.board)
    fork.simplex = this.simplex?.fork(fork.problem) ?? null
    fork.isDearer = this.isDearer
    return fork
  }

  solve(): void {
    this.certificate = null
    this.simplex ??= new Simplex(this.problem, this.board)
    this.done += this.ready().improve()
  }

  /** Other costs; the flow stays feasible, so the next `solve` goes on from it. */
  reprice(tables: Partial<Pick<TransportProblem, 'cost' | 'price' | 'detours' | 'weight'>>): void {
    this.problem = { ...this.problem, ...tables }
    this.isDearer &&= tables.cost === undefined
    this.board.owner = null
    this.certificate = null
  }

  setSupply(row: number, units: number): void {
    const change = units - this.problem.supply[row]!
    this.problem.supply[row] = units
    this.certificate = null
    if (!this.simplex || change === 0) return
    const at = this.simplex.rowAt[row]!
    if (at < 0 || !changeSupply(this.simplex, at, change)) this.simplex = null
  }

  setDemand(column: number, units: number): void {
    const change = units - this.problem.demand[column]!
    this.problem.demand[column] = units
    this.certificate = null
    if (!this.simplex || change === 0) return
    const at = this.simplex.columnAt[column]!
    if (at < 0 || units === 0 || !changeDemand(this.simplex, at, change)) this.simplex = null
  }

  get pivots(): number {
    return this.done
  }

  flow(row: number, column: number): number {
    const simplex = this.ready()
    const { tree, rowAt, columnAt } = simplex
    const [r, c] = [rowAt[row]!, columnAt[column]!]
    if (r < 0 || c < 0 || !simplex.isReal(r, c)) return 0
    if (tree.rowParent[r] === c) return tree.rowFlow[r]!
    return tree.columnParent[c] === r ? tree.columnFlow[c]! : 0
  }

  forEachFlow(visit: (row: number, column: number, units: number) => void): void {
    const simplex = this.ready()
    const { tree, rows, columns } = simplex
    rows.forEach((row, at) => {
      const column = tree.rowParent[at]!
      const units = tree.rowFlow[at]!
      if (units > 0 && simplex.isReal(at, column)) visit(row, columns[column]!, units)
    })
    columns.forEach((column, at) => {
      const row = tree.columnParent[at]!
      if (simplex.isReal(row, at)) visit(rows[row]!, column, tree.columnFlow[at]!)
    })
  }

  /** Packs per column that no row can bring. */
  get uncovered(): Int32Array {
    const uncovered = this.problem.demand.slice()
    this.forEachFlow((_, column, units) => (uncovered[column]! -= units))
    return uncovered
  }

  /** Cost of what is covered, surcharges rounded down to whole; exact beyond 2^53. */
  get objective(): bigint {
    const { rowAt, columnAt } = this.ready()
    let sum = 0n
    this.forEachFlow((row, column, units) => {
      sum += BigInt(256 * this.ready().cost(rowAt[row]!, columnAt[column]!)) * BigInt(units)
    })
    return sum / 256n
  }

  /** Potentials of the columns that want something, 0 for others: enough for a bound, and quickly read. */
  get worth(): Float64Array {
    const { columnAt, tree } = this.ready()
    return Float64Array.from(columnAt, (at) => (at < 0 ? 0 : tree.potential[at]!))
  }

  get rowPotential(): Float64Array {
    return this.potentials.rowPotential
  }

  get columnPotential(): Float64Array {
    return this.potentials.columnPotential
  }

  private get potentials(): LeastCostCertificate {
    this.certificate ??= certify(this.problem, this.ready())
    return this.certificate
  }

  /** The basis, with this kind's costs on the board. */
  private ready(): Simplex {
    if (!this.simplex) throw new Error('Not solved yet')
    if (!this.simplex.isLoaded) this.simplex.load(this.problem, this.isDearer)
    this.isDearer = true
    return this.simplex
  }
}

/** What the row carries passes to a ghost row, from which the next pivots take it; false if there is none left. */
function changeSupply(simplex: Simplex, row: number, change: number): boolean {
  const { tree, supply } = simplex
  supply[row]! += change
  if (tree.rowParent[row] === tree.columns && tree.rowFlow[row]! + change >= 0) {
    tree.rowFlow[row]! += change
    return true
  }
  const ghost = simplex.freeGhost()
  if (ghost < 0) return false
  tree.hangRow(ghost, tree.rowParent[row]!, tree.rowFlow[row]!)
  tree.hangRow(row, tree.columns, supply[row]!)
  for (let column = 0; column < tree.columns; column++) {
    if (tree.columnParent[column] === row) tree.hangColumn(column, ghost, tree.columnFlow[column]!)
  }
  return true
}

/** More is lent by a ghost row; less goes back up to the sink where the way there allows it, else false. */
function changeDemand(simplex: Simplex, column: number, change: number): boolean {
  const { tree } = simplex
  if (change < 0) return tree.giveBack(column, -change)
  const ghost = simplex.freeGhost()
  if (ghost >= 0) tree.hangRow(ghost, column, change)
  return ghost >= 0
}
