import type { LeastCost } from '../../flow/least-cost'
import { cheapestLate } from './dock-price'
import type { Charges } from './dock-price'
import type { DockKind, DockProblem, KindFlow } from './dock-tables'
import { costOfFlow, dueBy } from './dock-tables'

/** What one solution of a kind costs without prices, and what it loads: parallel lists; due by how many hours of loading. */
export type LoadedKind = {
  readonly cost: number
  readonly row: Int32Array
  readonly place: Int32Array
  readonly hours: Float64Array
  readonly units: Int32Array
}

/** What a kind answers to prices: its packs on their ways, what they cost with their charges, and the worths that prove it least. */
export type KindAnswer = { readonly flow: KindFlow; readonly cost: number; readonly worth: Float64Array }

/** A solver's packs on their ways, each as late as is cheapest. */
export function readAnswer(
  { tables }: DockProblem,
  { problem }: DockKind,
  solver: Pick<LeastCost, 'forEachFlow' | 'worth'>,
  charges: Charges,
): KindAnswer {
  const [row, column, units, late]: [number[], number[], number[], number[]] = [[], [], [], []]
  let sum = 0
  solver.forEachFlow((from, to, packs) => {
    const cheapest = cheapestLate(tables, charges, problem.line[from]! * tables.columns + to, problem.weight)
    row.push(from)
    column.push(to)
    units.push(packs)
    late.push(cheapest.late)
    sum += packs * cheapest.cost
  })
  return { flow: flowOf(row, column, units, late), cost: sum, worth: solver.worth }
}

export function flowOf(row: number[], column: number[], units: number[], late: number[]): KindFlow {
  return {
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    units: Int32Array.from(units),
    late: Int32Array.from(late),
  }
}

/** Where packs are loaded, and by when each is due. */
export function loadsOf(problem: DockProblem, kind: DockKind, flow: KindFlow): LoadedKind {
  const { tables } = problem
  const line = flow.row.map((row) => kind.problem.line[row]!)
  return {
    cost: costOfFlow(problem, kind, flow),
    row: flow.row,
    place: line.map((each) => tables.place[each]!),
    hours: Float64Array.from(line, (each, at) =>
      dueBy(tables, each * tables.columns + flow.column[at]!, flow.late[at]!),
    ),
    units: flow.units,
  }
}
