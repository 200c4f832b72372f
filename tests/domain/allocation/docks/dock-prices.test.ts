import * as fc from 'fast-check'
import loadHighs from 'highs'
import { boundFrom, checkDockPlan } from '../../../../domain/allocation/docks/check-dock-plan'
import type { DockPlan } from '../../../../domain/allocation/docks/dock-prices'
import type { DockProblem, DockTables } from '../../../../domain/allocation/docks/dock-tables'
import { planDocksAlone } from '../../../../domain/allocation/docks/solve-alone'
import { anyDockProblem, MOST_LATE } from './dock-builders'

const effort = { rounds: 25, gap: 0.002 }

/** Two places: the near one loads 8 kg an hour and has an hour, the far one is dear and quick; an hour late is dearer. */
const nearAndFar: DockProblem = {
  tables: {
    columns: 1,
    cost: Float64Array.of(10_000, 30_000),
    slackHours: Float64Array.of(1, 1),
    leastLate: Uint16Array.of(0, 0),
    lateness: { hours: 1, cost: 40_000, most: 100 },
    missed: Float64Array.of(60_000),
    place: Int32Array.of(0, 1),
    loadingKgPerHour: Float64Array.of(8, 1_000),
  },
  kinds: [
    {
      packKg: 4,
      problem: { supply: Int32Array.of(9, 9), line: Int32Array.of(0, 1), demand: Int32Array.of(6), weight: 4_000 },
    },
  ],
}
const withTables = (tables: Partial<DockTables>): DockProblem => ({
  ...nearAndFar,
  tables: { ...nearAndFar.tables, ...tables },
})
const lists = ({ flows }: DockPlan) => flows.map(({ row, units, late }) => [[...row], [...units], [...late]])

describe('plans within the docks', () => {
  it('takes from the far place what the near one cannot load, and proves that nothing is cheaper', () => {
    const plan = planDocksAlone(nearAndFar, { rounds: 25, gap: 0 })
    const { objective, freeCost, prices } = plan
    expect({ objective, freeCost }).toEqual({ objective: 2 * 10_000 + 4 * 30_000, freeCost: 60_000 })
    // 20 000 for 4 kg
    expect(prices).toEqual([{ place: 0, hours: 1, price: 5 }])
    expect(plan.gap).toBeLessThan(1e-6)
    expect(lists(plan)).toEqual([
      [
        [0, 1],
        [2, 4],
        [0, 0],
      ],
    ])
  })

  it('sends late what no docks can load in time, and counts the queue: the last are two hours late', () => {
    const plan = planDocksAlone(withTables({ loadingKgPerHour: Float64Array.of(8, 4) }), effort)
    expect(plan.objective).toBe(1_000 * (2 * 10 + 1 * 30 + 2 * (10 + 40 + 60) + 1 * (30 + 40 + 60)))
    expect(plan.bound).toBeGreaterThan(0.99 * plan.objective)
    const alone = planDocksAlone(withTables({ cost: Float64Array.of(10_000, -1) }), effort)
    expect(lists(alone)).toEqual([
      [
        [0, 0, 0],
        [2, 2, 2],
        [0, 1, 2],
      ],
    ])
    expect(alone.objective).toBe(1_000 * (2 * 10 + 2 * 110 + 2 * 150))
    expect(alone.bound).toBeGreaterThan(0.99 * alone.objective)
  })

  it('has what comes late whatever its docks do queue too', () => {
    const late = {
      leastLate: Uint16Array.of(1, 1),
      slackHours: Float64Array.of(-0.5, -0.5),
      missed: Float64Array.of(0),
    }
    const plan = planDocksAlone(withTables({ ...late, loadingKgPerHour: Float64Array.of(16, 16) }), effort)
    // two packs of each place are loaded in half an hour, the others in the hour after that
    expect(plan.objective).toBe(1_000 * (2 * 10 + 2 * 30 + 2 * 50))
    expect(plan.bound).toBeGreaterThan(0.99 * plan.objective)
  })

  it('is the free optimum where docks are large', () => {
    expect(planDocksAlone(withTables({ loadingKgPerHour: Float64Array.of(1_000, 1_000) }), effort)).toMatchObject({
      objective: 60_000,
      bound: 60_000,
      gap: 0,
      rounds: 1,
      prices: [],
    })
  })

  it('never overloads a place, ships what is asked for, and holds its bound', () => {
    fc.assert(
      fc.property(anyDockProblem, (problem) => {
        expect(checkDockPlan(problem, planDocksAlone(problem, effort))).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  it('gives equal plans for equal problems', () => {
    fc.assert(
      fc.property(anyDockProblem, (problem) => {
        expect(planDocksAlone(problem, effort)).toEqual(planDocksAlone(problem, effort))
      }),
      { numRuns: 50 },
    )
  })

  it('HiGHS finds its best plan between bound and plan', async () => {
    const highs = await loadHighs()
    const gaps: number[] = []
    fc.assert(
      fc.property(anyDockProblem, (problem) => {
        const plan = planDocksAlone(problem, effort)
        fc.pre(plan.objective > 0)
        const best = highs.solve(integerProgramme(problem), { output_flag: false })
        expect(best.Status).toBe('Optimal')
        expect(plan.bound).toBeLessThanOrEqual(best.ObjectiveValue + 1e-6)
        expect(plan.objective).toBeGreaterThanOrEqual(best.ObjectiveValue - 1e-6)
        gaps.push(plan.objective / best.ObjectiveValue - 1)
      }),
      // one sample: how near the plans come on the mean is a figure of these problems, not of any that might be drawn
      { numRuns: 60, seed: 20261124 },
    )
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeLessThan(0.02)
  })
})

describe('the check of a plan within the docks', () => {
  const tampered: Record<string, (plan: DockPlan) => DockPlan> = {
    'a pack more': changeFlow(({ units, ...flow }) => ({ ...flow, units: units.map((each, at) => each + +!at) })),
    'goods that are said to come later': changeFlow(({ late, ...flow }) => ({
      ...flow,
      late: late.map((steps, at) => (at === 0 ? steps + 1 : steps)),
    })),
    'goods that are said to come sooner': changeFlow(({ late, ...flow }) => ({
      ...flow,
      late: late.map((steps, at) => (at === 0 ? steps - 1 : steps)),
    })),
    'a lower cost': (plan) => ({ ...plan, objective: plan.objective - 1 }),
    'a higher bound': (plan) => ({ ...plan, bound: plan.bound + 1 }),
    'a negative price': (plan) => ({ ...plan, prices: [{ place: 0, hours: 1, price: -1 }] }),
  }

  it.each(Object.keys(tampered))('refuses %s', (name) => {
    fc.assert(
      fc.property(anyDockProblem, (problem) => {
        const plan = planDocksAlone(problem, effort)
        // beyond the last step that is told apart, later is no dearer
        fc.pre((plan.flows[0]?.row.length ?? 0) > 0 && (plan.flows[0]?.late[0] ?? 0) < MOST_LATE)
        expect(checkDockPlan(problem, tampered[name]!(plan))).not.toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('refuses a plan that asks more of a place than it can load', () => {
    const plan = planDocksAlone(nearAndFar, effort)
    const slower = withTables({ loadingKgPerHour: Float64Array.of(7, 1_000) })
    expect(checkDockPlan(slower, plan)).toEqual({ kind: 'docks-overloaded', at: 0 })
  })

  it('never has a bound above what a plan costs, whatever the prices and worths', () => {
    const price = fc.record({ place: fc.constant(0), hours: fc.constantFrom(0.5, 1, 2), price: fc.nat(50) })
    fc.assert(
      fc.property(
        anyDockProblem,
        fc.array(price),
        fc.array(fc.nat(900_000), { minLength: 16 }),
        (problem, prices, worths) => {
          const { columns } = problem.tables
          const worth = problem.kinds.map((_, kind) => Float64Array.from(worths.slice(kind, kind + columns)))
          expect(boundFrom(problem, prices, worth)).toBeLessThanOrEqual(planDocksAlone(problem, effort).objective)
        },
      ),
      { numRuns: 100 },
    )
  })
})

function changeFlow(change: (flow: DockPlan['flows'][number]) => DockPlan['flows'][number]) {
  return (plan: DockPlan): DockPlan => ({
    ...plan,
    flows: plan.flows.map((flow, at) => (at === 0 ? change(flow) : flow)),
  })
}

type Term = { readonly name: string; readonly cost: number; readonly kg: number; readonly at: readonly string[] }

/** All packs of all kinds on their ways, as many steps late as there are, within supply, demand and docks. */
function integerProgramme({ tables, kinds }: DockProblem): string {
  const limits = new Map<string, number>()
  const halves = Array.from({ length: 2 * MOST_LATE + 8 }, (_, at) => at / 2)
  const terms = kinds.flatMap(({ packKg, problem }, kind) => {
    problem.supply.forEach((packs, row) => limits.set(`s${kind}_${row}`, packs))
    return [...problem.supply.keys()].flatMap((row) =>
      [...problem.demand.keys()].flatMap((column): Term[] => {
        const cell = problem.line[row]! * tables.columns + column
        const place = tables.place[problem.line[row]!]!
        const least = tables.leastLate[cell]!
        return Array.from({ length: MOST_LATE - least + 1 }, (_, more): Term => {
          const due = more + least === MOST_LATE ? Infinity : tables.slackHours[cell]! + more + least
          const hours = halves.filter((each) => each >= due)
          hours.forEach((each) => limits.set(`p${place}_${2 * each}`, each * tables.loadingKgPerHour[place]!))
          const missed = least === 0 && more > 0 ? tables.missed[column]! : 0
          return {
            name: `x${kind}_${row}_${column}_${more}`,
            cost: tables.cost[cell]! + more * tables.lateness.cost + missed,
            kg: packKg,
            at: [`s${kind}_${row}`, `d${kind}_${column}`, ...hours.map((each) => `p${place}_${2 * each}`)],
          }
        })
      }),
    )
  })
  const rows = [...limits].map(([key, limit]) => constraint(terms, key, `<= ${limit}`))
  const asked = kinds.flatMap(({ problem }, kind) =>
    [...problem.demand].map((packs, column) => constraint(terms, `d${kind}_${column}`, `= ${packs}`)),
  )
  const costs = terms.map(({ name, cost }) => `${cost} ${name}`).join(' + ')
  const names = terms.map(({ name }) => name).join(' ')
  return `Minimize\n ${costs}\nSubject To\n ${[...rows, ...asked].filter(Boolean).join('\n ')}\nGenerals\n ${names}\nEnd`
}

function constraint(terms: readonly Term[], key: string, limit: string): string {
  const own = terms.filter(({ at }) => at.includes(key))
  const sum = own.map(({ name, kg }) => (key.startsWith('p') ? `${kg} ${name}` : name)).join(' + ')
  return own.length > 0 ? `${sum} ${limit}` : ''
}
