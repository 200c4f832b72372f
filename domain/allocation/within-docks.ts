import { dockProblem } from './dock-problem'
import { chargesOf, worthOfRoom } from './docks/dock-price'
import type { Charges, DockPrice } from './docks/dock-price'
import { planWithinDocks } from './docks/dock-prices'
import type { DockPlan } from './docks/dock-prices'
import { dueBy } from './docks/dock-tables'
import type { DockProblem, DockTables, KindFlow } from './docks/dock-tables'
import { readAnswer } from './docks/loaded-kind'
import type { KindAnswer } from './docks/loaded-kind'
import type { Kind } from './kinds'
import type { Network } from './network'
import { scheduleDocks } from './schedule-docks'
import type { Waiting } from './schedule-docks'
import type { Shipment } from './shipment'
import type { SolvedKind } from './solve-kinds'

/** Prices of the docks' hours, at which every kind is solved, and the plan within the docks that was found with them. */
export type Docked = {
  readonly problem: DockProblem
  readonly prices: readonly DockPrice[]
  /** What a weight pays on each way. */
  readonly charges: Charges
  /** What the rooms are worth at these prices: it comes off the bound. */
  readonly worthOfRoom: number
  /** Null where there were too many needs to look for one. */
  readonly plan: DockPlan | null
}

/** Every kind at its fair targets, all together within the docks. */
export function planDocks(network: Network, solved: readonly SolvedKind[]): Docked {
  const problem = dockProblem(
    network,
    solved.map(({ kind, cover }) => ({ kind, targets: cover.targets })),
  )
  const { dockGap: gap, dockRoundsLeast } = network.input.rules
  const rounds = dockRounds(network, solved)
  if (rounds < dockRoundsLeast) return docked(problem, null)
  for (const { solver } of solved) solver.reprice({ cost: problem.tables.cost })
  const planning = planWithinDocks(problem, { rounds, gap })
  let next = planning.next()
  while (!next.done) {
    const { charges } = next.value
    next = planning.next(solved.map(({ solver }, kind) => solveAt(problem, kind, solver, charges)))
  }
  return docked(problem, next.value)
}

/** As many rounds as the rules allow, fewer where each scans very many ways: counted, so that equal inputs give equal plans. */
function dockRounds({ input, destinations }: Network, solved: readonly SolvedKind[]): number {
  const { dockRounds: most, dockWaysScanned } = input.rules
  const ways = solved.reduce((sum, { kind }) => sum + kind.rows.length * destinations.length, 0)
  return Math.max(1, Math.min(most, Math.floor(dockWaysScanned / Math.max(1, ways))))
}

function solveAt(problem: DockProblem, kind: number, solver: SolvedKind['solver'], charges: Charges): KindAnswer {
  const of = problem.kinds[kind]
  if (!of) throw new RangeError('allocation: a kind without docks')
  solver.reprice({ price: charges.price, detours: charges.detours })
  solver.solve()
  return readAnswer(problem, of, solver, charges)
}

function docked(problem: DockProblem, plan: DockPlan | null): Docked {
  const { tables } = problem
  const prices = (plan?.prices ?? []).filter(({ price }) => price > 0)
  return { problem, prices, charges: chargesOf(tables, prices), worthOfRoom: worthOfRoom(tables, prices), plan }
}

/** Packs within the docks as shipments, each loaded in its turn: the earlier it has to be there, the sooner. */
export function dockedShipments(
  network: Network,
  kinds: readonly Kind[],
  tables: DockTables,
  flows: readonly KindFlow[],
): Shipment[] {
  const count = network.destinations.length
  const waiting = flows.flatMap((flow, at): Waiting[] => {
    const kind = kinds[at]
    return Array.from(flow.row, (row, each): Waiting[] => {
      const [column = 0, packs = 0, late = 0] = [flow.column[each], flow.units[each], flow.late[each]]
      if (!kind || packs <= 0) return []
      const batch = column < 2 * count ? 'first' : 'rest'
      const slackHours = dueBy(tables, (kind.line[row] ?? 0) * tables.columns + column, late)
      return [{ kind, row, batch, destination: column % count, packs, asked: 'least-cost', slackHours }]
    }).flat()
  })
  return scheduleDocks(network, together(network, waiting))
}

/** What goes from one row to one need in time and what comes late anyway: one shipment each. */
function together({ destinations }: Network, waiting: readonly Waiting[]): Waiting[] {
  const merged = new Map<string, Waiting>()
  for (const each of waiting) {
    const { kind, row, batch, destination, slackHours, packs } = each
    const key = `${kind.itemCode} ${(row * destinations.length + destination) * 2 + (batch === 'first' ? 0 : 1)} ${slackHours}`
    const known = merged.get(key)
    merged.set(key, known ? { ...known, packs: known.packs + packs } : each)
  }
  return [...merged.values()]
}
