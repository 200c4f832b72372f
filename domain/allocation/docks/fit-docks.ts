import { CostBoard } from '../../flow/cost-board'
import { DockLedger } from './dock-ledger'
import { costOfFlow } from './dock-tables'
import type { DockKind, DockProblem, KindFlow } from './dock-tables'
import { fitKind, placesOverloaded } from './fit-kind'
import type { Fitting } from './fit-kind'
import { loadsOf } from './loaded-kind'
import { NearRows } from './near-rows'
import type { Claim } from './stretches'

/** A kind's least cost if docks had no limit. */
export type FreeKind = { readonly flow: KindFlow; readonly cost: number }

/** What each kind should load at tight docks and what it would cost then, and what its packs are worth at prices that the docks nearly keep to. */
export type Aim = {
  readonly claim: Claim
  readonly claimCost: number
  readonly free: FreeKind
  readonly worth: Float64Array
}

/** Kinds that cost more than they should by this share of the whole are tried so often again, in the room that is then left. */
const WORTH_A_TRY = 1e-4
const TURNS = 3

/**
 * A plan within the docks: kind after kind at its least cost in the room that the others leave, those before by what they
 * load and those after by what they should.
 */
export function fitDocks(problem: DockProblem, aims: readonly Aim[], tight: Set<number>): KindFlow[] {
  const fitting: Fitting = { problem, board: new CostBoard(), tight }
  const ledger = new DockLedger(problem.tables)
  problem.kinds.forEach((kind, at) => ledger.add(aims[at]!.claim, kind.packKg))
  const flows = problem.kinds.map((kind, at) => {
    const { claim } = aims[at]!
    ledger.add(claim, -kind.packKg)
    const flow = fitOne(fitting, kind, ledger, claim, aims[at]!)
    ledger.add(loadsOf(problem, kind, flow), kind.packKg)
    return flow
  })
  for (let turn = 1; turn < TURNS; turn++) tryAgain(fitting, ledger, aims, flows)
  return flows
}

function fitOne(fitting: Fitting, kind: DockKind, others: DockLedger, claim: Claim, { free, worth }: Aim): KindFlow {
  const { problem } = fitting
  if (placesOverloaded(problem, kind, others, free.flow).length === 0) return free.flow
  return fitKind(fitting, kind, others, { claim, near: new NearRows(problem, kind, worth) })
}

function tryAgain(fitting: Fitting, ledger: DockLedger, aims: readonly Aim[], flows: KindFlow[]): void {
  const { problem } = fitting
  const costs = flows.map((flow, at) => costOfFlow(problem, problem.kinds[at]!, flow))
  const worthIt = WORTH_A_TRY * costs.reduce((sum, cost) => sum + cost, 0)
  problem.kinds.forEach((kind, at) => {
    const aim = aims[at]!
    if (costs[at]! - aim.claimCost <= worthIt) return
    const known = loadsOf(problem, kind, flows[at]!)
    ledger.add(known, -kind.packKg)
    const flow = fitOne(fitting, kind, ledger, known, aim)
    if (costOfFlow(problem, kind, flow) < costs[at]!) flows[at] = flow
    ledger.add(loadsOf(problem, kind, flows[at]!), kind.packKg)
  })
}
