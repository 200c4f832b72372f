import { DockLedger } from './dock-ledger'
import { priceTable, worthOfRoom } from './dock-price'
import type { DockPrice } from './dock-price'
import { DockSteps } from './dock-steps'
import { costOfFlow } from './dock-tables'
import type { DockProblem, KindFlow } from './dock-tables'
import { fitDocks } from './fit-docks'
import type { Claim } from './fit-kind'
import { loadsOf } from './loaded-kind'
import type { LoadedKind } from './loaded-kind'
import { PriceMaster } from './price-master'

/** Packs of every kind within the docks, what they cost, and what no plan within the docks can cost less than. */
export type DockPlan = {
  readonly flows: readonly KindFlow[]
  readonly objective: number
  readonly bound: number
  /** (objective − bound) ÷ bound. */
  readonly gap: number
  /** The prices that the bound is proved by. */
  readonly prices: readonly DockPrice[]
  /** Cost if docks had no limit. */
  readonly freeCost: number
  readonly rounds: number
}

export type DockEffort = {
  /** Rounds at most: bounded by count, so that equal inputs give equal plans. */
  readonly rounds: number
  /** The search ends when better prices can't raise the bound by more than this share. */
  readonly enough: number
}

/** Prices at which all kinds are to be solved. */
export type PriceRound = { readonly prices: readonly DockPrice[]; readonly table: Float64Array }

/**
 * Looks for prices of the docks' hours at which the kinds, solved each by itself, keep within the docks; then for a plan
 * that does. Yields prices and takes each kind's least-cost flow at them, in the order of the kinds (`readFlow` of a
 * `LeastCost` of `pricedProblem`, repriced round by round): whoever drives it may solve the kinds in threads.
 *
 * With any prices, the priced cost of all kinds less the worth of the rooms is a bound. The mix of solutions by which
 * the last prices were found says what each kind should have of tight docks.
 */
export function* planWithinDocks(
  problem: DockProblem,
  effort: DockEffort,
): Generator<PriceRound, DockPlan, readonly KindFlow[]> {
  const search = new PriceSearch(problem)
  for (let round = 0; round < effort.rounds; round++) {
    const prices = search.prices
    const table = priceTable(problem.tables, search.steps, prices)
    search.take(yield { prices, table }, prices, table)
    if (search.isSettled(effort.enough)) break
  }
  return search.finish()
}

class PriceSearch {
  readonly steps: DockSteps
  private readonly tight = new Set<number>()
  private master: PriceMaster | null = null
  private freeCosts: readonly number[] = []
  private best: { readonly bound: number; readonly prices: readonly DockPrice[] } = { bound: -Infinity, prices: [] }
  private rounds = 0

  constructor(private readonly problem: DockProblem) {
    this.steps = new DockSteps(problem.tables)
  }

  get prices(): readonly DockPrice[] {
    return this.master?.prices ?? []
  }

  take(flows: readonly KindFlow[], prices: readonly DockPrice[], table: Float64Array): void {
    this.rounds++
    const { problem, steps } = this
    const bound = boundOf(problem, steps, flows, prices, table)
    if (bound > this.best.bound) this.best = { bound, prices }
    const loaded = flows.map((flow, at) => loadsOf(problem, steps, problem.kinds[at]!, flow))
    if (!this.master) {
      this.freeCosts = loaded.map(({ cost }) => cost)
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

  finish(): DockPlan {
    const { problem, steps, freeCosts, best, rounds } = this
    const claims = freeCosts.map((freeCost, kind) => ({ freeCost, claim: this.claimOf(kind) }))
    const flows = fitDocks(problem, steps, claims, this.tight)
    const objective = sumOf(flows, (flow, kind) => costOfFlow(problem, problem.kinds[kind]!, flow))
    const { bound, prices } = best
    const gap = objective === bound ? 0 : (objective - bound) / Math.max(1, bound)
    return { flows, objective, bound, gap, prices, freeCost: sumOf(freeCosts, (cost) => cost), rounds }
  }

  private openMaster(flows: readonly KindFlow[]): PriceMaster {
    const { kinds } = this.problem
    const weights = kinds.map(({ problem }) => problem.weight)
    const packs = flows.map(({ units }) => units.reduce((a, b) => a + b, 0))
    const weight = sumOf(packs, (count, kind) => count * weights[kind]!)
    return new PriceMaster(this.steps, weights, sumOf(this.freeCosts, (cost) => cost) / Math.max(1, weight))
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

/** Priced cost of least-cost flows, less the worth of the rooms: no plan within the docks costs less. */
function boundOf(
  problem: DockProblem,
  steps: DockSteps,
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
  return priced - worthOfRoom(steps, prices)
}

function sumOf<Each>(all: readonly Each[], value: (each: Each, at: number) => number): number {
  return all.reduce((sum, each, at) => sum + value(each, at), 0)
}
