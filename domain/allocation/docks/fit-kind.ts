import type { CostBoard } from '../../flow/cost-board'
import { LeastCost } from '../../flow/least-cost'
import { DockLedger } from './dock-ledger'
import type { DockSteps } from './dock-steps'
import type { DockKind, DockProblem, KindFlow } from './dock-tables'
import { pricedProblem } from './dock-tables'
import { loadsOf, readFlow } from './loaded-kind'
import type { KindAnswer, LoadedKind } from './loaded-kind'
import type { NearRows } from './near-rows'

export type Fitting = {
  readonly problem: DockProblem
  readonly steps: DockSteps
  readonly board: CostBoard
  /** Places whose docks have turned out too small for what some kind would load there. */
  readonly tight: Set<number>
}

/** What each row of a kind is to have of its place's room before the others do: units by step. */
export type Claim = Pick<LoadedKind, 'row' | 'step'> & { readonly units: ArrayLike<number> }

/**
 * A kind's least cost within the room that the others leave. Where docks are tight, a row becomes several: each has as
 * many packs as are loaded in one stretch of time, and waits for that stretch to end; the last waits for ever.
 */
export function fitKind(
  fitting: Fitting,
  kind: DockKind,
  others: DockLedger,
  { claim, near }: { readonly claim: Claim; readonly near: NearRows },
): KindFlow {
  for (;;) {
    const { flow, worth } = solveStretches(fitting, kind, stretchesOf(fitting, kind, others, claim, near))
    if (near.widen(worth)) continue
    const over = placesOverloaded(fitting, kind, others, flow)
    if (over.length === 0) return flow
    if (over.every((place) => fitting.tight.has(place))) throw new Error('Docks overloaded where room was kept')
    over.forEach((place) => fitting.tight.add(place))
  }
}

type Stretches = { readonly row: number[]; readonly packs: number[]; readonly hours: number[] }

function solveStretches(fitting: Fitting, kind: DockKind, { row, packs, hours }: Stretches): KindAnswer {
  const { problem, board } = fitting
  const ofStretch = {
    ...kind,
    problem: { ...kind.problem, line: Int32Array.from(row, (each) => kind.problem.line[each]!) },
  }
  const solver = new LeastCost(
    {
      ...pricedProblem(problem, ofStretch, null),
      supply: Int32Array.from(packs),
      wait: { slackHours: problem.tables.slackHours, hours: Float64Array.from(hours) },
    },
    board,
  )
  solver.solve()
  const flow = readFlow(problem, ofStretch, solver, null)
  const late = flow.late.map((isLate, at) => (isLate || isTooSlow(fitting, ofStretch, flow, at, hours) ? 1 : 0))
  return { flow: { ...flow, late, row: flow.row.map((stretch) => row[stretch]!) }, worth: solver.worth }
}

function isTooSlow({ problem }: Fitting, { problem: { line } }: DockKind, flow: KindFlow, at: number, hours: number[]) {
  const { columns, slackHours } = problem.tables
  const slack = slackHours[line[flow.row[at]!]! * columns + flow.column[at]!]!
  return slack >= 0 && slack < hours[flow.row[at]!]!
}

/** Places where the flow would load more than the others leave room for. */
export function placesOverloaded(
  { problem, steps }: Pick<Fitting, 'problem' | 'steps'>,
  kind: DockKind,
  others: DockLedger,
  flow: KindFlow,
): number[] {
  const { place, step, units } = loadsOf(problem, steps, kind, flow)
  const own = new DockLedger(steps)
  for (let at = 0; at < place.length; at++) own.add(place[at]!, step[at]!, units[at]! * kind.packKg)
  return own.places.filter((at) => !own.fitsInto(at, others.roomAt(at)))
}

function stretchesOf(fitting: Fitting, kind: DockKind, others: DockLedger, claim: Claim, near: NearRows): Stretches {
  const { problem, tight } = fitting
  const stretches: Stretches = { row: [], packs: [], hours: [] }
  const rowsAt = new Map<number, number[]>()
  kind.problem.supply.forEach((packs, row) => {
    const place = problem.tables.place[kind.problem.line[row]!]!
    if (packs === 0 || !near.has(row)) return
    if (tight.has(place)) rowsAt.set(place, [...(rowsAt.get(place) ?? []), row])
    else addStretch(stretches, row, packs, 0)
  })
  for (const [place, rows] of rowsAt) {
    const rooms = shareRoom(others.roomAt(place), rows, claim, kind.packKg)
    rows.forEach((row, at) => divideRow(fitting, kind, stretches, row, rooms[at]!))
  }
  return stretches
}

function addStretch({ row, packs, hours }: Stretches, ...[ofRow, count, wait]: [number, number, number]): void {
  if (count <= 0) return
  row.push(ofRow)
  packs.push(count)
  hours.push(wait)
}

/** Rows of one place have what they claim as far as there is room; the first has the rest. Room is by step, to be used up to it. */
function shareRoom(room: Float64Array, rows: readonly number[], claim: Claim, packKg: number): Float64Array[] {
  const left = room.slice()
  const rooms = rows.map(() => left)
  for (let at = rows.length - 1; at > 0; at--) {
    const own = new Float64Array(room.length)
    for (let each = 0; each < claim.row.length; each++) {
      if (claim.row[each] === rows[at]) own[claim.step[each]!]! += claim.units[each]! * packKg
    }
    let due = 0
    for (let step = 0; step < own.length; step++) {
      due += own[step]!
      own[step] = Math.max(0, Math.min(due, left[step]!))
    }
    for (let step = 0; step < own.length; step++) left[step]! -= own[step]!
    for (let step = left.length - 2; step >= 0; step--) left[step] = Math.min(left[step]!, left[step + 1]!)
    rooms[at] = own
  }
  return rooms
}

function divideRow(fitting: Fitting, kind: DockKind, stretches: Stretches, row: number, room: Float64Array): void {
  const { steps, problem } = fitting
  const line = kind.problem.line[row]!
  const { hours } = steps.at(problem.tables.place[line]!)
  const due = new Set<number>()
  kind.problem.demand.forEach((packs, column) => packs > 0 && due.add(steps.of(line, column)))
  const supply = kind.problem.supply[row]!
  let given = 0
  for (const step of [...due].sort((a, b) => a - b)) {
    if (step < 0) continue
    const packs = Math.min(supply, Math.floor(room[step]! / kind.packKg + 1e-9))
    addStretch(stretches, row, packs - given, hours[step]!)
    given = Math.max(given, packs)
  }
  addStretch(stretches, row, supply - given, Infinity)
}
