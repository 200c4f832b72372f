import { DockLedger } from './dock-ledger'
import { priceTable, worthOfRoom } from './dock-price'
import type { DockPrice } from './dock-price'
import { DockSteps } from './dock-steps'
import { costOfFlow } from './dock-tables'
import type { DockProblem, KindFlow } from './dock-tables'
import { fitDocks } from './fit-docks'
import type { FreeKind } from './fit-docks'
import type { Claim } from './fit-kind'
import { loadsOf } from './loaded-kind'
import type { KindAnswer, LoadedKind } from './loaded-kind'
import { PriceMaster } from './price-master'

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
export type PriceRound = { readonly prices: readonly DockPrice[]; readonly table: Float64Array }

/** After a plan that is not good enough: so many rounds that know it. */
const ROUNDS_BETWEEN_PLANS = 3

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
    const prices = search.prices
    const table = priceTable(problem.tables, search.steps, prices)
    search.take(yield { prices, table }, prices, table)
    const isLast = round >= effort.rounds
    if (!isLast && (best ? round < due : !search.isSettled(effort.gap / 10))) continue
    best = search.plan(best)
    if (isLast || best.gap <= effort.gap) return best
    due = round + ROUNDS_BETWEEN_PLANS
  }
}

type Proof = Pick<DockPlan, 'bound' | 'prices' | 'worth'>

class PriceSearch {
  readonly steps: DockSteps
  private readonly tight = new Set<number>()
  private master: PriceMaster | null = null
  private free: readonly FreeKind[] = []
  private best: Proof = { bound: -Infinity, prices: [], worth: [] }
  private rounds = 0

  constructor(private readonly problem: DockProblem) {
    this.steps = new DockSteps(problem.tables)
  }

  get prices(): readonly DockPrice[] {
    return this.master?.prices ?? []
  }

  take(answers: readonly KindAnswer[], prices: readonly DockPrice[], table: Float64Array): void {
    this.rounds++
    const { problem, steps } = this
    const flows = answers.map(({ flow }) => flow)
    const bound = boundOf(problem, flows, prices, table)
    if (bound > this.best.bound) this.best = { bound, prices, worth: answers.map(({ worth }) => worth) }
    const loaded = flows.map((flow, at) => loadsOf(problem, steps, problem.kinds[at]!, flow))
    if (!this.master) {
      if (unplacedBy(problem, flows) > 0) throw new RangeError('Docks: targets that cannot be met even without docks')
      this.free = flows.map((flow, kind) => ({ flow, cost: loaded[kind]!.cost }))
      this.master = this.openMaster(flows)
    }
    this.watchTight(this.master, loaded)
    this.master.judge(bound)
    loaded.forEach((each, kind) => this.master?.add(kind, each))
    this.master.mix()
  }

  isSettled(enough: number): boolean {
    return this.tight.size === 0 || (this.master !== null && this.master.promise < enough)
  }

  /** A plan within the docks, or the one known if that costs less; the mix learns from it. */
  plan(known: DockPlan | null): DockPlan {
    const { problem, steps, free, best, rounds } = this
    const aims = free.map((each, kind) => ({ free: each, claim: this.claimOf(kind), worth: best.worth[kind]! }))
    const flows = fitDocks(problem, steps, aims, this.tight)
    const loaded = flows.map((flow, kind) => loadsOf(problem, steps, problem.kinds[kind]!, flow))
    const cost = sumOf(loaded, (each) => each.cost)
    loaded.forEach((each, kind) => this.master?.add(kind, each))
    this.master?.mix()
    const isBetter = !known || cost < known.objective
    const kept = isBetter ? { flows, objective: cost, unplaced: unplacedBy(problem, flows) } : known
    const gap = kept.objective <= best.bound ? 0 : (kept.objective - best.bound) / Math.max(1, best.bound)
    return { ...kept, ...best, gap, freeCost: sumOf(free, (each) => each.cost), rounds }
  }

  private openMaster(flows: readonly KindFlow[]): PriceMaster {
    const { kinds } = this.problem
    const weights = kinds.map(({ problem }) => problem.weight)
    const packs = flows.map(({ units }) => units.reduce((a, b) => a + b, 0))
    const weight = sumOf(packs, (count, kind) => count * weights[kind]!)
    return new PriceMaster(
      this.problem.tables,
      this.steps,
      weights,
      sumOf(this.free, ({ cost }) => cost) / Math.max(1, weight),
    )
  }

  private watchTight(master: PriceMaster, loaded: readonly LoadedKind[]): void {
    const ledger = new DockLedger(this.steps)
    loaded.forEach(({ place, step, units }, kind) => {
      const { packKg } = this.problem.kinds[kind]!
      for (let at = 0; at < place.length; at++) ledger.add(place[at]!, step[at]!, units[at]! * packKg)
    })
    for (const place of ledger.places) {
      const worst = ledger.worst(place)
      if (!worst) continue
      this.tight.add(place)
      master.watch(place, worst.most)
      master.watch(place, worst.steepest)
    }
  }

  private claimOf(kind: number): Claim {
    const mix = this.master?.mixOf(kind) ?? []
    return {
      row: Int32Array.from(mix.flatMap(({ loaded }) => [...loaded.row])),
      step: Int32Array.from(mix.flatMap(({ loaded }) => [...loaded.step])),
      units: mix.flatMap(({ loaded, share }) => Array.from(loaded.units, (units) => units * share)),
    }
  }
}

function unplacedBy({ kinds }: DockProblem, flows: readonly KindFlow[]): number {
  const packs = (list: Int32Array): number => list.reduce((sum, each) => sum + each, 0)
  return sumOf(flows, ({ units }, kind) => packs(kinds[kind]!.problem.demand) - packs(units))
}

/** Priced cost of least-cost flows, less the worth of the rooms: no plan within the docks costs less. */
function boundOf(
  problem: DockProblem,
  flows: readonly KindFlow[],
  prices: readonly DockPrice[],
  table: Float64Array,
): number {
  const priced = sumOf(flows, (flow, kind) => {
    const { line, weight } = problem.kinds[kind]!.problem
    let paid = 0
    for (let at = 0; at < flow.row.length; at++) {
      const cell = line[flow.row[at]!]! * problem.tables.columns + flow.column[at]!
      if (!flow.late[at]) paid += flow.units[at]! * weight * table[cell]!
    }
    return costOfFlow(problem, problem.kinds[kind]!, flow) + paid
  })
  return priced - worthOfRoom(problem.tables, prices)
}

function sumOf<Each>(all: readonly Each[], value: (each: Each, at: number) => number): number {
  return all.reduce((sum, each, at) => sum + value(each, at), 0)
}
