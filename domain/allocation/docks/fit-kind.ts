import type { CostBoard } from '../../flow/cost-board'
import { LeastCost } from '../../flow/least-cost'
import { DockLedger } from './dock-ledger'
import { stepsLate } from './dock-tables'
import type { DockKind, DockProblem, KindFlow } from './dock-tables'
import { flowOf, loadsOf } from './loaded-kind'
import type { NearRows } from './near-rows'
import { stretchesOf } from './stretches'
import type { Claim, Stretches } from './stretches'

export type Fitting = {
  readonly problem: DockProblem
  readonly board: CostBoard
  /** Places whose docks have turned out too small for what some kind would load there. */
  readonly tight: Set<number>
}

/** A kind's least cost within the room that the others leave. */
export function fitKind(
  fitting: Fitting,
  kind: DockKind,
  others: DockLedger,
  { claim, near }: { readonly claim: Claim; readonly near: NearRows },
): KindFlow {
  for (;;) {
    const stretches = stretchesOf(fitting, kind, near, others, claim)
    const solver = solveStretches(fitting, kind, near, stretches)
    if (near.widen(riseOf(solver, near))) continue
    const flow = flowOfStretches(fitting, kind, near, stretches, solver)
    const over = placesOverloaded(fitting.problem, kind, others, flow)
    if (over.length === 0) return flow
    if (over.every((place) => fitting.tight.has(place))) throw new Error('Docks overloaded where room was kept')
    over.forEach((place) => fitting.tight.add(place))
  }
}

function solveStretches({ board }: Fitting, { problem }: DockKind, { columns }: NearRows, { packs, cost }: Stretches) {
  const solver = new LeastCost(
    {
      supply: Int32Array.from(packs),
      line: Int32Array.from(packs.keys()),
      demand: columns.map((column) => problem.demand[column]!),
      columns: columns.length,
      ...{ cost, price: null, weight: 0 },
    },
    board,
  )
  solver.solve()
  return solver
}

/** By how much packs are worth more than was thought; without end where some could not be brought at all. */
function riseOf(solver: LeastCost, { mostWorth }: NearRows): number {
  if (solver.uncovered.some((packs) => packs > 0)) return Infinity
  return solver.worth.reduce((most, each) => Math.max(most, each - mostWorth), 0)
}

/** A stretch comes as late as its hour makes it, or as its way does. */
function flowOfStretches(
  { problem: { tables } }: Fitting,
  { problem }: DockKind,
  near: NearRows,
  stretches: Stretches,
  solver: LeastCost,
): KindFlow {
  const [row, column, units, late]: [number[], number[], number[], number[]] = [[], [], [], []]
  solver.forEachFlow((stretch, at, packs) => {
    const cell = problem.line[stretches.row[stretch]!]! * tables.columns + near.columns[at]!
    row.push(stretches.row[stretch]!)
    column.push(near.columns[at]!)
    units.push(packs)
    late.push(stepsLate(tables, cell, stretches.hours[stretch]!))
  })
  return flowOf(row, column, units, late)
}

/** Places where the flow would load more than the others leave room for. */
export function placesOverloaded(problem: DockProblem, kind: DockKind, others: DockLedger, flow: KindFlow): number[] {
  const own = new DockLedger(problem.tables)
  own.add(loadsOf(problem, kind, flow), kind.packKg)
  return own.places.filter((place) => !own.at(place).fitsInto(others.roomAt(place)))
}
