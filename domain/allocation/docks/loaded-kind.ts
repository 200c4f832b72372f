import type { LeastCost } from '../../flow/least-cost'
import type { DockSteps } from './dock-steps'
import type { DockKind, DockProblem, KindFlow } from './dock-tables'
import { costOfFlow } from './dock-tables'

/** What one solution of a kind costs without prices, and what it loads in time: parallel lists, a step at a place each. */
export type LoadedKind = {
  readonly cost: number
  readonly row: Int32Array
  readonly place: Int32Array
  readonly step: Int32Array
  readonly units: Int32Array
}

/** What a kind answers to prices: its packs on their ways, and the worth of a pack per column that proves it least. */
export type KindAnswer = { readonly flow: KindFlow; readonly worth: Float64Array }

/** A solver's packs on their ways; a way that can be gone both ways is gone the cheaper one. */
export function readFlow(
  { tables }: DockProblem,
  { problem }: DockKind,
  solver: Pick<LeastCost, 'forEachFlow'>,
  price: Float64Array | null,
): KindFlow {
  const [row, column, units, late]: [number[], number[], number[], number[]] = [[], [], [], []]
  solver.forEachFlow((from, to, packs) => {
    const cell = problem.line[from]! * tables.columns + to
    const cost = tables.cost[cell]! + (price ? problem.weight * price[cell]! : 0)
    const isLate = tables.cost[cell]! < 0 || (tables.late[cell]! >= 0 && tables.late[cell]! < cost)
    row.push(from)
    column.push(to)
    units.push(packs)
    late.push(isLate ? 1 : 0)
  })
  return {
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    units: Int32Array.from(units),
    late: Uint8Array.from(late),
  }
}

/** Which packs go in time, and at which step of which place they are due. */
export function loadsOf(problem: DockProblem, steps: DockSteps, kind: DockKind, flow: KindFlow): LoadedKind {
  const [row, place, step, units]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let at = 0; at < flow.row.length; at++) {
    const line = kind.problem.line[flow.row[at]!]!
    const own = flow.late[at] ? -1 : steps.of(line, flow.column[at]!)
    if (own < 0) continue
    row.push(flow.row[at]!)
    place.push(problem.tables.place[line]!)
    step.push(own)
    units.push(flow.units[at]!)
  }
  return {
    cost: costOfFlow(problem, kind, flow),
    row: Int32Array.from(row),
    place: Int32Array.from(place),
    step: Int32Array.from(step),
    units: Int32Array.from(units),
  }
}
