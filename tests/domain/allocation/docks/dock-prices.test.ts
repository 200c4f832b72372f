import * as fc from 'fast-check'
import loadHighs from 'highs'
import { boundFrom, checkDockPlan } from '../../../../domain/allocation/docks/check-dock-plan'
import type { DockPlan } from '../../../../domain/allocation/docks/dock-prices'
import type { DockProblem } from '../../../../domain/allocation/docks/dock-tables'
import { planDocksAlone } from '../../../../domain/allocation/docks/solve-alone'
import { anyDockProblem } from './dock-builders'

const effort = { rounds: 25, gap: 0.002 }

/** Two places: the near one loads 8 kg an hour and has an hour, the far one is dear and quick. */
const nearAndFar: DockProblem = {
  tables: {
    columns: 1,
    cost: Float64Array.of(10, 30),
    late: Float64Array.of(110, 130),
    slackHours: Float64Array.of(1, 1),
    place: Int32Array.of(0, 1),
    loadingKgPerHour: Float64Array.of(8, 1_000),
  },
  kinds: [
    {
      packKg: 4,
      problem: { supply: Int32Array.of(9, 9), line: Int32Array.of(0, 1), demand: Int32Array.of(6), weight: 40 },
    },
  ],
}

describe('plans within the docks', () => {
  it('takes from the far place what the near one cannot load, and proves that nothing is cheaper', () => {
    const { flows, objective, bound, freeCost, prices } = planDocksAlone(nearAndFar, effort)
    expect({ objective, bound, freeCost }).toEqual({ objective: 2 * 10 + 4 * 30, bound: 2 * 10 + 4 * 30, freeCost: 60 })
    expect(flows.map(({ row, units, late }) => [[...row], [...units], [...late]])).toEqual([
      [
        [0, 1],
        [2, 4],
        [0, 0],
      ],
    ])
    expect(prices).toEqual([{ place: 0, hours: 1, price: 0.5 }])
  })

  it('sends late what no docks can load in time', () => {
    const tables = { ...nearAndFar.tables, loadingKgPerHour: Float64Array.of(8, 8) }
    const { flows, objective } = planDocksAlone({ ...nearAndFar, tables }, effort)
    expect(objective).toBe(2 * 10 + 2 * 30 + 2 * 110)
    expect(flows[0]?.late.reduce((sum, isLate, at) => sum + isLate * (flows[0]?.units[at] ?? 0), 0)).toBe(2)
  })

  it('is the free optimum where docks are large', () => {
    const tables = { ...nearAndFar.tables, loadingKgPerHour: Float64Array.of(1_000, 1_000) }
    expect(planDocksAlone({ ...nearAndFar, tables }, effort)).toMatchObject({
      objective: 60,
      bound: 60,
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
    'goods in time that are said to be late': changeFlow(({ late, ...flow }) => ({
      ...flow,
      late: late.map((isLate, at) => (at === 0 ? 1 - isLate : isLate)),
    })),
    'a lower cost': (plan) => ({ ...plan, objective: plan.objective - 1 }),
    'a higher bound': (plan) => ({ ...plan, bound: plan.bound + 1 }),
    'a negative price': (plan) => ({ ...plan, prices: [{ place: 0, hours: 1, price: -1 }] }),
  }

  it.each(Object.keys(tampered))('refuses %s', (name) => {
    fc.assert(
      fc.property(anyDockProblem, (problem) => {
        const plan = planDocksAlone(problem, effort)
        fc.pre((plan.flows[0]?.row.length ?? 0) > 0)
        expect(checkDockPlan(problem, tampered[name]!(plan))).not.toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('refuses a plan that asks more of a place than it can load', () => {
    const plan = planDocksAlone(nearAndFar, effort)
    const slower = { ...nearAndFar.tables, loadingKgPerHour: Float64Array.of(7, 1_000) }
    expect(checkDockPlan({ ...nearAndFar, tables: slower }, plan)).toEqual({ kind: 'docks-overloaded', at: 0 })
  })

  it('never has a bound above what a plan costs, whatever the prices and worths', () => {
    const price = fc.record({ place: fc.constant(0), hours: fc.constantFrom(0.5, 1, 2), price: fc.nat(50) })
    fc.assert(
      fc.property(
        anyDockProblem,
        fc.array(price),
        fc.array(fc.nat(900), { minLength: 16 }),
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

/** All packs of all kinds on their ways, in time and late, within supply, demand and docks. */
function integerProgramme({ tables, kinds }: DockProblem): string {
  const limits = new Map<string, number>()
  const terms = kinds.flatMap(({ packKg, problem }, kind) => {
    problem.supply.forEach((packs, row) => limits.set(`s${kind}_${row}`, packs))
    return [...problem.supply.keys()].flatMap((row) =>
      [...problem.demand.keys()].flatMap((column): Term[] => {
        const cell = problem.line[row]! * tables.columns + column
        const place = tables.place[problem.line[row]!]!
        const slack = tables.slackHours[cell]!
        const hours = [0, 0.5, 1, 1.5, 2, 2.5, 3].filter((each) => each >= slack)
        hours.forEach((each) => limits.set(`p${place}_${2 * each}`, each * tables.loadingKgPerHour[place]!))
        const at = [`s${kind}_${row}`, `d${kind}_${column}`]
        const late = { name: `l${kind}_${row}_${column}`, cost: tables.late[cell]!, kg: 0, at }
        const due = hours.map((each) => `p${place}_${2 * each}`)
        const early = { name: `e${kind}_${row}_${column}`, cost: tables.cost[cell]!, kg: packKg, at: [...at, ...due] }
        return early.cost >= 0 ? [late, early] : [late]
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
