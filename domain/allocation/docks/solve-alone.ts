import { CostBoard } from '../../flow/cost-board'
import { LeastCost } from '../../flow/least-cost'
import type { Charges } from './dock-price'
import { planWithinDocks } from './dock-prices'
import type { DockEffort, DockPlan } from './dock-prices'
import { pricedProblem } from './dock-tables'
import type { DockProblem } from './dock-tables'
import { readAnswer } from './loaded-kind'
import type { KindAnswer } from './loaded-kind'

/** Solves some of the kinds at prices that change from round to round: each goes on from its last basis. */
export class KindSolvers {
  private readonly solvers: readonly LeastCost[]

  constructor(
    private readonly problem: DockProblem,
    private readonly kinds: readonly number[] = [...problem.kinds.keys()],
    board = new CostBoard(),
  ) {
    this.solvers = kinds.map((kind) => new LeastCost(pricedProblem(problem, problem.kinds[kind]!), board))
  }

  solve(charges: Charges): KindAnswer[] {
    return this.solvers.map((solver, at) => {
      solver.reprice({ price: charges.price, detours: charges.detours })
      solver.solve()
      return readAnswer(this.problem, this.problem.kinds[this.kinds[at]!]!, solver, charges)
    })
  }
}

/** The plan within the docks, all in this thread. */
export function planDocksAlone(problem: DockProblem, effort: DockEffort): DockPlan {
  const solvers = new KindSolvers(problem)
  const planning = planWithinDocks(problem, effort)
  let next = planning.next()
  while (!next.done) next = planning.next(solvers.solve(next.value.charges))
  return next.value
}
