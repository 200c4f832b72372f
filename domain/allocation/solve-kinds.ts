import { CostBoard } from '../flow/cost-board'
import { LeastCost } from '../flow/least-cost'
import { coverKind, problemOf } from './cover-kind'
import type { KindCover } from './cover-kind'
import type { Kind } from './kinds'
import type { Network } from './network'
import { packsTaken, packsToMake } from './stand-ins'
import type { LeftOver } from './stand-ins'

/** A kind solved without docks: fair targets at least cost, with the solver that can go on from its last basis. */
export type SolvedKind = {
  readonly kind: Kind
  readonly cover: KindCover
  readonly solver: LeastCost
  /** What it costs, docks aside. */
  readonly freeCost: number
  /** Packs per row that no destination gets. */
  readonly left: Int32Array
}

/**
 * Solves kinds one by one, in the order of their use: what stands in for a kind is what its own kind has left.
 * Kinds that neither stand in nor are stood in for can be solved anywhere, in any order.
 */
export function solveKinds(network: Network, kinds: readonly Kind[], board = new CostBoard()): SolvedKind[] {
  const leftOver: LeftOver = new Map()
  return kinds.map((kind) => {
    fillStandIns(kind, leftOver)
    const solved = solveKind(network, kind, board)
    leftOver.set(kind.itemCode, solved.left.slice())
    takeStandIns(solved, leftOver)
    return solved
  })
}

/** The same after a change: kinds that are not named stay as they are, the others go on from their last basis, which stays. */
export function solveKindsAgain(
  network: Network,
  kinds: readonly Kind[],
  before: readonly SolvedKind[],
  codes: ReadonlySet<string>,
): SolvedKind[] {
  const leftOver: LeftOver = new Map()
  const known = new Map(before.map((solved) => [solved.kind.itemCode, solved]))
  return kinds.map((kind) => {
    const earlier = known.get(kind.itemCode)
    if (earlier && !codes.has(kind.itemCode)) return earlier
    fillStandIns(kind, leftOver)
    const solved = earlier ? solveAgain(network, kind, earlier) : solveKind(network, kind, new CostBoard())
    leftOver.set(kind.itemCode, solved.left.slice())
    takeStandIns(solved, leftOver)
    return solved
  })
}

function solveAgain(network: Network, kind: Kind, { solver: earlier }: SolvedKind): SolvedKind {
  const cover = coverKind(network, kind)
  const solver = earlier.fork()
  kind.supply.forEach((packs, row) => solver.setSupply(row, packs))
  cover.targets.forEach((packs, column) => solver.setDemand(column, packs))
  solver.reprice({ cost: network.cost, price: null, detours: null })
  solver.solve()
  return { kind, cover, solver, freeCost: Number(solver.objective), left: leftOf(kind, solver) }
}

export function solveKind(network: Network, kind: Kind, board: CostBoard): SolvedKind {
  const cover = coverKind(network, kind)
  const solver = new LeastCost(problemOf(network, kind, cover.targets), board)
  solver.solve()
  return { kind, cover, solver, freeCost: Number(solver.objective), left: leftOf(kind, solver) }
}

function leftOf(kind: Kind, solver: LeastCost): Int32Array {
  const left = kind.supply.slice()
  solver.forEachFlow((row, _column, units) => {
    left[row] = (left[row] ?? 0) - units
  })
  return left
}

function fillStandIns({ rows, supply, packSize }: Kind, leftOver: LeftOver): void {
  rows.forEach((row, index) => {
    if (row.takesFrom.length > 0) supply[index] = row.isForbidden ? 0 : packsToMake(row, packSize, leftOver)
  })
}

/** What stands in here is no longer there for others. */
function takeStandIns({ kind, left }: SolvedKind, leftOver: LeftOver): void {
  kind.rows.forEach(({ takesFrom }, index) => {
    const packs = takesFrom.length > 0 ? (kind.supply[index] ?? 0) - (left[index] ?? 0) : 0
    for (const from of packs > 0 ? takesFrom : []) {
      const there = leftOver.get(from.itemCode)
      if (there) there[from.row] = (there[from.row] ?? 0) - packsTaken(packs, kind.packSize, from)
    }
  })
}

/**
 * The kinds as loads are built from them: of goods that stand in for others, the other kind has as many packs as its
 * optimum takes, and their own kind the rest.
 */
export function dividedKinds(solved: readonly SolvedKind[]): Kind[] {
  const supplies = new Map(solved.map(({ kind }) => [kind.itemCode, kind.supply.slice()]))
  for (const { kind, left } of solved) {
    const supply = supplies.get(kind.itemCode)
    kind.rows.forEach(({ takesFrom }, row) => {
      if (takesFrom.length === 0 || !supply) return
      const packs = (kind.supply[row] ?? 0) - (left[row] ?? 0)
      supply[row] = packs
      for (const from of packs > 0 ? takesFrom : []) {
        const there = supplies.get(from.itemCode)
        if (there) there[from.row] = (there[from.row] ?? 0) - packsTaken(packs, kind.packSize, from)
      }
    })
  }
  return solved.map(({ kind }) => ({ ...kind, supply: supplies.get(kind.itemCode) ?? kind.supply }))
}
