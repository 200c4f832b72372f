import type { DockPlan } from './dock-prices'
import { roomWeight } from './dock-price'
import type { DockPrice } from './dock-price'
import { costAt, dueBy, stepsBeyond } from './dock-tables'
import type { DockKind, DockProblem, DockTables, KindFlow } from './dock-tables'

export type DockFault = {
  readonly kind:
    | 'no-such-way'
    | 'over-supply'
    | 'demand-not-met'
    | 'docks-overloaded'
    | 'not-the-objective'
    | 'not-the-bound'
    | 'negative-price'
  /** Kind of goods, place or nothing (−1) concerned. */
  readonly at: number
}

const fault = (kind: DockFault['kind'], at: number): DockFault => ({ kind, at })

/** Whether a plan within the docks holds what it claims: packs, ways, docks, cost and bound. Asks no solver. */
export function checkDockPlan(problem: DockProblem, plan: DockPlan): DockFault | null {
  const ofKinds = problem.kinds.reduce<DockFault | null>(
    (found, kind, at) => found ?? checkFlow(problem.tables, kind, plan.flows[at], at),
    null,
  )
  if (ofKinds) return ofKinds
  const overloaded = overloadedPlace(problem, plan.flows)
  if (overloaded >= 0) return fault('docks-overloaded', overloaded)
  const cost = problem.kinds.reduce((sum, kind, at) => sum + flowCost(problem.tables, kind, plan.flows[at]!), 0)
  if (cost !== plan.objective) return fault('not-the-objective', -1)
  if (plan.prices.some(({ price }) => !(price >= 0))) return fault('negative-price', -1)
  const bound = boundFrom(problem, plan.prices, plan.worth)
  return bound === plan.bound && bound <= plan.objective ? null : fault('not-the-bound', -1)
}

/**
 * What no plan within the docks can cost less than, whatever the prices and worths: the worth of all packs asked for,
 * less what the packs of each row save at most where they save most, less what the docks' rooms are worth.
 */
export function boundFrom(problem: DockProblem, prices: readonly DockPrice[], worth: readonly Float64Array[]): number {
  const { tables, kinds } = problem
  let bound = 0
  for (const each of prices) bound -= each.price * roomWeight(tables, each.place, each.hours)
  kinds.forEach(({ problem: { supply, line, demand, weight } }, kind) => {
    const own = worth[kind]!
    demand.forEach((packs, column) => (bound += packs * own[column]!))
    supply.forEach((packs, row) => {
      let saved = 0
      for (let column = 0; packs > 0 && column < demand.length; column++) {
        const cell = line[row]! * tables.columns + column
        if (tables.cost[cell]! >= 0) saved = Math.max(saved, own[column]! - leastCost(tables, prices, cell, weight))
      }
      bound -= packs * saved
    })
  })
  return bound
}

/** As many steps late as is cheapest, each at the prices of the hours by which it has to be loaded. */
function leastCost(tables: DockTables, prices: readonly DockPrice[], cell: number, weight: number): number {
  const here = prices.filter(({ place }) => place === tables.place[Math.floor(cell / tables.columns)])
  const lates = [tables.leastLate[cell]!, ...here.map(({ hours }) => stepsBeyond(tables, cell, hours))]
  const costs = lates.map((late) => {
    const due = dueBy(tables, cell, late)
    return (
      costAt(tables, cell, late) + here.reduce((sum, each) => (due <= each.hours ? sum + weight * each.price : sum), 0)
    )
  })
  return Math.min(...costs)
}

function checkFlow(
  tables: DockTables,
  { problem }: DockKind,
  flow: KindFlow | undefined,
  at: number,
): DockFault | null {
  const left = Float64Array.from(problem.supply)
  const open = Float64Array.from(problem.demand)
  for (let each = 0; flow && each < flow.row.length; each++) {
    const [row, column, units, late] = [flow.row[each]!, flow.column[each]!, flow.units[each]!, flow.late[each]!]
    const cell = problem.line[row]! * tables.columns + column
    const cost = tables.cost[cell]
    if (!(cost !== undefined && cost >= 0 && units > 0 && late >= tables.leastLate[cell]!))
      return fault('no-such-way', at)
    left[row]! -= units
    open[column]! -= units
  }
  if (left.some((units) => units < 0)) return fault('over-supply', at)
  return open.some((units) => units !== 0) ? fault('demand-not-met', at) : null
}

/** Earliest due first: a place loads no more of what is due by an hour than it can by then; −1 if all do. */
function overloadedPlace({ tables, kinds }: DockProblem, flows: readonly KindFlow[]): number {
  const loads = new Map<number, { readonly due: number; readonly kg: number }[]>()
  flows.forEach((flow, kind) => {
    flow.row.forEach((row, each) => {
      const line = kinds[kind]!.problem.line[row]!
      const due = dueBy(tables, line * tables.columns + flow.column[each]!, flow.late[each]!)
      const place = tables.place[line]!
      loads.set(place, [...(loads.get(place) ?? []), { due, kg: flow.units[each]! * kinds[kind]!.packKg }])
    })
  })
  for (const [place, list] of loads) {
    let kg = 0
    list.sort((a, b) => a.due - b.due)
    for (const [at, load] of list.entries()) {
      kg += load.kg
      const isLast = list[at + 1]?.due !== load.due
      if (isLast && kg > load.due * tables.loadingKgPerHour[place]! + 1e-3) return place
    }
  }
  return -1
}

function flowCost(tables: DockTables, { problem }: DockKind, flow: KindFlow): number {
  return flow.row.reduce((sum, row, each) => {
    const cell = problem.line[row]! * tables.columns + flow.column[each]!
    return sum + flow.units[each]! * costAt(tables, cell, flow.late[each]!)
  }, 0)
}
