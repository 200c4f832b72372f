import { CostBoard } from '../../flow/cost-board'
import { DockLedger } from './dock-ledger'
import type { DockSteps } from './dock-steps'
import { costOfFlow } from './dock-tables'
import type { DockProblem, KindFlow } from './dock-tables'
import { fitKind, placesOverloaded } from './fit-kind'
import type { Claim, Fitting } from './fit-kind'
import { loadsOf } from './loaded-kind'
import { NearRows } from './near-rows'

/** Turns through all kinds at most; less when a turn saves less than this share. */
const TURNS = 3
const WORTH_A_TURN = 2e-4

/** A kind's least cost if docks had no limit. */
export type FreeKind = { readonly flow: KindFlow; readonly cost: number }

/** What each kind should load at tight docks, and what its packs are worth at prices that the docks nearly keep to. */
export type Aim = { readonly claim: Claim; readonly free: FreeKind; readonly worth: Float64Array }

type Standing = { claim: Claim; readonly near: NearRows }

/**
 * A plan within the docks: kind after kind at its least cost in the room that the others leave, which at first is what
 * they should have and then what they do have; so no turn makes it dearer.
 */
export function fitDocks(problem: DockProblem, steps: DockSteps, aims: readonly Aim[], tight: Set<number>): KindFlow[] {
  const fitting: Fitting = { problem, steps, board: new CostBoard(), tight }
  const flows = new Array<KindFlow | undefined>(aims.length)
  const claims = aims.map(({ claim, worth }, at) => {
    return { claim, near: new NearRows(problem, problem.kinds[at]!, worth) }
  })
  let last = Infinity
  for (let turn = 0; turn < TURNS; turn++) {
    fitTurn(fitting, aims, claims, flows)
    const cost = flows.reduce((sum, flow, at) => sum + (flow ? costOfFlow(problem, problem.kinds[at]!, flow) : 0), 0)
    if (last - cost < WORTH_A_TURN * cost) break
    last = cost
  }
  return flows.map((flow) => flow!)
}

function fitTurn(fitting: Fitting, aims: readonly Aim[], claims: Standing[], flows: (KindFlow | undefined)[]): void {
  const { problem, steps } = fitting
  const ledger = new DockLedger(steps)
  problem.kinds.forEach((kind, at) => book(fitting, ledger, at, claims[at]!.claim, kind.packKg))
  problem.kinds.forEach((kind, at) => {
    const { free } = aims[at]!
    const known = flows[at]
    if (known && costOfFlow(problem, kind, known) <= free.cost) return
    book(fitting, ledger, at, claims[at]!.claim, -kind.packKg)
    const isFree = placesOverloaded(fitting, kind, ledger, free.flow).length === 0
    const flow = isFree ? free.flow : fitKind(fitting, kind, ledger, claims[at]!)
    flows[at] = flow
    claims[at]!.claim = loadsOf(problem, steps, kind, flow)
    book(fitting, ledger, at, claims[at]!.claim, kind.packKg)
  })
}

function book({ problem }: Fitting, ledger: DockLedger, at: number, claim: Claim, packKg: number): void {
  const { line } = problem.kinds[at]!.problem
  for (let each = 0; each < claim.row.length; each++) {
    const place = problem.tables.place[line[claim.row[each]!]!]!
    ledger.add(place, claim.step[each]!, claim.units[each]! * packKg)
  }
}
