import { DockLedger } from './dock-ledger'
import { chargesOf, worthOfRoom } from './dock-price'
import type { Charges, DockPrice } from './dock-price'
import type { DockProblem, KindFlow } from './dock-tables'
import { fitDocks } from './fit-docks'
import type { FreeKind } from './fit-docks'
import { loadsOf } from './loaded-kind'
import type { KindAnswer } from './loaded-kind'
import { PriceMaster } from './price-master'
import type { Claim } from './stretches'

/** Packs of every kind within the docks, what they cost, and what no plan within the docks can cost less than. */
export type DockPlan = {
  readonly flows: readonly KindFlow[]
  readonly objective: number
  readonly bound: number
  /** (objective − bound) ÷ bound. */
  readonly gap: number
  /** What proves the bound: the prices of docks, and per kind the worth of a pack at each column (`boundFrom`). */
  readonly prices: readonly DockPrice[]
  readonly worth: readonly Float64Array[]
  /** Packs that nothing can bring within the docks: none where every column has late ways enough. */
  readonly unplaced: number
  /** Cost if docks had no limit. */
  readonly freeCost: number
  readonly rounds: number
}

export type DockEffort = {
  /** Rounds at most: bounded by count, so that equal inputs give equal plans. */
  readonly rounds: number
  /** The search ends with a plan whose gap is no larger than this. */
  readonly gap: number
}

/** Prices at which all kinds are to be solved. */
export type PriceRound = { readonly prices: readonly DockPrice[]; readonly charges: Charges }

/** After a plan that is not good enough: so many rounds that may prove it good enough, or lead to a better one. */
const ROUNDS_BETWEEN_PLANS = 15

/** Before a plan the solutions are mixed so often, each time with the hours that the last mix overflows. */
const MIXES_BEFORE_PLAN = 3

/**
 * Looks for prices of the docks' hours at which the kinds, solved each by itself, keep within the docks; then for a plan
 * that does. Yields prices and takes each kind's least-cost flow at them, in the order of the kinds (`KindSolvers`):
 * whoever drives it may have the kinds solved in threads, each thread its own.
 *
 * With any prices, the priced cost of all kinds less the worth of the rooms is a bound. The mix of solutions by which
 * the last prices were found says what each kind should have of tight docks; a plan made from it joins the mix, until
 * plan and bound are close.
 */
export function* planWithinDocks(
  problem: DockProblem,
  effort: DockEffort,
): Generator<PriceRound, DockPlan, readonly KindAnswer[]> {
  const search = new PriceSearch(problem)
  let best: DockPlan | null = null
  let due = Infinity
  for (let round = 1; ; round++) {
    const { prices } = search
    search.take(yield { prices, charges: chargesOf(problem.tables, prices) }, prices)
    best &&= search.prove(best)
    const isLast = round >= effort.rounds
    const isDue = isLast || (best ? round >= due : search.isSettled(effort.gap / 2))
    if (isDue && !(best && best.gap <= effort.gap)) {
      best = search.plan(best)
      due = round + ROUNDS_BETWEEN_PLANS
    }
    if (best && (isLast || best.gap <= effort.gap)) return best
  }
}

type Proof = Pick<DockPlan, 'bound' | 'prices' | 'worth'>

class PriceSearch {
  private readonly tight = new Set<number>()
  private master: PriceMaster | null = null
  private free: readonly FreeKind[] = []
  private best: Proof = { bound: -Infinity, prices: [], worth: [] }
  private rounds = 0

  constructor(private readonly problem: DockProblem) {}

  get prices(): readonly DockPrice[] {
    return this.master?.prices ?? []
  }

  take(answers: readonly KindAnswer[], prices: readonly DockPrice[]): void {
    this.rounds++
    const { problem } = this
    const flows = answers.map(({ flow }) => flow)
    // no plan within the docks costs less than least-cost flows with their charges, less the worth of the rooms
    const bound = sumOf(answers, ({ cost }) => cost) - worthOfRoom(problem.tables, prices)
    if (bound > this.best.bound) this.best = { bound, prices, worth: answers.map(({ worth }) => worth) }
    const loaded = flows.map((flow, at) => loadsOf(problem, problem.kinds[at]!, flow))
    if (!this.master) {
      if (unplacedBy(problem, flows) > 0) throw new RangeError('Docks: targets that cannot be met even without docks')
      this.free = flows.map((flow, kind) => ({ flow, cost: loaded[kind]!.cost }))
      this.master = this.openMaster(flows)
    }
    this.watch(loaded)
    this.master.judge(bound)
    loaded.forEach((each, kind) => this.master?.add(kind, each))
    this.master.mix()
  }

  isSettled(enough: number): boolean {
    return this.tight.size === 0 || (this.master !== null && this.master.promise < enough)
  }

  /** A plan within the docks, or the one known if that costs less; the mix learns from it. */
  plan(known: DockPlan | null): DockPlan {
    const { problem, free, best } = this
    for (let turn = 0; turn < MIXES_BEFORE_PLAN; turn++) {
      this.master?.mixTightly()
      this.watch(problem.kinds.map((_, kind) => this.claimOf(kind)))
    }
    const aims = free.map((each, kind) => {
      const claimCost = sumOf(this.master?.mixOf(kind) ?? [], ({ loaded, share }) => share * loaded.cost)
      return { free: each, claim: this.claimOf(kind), claimCost, worth: best.worth[kind]! }
    })
    const flows = fitDocks(problem, aims, this.tight)
    const loaded = flows.map((flow, kind) => loadsOf(problem, problem.kinds[kind]!, flow))
    const cost = sumOf(loaded, (each) => each.cost)
    loaded.forEach((each, kind) => this.master?.add(kind, each))
    this.master?.mix()
    const isBetter = !known || cost < known.objective
    const kept = isBetter ? { flows, objective: cost, unplaced: unplacedBy(problem, flows) } : known
    return this.prove({ ...kept, freeCost: sumOf(free, (each) => each.cost) })
  }

  /** The same plan with the best bound by now. */
  prove(plan: Pick<DockPlan, 'flows' | 'objective' | 'unplaced' | 'freeCost'>): DockPlan {
    const { best, rounds } = this
    const gap = plan.objective <= best.bound ? 0 : (plan.objective - best.bound) / Math.max(1, best.bound)
    return { ...plan, ...best, gap, rounds }
  }

  private openMaster(flows: readonly KindFlow[]): PriceMaster {
    const { kinds } = this.problem
    const weights = kinds.map(({ problem }) => problem.weight)
    const packs = flows.map(({ units }) => units.reduce((a, b) => a + b, 0))
    const weight = sumOf(packs, (count, kind) => count * weights[kind]!)
    return new PriceMaster(this.problem.tables, weights, sumOf(this.free, ({ cost }) => cost) / Math.max(1, weight))
  }

  /** Has the hour count by which most overflows at each place, if what is loaded overflows there. */
  private watch(loaded: readonly Claim[]): void {
    const ledger = new DockLedger(this.problem.tables)
    loaded.forEach((each, kind) => ledger.add(each, this.problem.kinds[kind]!.packKg))
    const overflows = ledger.places.flatMap((place) => {
      const hours = ledger.at(place).overflow
      return hours === null ? [] : [{ place, hours }]
    })
    overflows.forEach(({ place }) => this.tight.add(place))
    this.master?.watch(overflows)
  }

  private claimOf(kind: number): Claim {
    const mix = this.master?.mixOf(kind) ?? []
    const count = sumOf(mix, ({ loaded }) => loaded.row.length)
    const claim = {
      row: new Int32Array(count),
      place: new Int32Array(count),
      hours: new Float64Array(count),
      units: new Float64Array(count),
    }
    let from = 0
    for (const { loaded, share } of mix) {
      claim.row.set(loaded.row, from)
      claim.place.set(loaded.place, from)
      claim.hours.set(loaded.hours, from)
      for (let at = 0; at < loaded.units.length; at++) claim.units[from + at] = loaded.units[at]! * share
      from += loaded.row.length
    }
    return claim
  }
}

function unplacedBy({ kinds }: DockProblem, flows: readonly KindFlow[]): number {
  const packs = (list: Int32Array): number => list.reduce((sum, each) => sum + each, 0)
  return sumOf(flows, ({ units }, kind) => packs(kinds[kind]!.problem.demand) - packs(units))
}

function sumOf<Each>(all: readonly Each[], value: (each: Each, at: number) => number): number {
  return all.reduce((sum, each, at) => sum + value(each, at), 0)
}
