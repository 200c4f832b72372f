import * as fc from 'fast-check'
import { checkLeastCost } from '../../../domain/flow/check-least-cost'
import type { FlowTriples } from '../../../domain/flow/check-least-cost'
import { CostBoard } from '../../../domain/flow/cost-board'
import { coverFairly } from '../../../domain/flow/fair-coverage'
import { LeastCost } from '../../../domain/flow/least-cost'
import { arcCost } from '../../../domain/flow/transport-problem'
import type { Detour, TransportProblem } from '../../../domain/flow/transport-problem'
import { anyTransportProblem, aTransportProblem } from './transport-builders'

function triplesOf(solver: LeastCost): FlowTriples {
  const list: number[][] = []
  solver.forEachFlow((row, column, units) => list.push([row, column, units]))
  const [row, column, units] = [0, 1, 2].map((at) => Int32Array.from(list, (triple) => triple[at]!))
  return { row: row!, column: column!, units: units! }
}

const covered = (problem: TransportProblem): TransportProblem => ({ ...problem, demand: coverFairly(problem).covered })

/** Every way to ship the demand pack by pack. */
function leastCostByTrying(problem: TransportProblem): number {
  const supply = problem.supply.slice()
  const demand = problem.demand.slice()
  const seen = new Map<string, number>()
  const best = (): number => {
    const column = demand.findIndex((units) => units > 0)
    if (column < 0) return 0
    const key = `${supply.join()}|${demand.join()}`
    const known = seen.get(key)
    if (known !== undefined) return known
    let least = Infinity
    for (let row = 0; row < supply.length; row++) {
      const cost = arcCost(problem, row, column)
      if (supply[row] === 0 || cost < 0) continue
      supply[row]!--
      demand[column]!--
      least = Math.min(least, cost + best())
      supply[row]!++
      demand[column]!++
    }
    seen.set(key, least)
    return least
  }
  return best()
}

const tiny = { rows: 4, columns: 3, units: 4, cost: 6 }
const small = { rows: 14, columns: 7, units: 30, cost: 40 }

describe('least cost', () => {
  it('takes the cheap row first and the dear one for the rest', () => {
    const solver = new LeastCost(aTransportProblem({ supply: [5, 9], demand: [7], cost: [[1], [4]] }))
    solver.solve()
    expect([solver.flow(0, 0), solver.flow(1, 0), solver.objective]).toEqual([5, 2, 13n])
  })

  it('costs what trying everything costs', () => {
    fc.assert(
      fc.property(anyTransportProblem(tiny), (problem) => {
        const solver = new LeastCost(covered(problem))
        solver.solve()
        expect(Number(solver.objective)).toBe(leastCostByTrying(covered(problem)))
      }),
      { numRuns: 400 },
    )
  })

  it('is not changed by what is asked of one that went on from it, nor that by it', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), fc.nat(), fc.nat({ max: 40 }), (problem, pick, units) => {
        const row = pick % problem.supply.length
        const asked = (solver: LeastCost): unknown[] => {
          solver.setSupply(row, units)
          solver.solve()
          return [triplesOf(solver), solver.objective, solver.worth]
        }
        const solver = new LeastCost(problem, new CostBoard())
        solver.solve()
        const before = [triplesOf(solver), solver.objective, solver.worth]
        const first = asked(solver.fork())
        expect([triplesOf(solver), solver.objective, solver.worth]).toEqual(before)
        expect(asked(solver.fork())).toEqual(first)
        expect(asked(solver)).toEqual(first)
      }),
    )
  })

  it('proves itself', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), (problem) => {
        expectProved(new LeastCost(covered(problem)), covered(problem))
      }),
      { numRuns: 400 },
    )
  })

  it('leaves what nobody can bring, and is of least cost for the rest', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), (problem) => {
        const solver = new LeastCost(problem)
        solver.solve()
        const most = coverFairly(problem).covered.reduce((a, b) => a + b, 0)
        const { uncovered } = solver
        expect(problem.demand.reduce((a, b) => a + b, 0) - uncovered.reduce((a, b) => a + b, 0)).toBe(most)
        const rest = { ...problem, demand: problem.demand.map((units, column) => units - uncovered[column]!) }
        expect(checkLeastCost(rest, triplesOf(solver), solver)).toBeNull()
      }),
      { numRuns: 400 },
    )
  })

  it('charges the surcharge', () => {
    const problem = aTransportProblem({ supply: [5, 9], demand: [7], cost: [[1], [4]] })
    const solver = new LeastCost({ ...problem, weight: 2 })
    solver.solve()
    solver.reprice({ price: Float64Array.of(3, 0) })
    solver.solve()
    expect([solver.flow(0, 0), solver.flow(1, 0), solver.objective]).toEqual([0, 7, 28n])
  })

  it('proves itself with surcharges and detours', () => {
    const lists = fc.record({
      price: fc.array(fc.integer({ min: 0, max: 2_560 }), { minLength: 98, maxLength: 98 }),
      dearer: fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 98, maxLength: 98 }),
      ofDetour: fc.array(fc.integer({ min: 0, max: 2_560 }), { minLength: 14, maxLength: 14 }),
    })
    fc.assert(
      fc.property(anyTransportProblem(small), lists, (problem, { price, dearer, ofDetour }) => {
        const { columns } = problem
        const full: TransportProblem = {
          ...problem,
          price: Float64Array.from(price, (each) => each / 256),
          detours: Array.from(problem.line, (line): Detour[] | undefined => {
            const cost = problem.cost.slice(line * columns, (line + 1) * columns)
            const detour = cost.map((each, at) => (each < 0 || dearer[at]! < 0 ? -1 : each + dearer[at]!))
            return line % 3 === 0 ? undefined : [{ cost: detour, price: ofDetour[line]! / 256 }]
          }),
          weight: 3,
        }
        const solver = new LeastCost(full)
        solver.solve()
        const { uncovered } = solver
        const rest = { ...full, demand: full.demand.map((units, column) => units - uncovered[column]!) }
        expect(checkLeastCost(rest, triplesOf(solver), solver)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('goes a detour where that is cheaper than the surcharge', () => {
    const problem = aTransportProblem({ supply: [5, 9], demand: [7], cost: [[1], [9]] })
    const solver = new LeastCost({ ...problem, weight: 2 })
    solver.solve()
    solver.reprice({ price: Float64Array.of(3, 0), detours: [[{ cost: Float64Array.of(4), price: 0.5 }], undefined] })
    solver.solve()
    expect([solver.flow(0, 0), solver.flow(1, 0), solver.objective]).toEqual([5, 2, 5n * 5n + 2n * 9n])
  })

  it('comes, after any changes, to what a new start comes to', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), fc.array(anyChange, { maxLength: 12 }), (problem, changes) => {
        let current = covered(problem)
        const solver = new LeastCost(current)
        solver.solve()
        for (const change of changes) {
          current = applied(current, change, solver)
          if (change.solves) solver.solve()
        }
        const anew = new LeastCost(current)
        anew.solve()
        solver.solve()
        expect(solver.uncovered.reduce((a, b) => a + b, 0)).toBe(anew.uncovered.reduce((a, b) => a + b, 0))
        if (anew.uncovered.some((units) => units > 0)) return
        expect(solver.objective).toBe(anew.objective)
        expectProved(solver, current)
      }),
      { numRuns: 500 },
    )
  })

  it('shares its board with others', () => {
    const board = new CostBoard()
    const one = new LeastCost(aTransportProblem({ supply: [5, 9], demand: [7], cost: [[1], [4]] }), board)
    const other = new LeastCost(aTransportProblem({ supply: [3], demand: [2], cost: [[100]] }), board)
    one.solve()
    other.solve()
    expect([one.objective, other.objective]).toEqual([13n, 200n])
  })
})

type Change = {
  readonly what: 'supply' | 'demand' | 'cost'
  readonly at: number
  readonly to: number
  readonly solves: boolean
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('supply', 'demand', 'cost'),
  at: fc.nat(),
  to: fc.integer({ min: -1, max: 30 }),
  solves: fc.boolean(),
})

function applied(problem: TransportProblem, change: Change, solver: LeastCost): TransportProblem {
  const at = (length: number) => change.at % length
  const replaced = <T extends Int32Array | Float64Array>(list: T, to: number): T => {
    const copy = list.slice() as T
    copy[at(list.length)] = to
    return copy
  }
  if (change.what === 'cost') {
    const cost = replaced(problem.cost, change.to)
    solver.reprice({ cost })
    return { ...problem, cost }
  }
  const units = Math.max(0, change.to)
  if (change.what === 'supply') {
    solver.setSupply(at(problem.supply.length), units)
    return { ...problem, supply: replaced(problem.supply, units) }
  }
  solver.setDemand(at(problem.demand.length), units)
  return { ...problem, demand: replaced(problem.demand, units) }
}

function expectProved(solver: LeastCost, problem: TransportProblem): void {
  solver.solve()
  expect(checkLeastCost(problem, triplesOf(solver), solver)).toBeNull()
}

describe('least cost check', () => {
  type Proved = { flow: FlowTriples; rowPotential: Float64Array; columnPotential: Float64Array }
  const changed = <T extends Int32Array | Float64Array>(list: T, at: number, by: number): T => {
    const copy = list.slice() as T
    copy[at % list.length]! += by
    return copy
  }
  const tampered: Record<string, (proved: Proved, at: number) => Proved> = {
    'a pack more': ({ flow, ...rest }, at) => ({ flow: { ...flow, units: changed(flow.units, at, 1) }, ...rest }),
    'a pack less': ({ flow, ...rest }, at) => ({ flow: { ...flow, units: changed(flow.units, at, -1) }, ...rest }),
    'a row there is none of': ({ flow, ...rest }, at) => ({
      flow: { ...flow, row: changed(flow.row, at, 99) },
      ...rest,
    }),
    'another column': ({ flow, ...rest }, at) => ({ flow: { ...flow, column: changed(flow.column, at, 1) }, ...rest }),
    'a higher price of a column in use': ({ flow, columnPotential, rowPotential }, at) => ({
      flow,
      rowPotential,
      columnPotential: changed(columnPotential, flow.column[at % flow.column.length]!, 1),
    }),
    'a lower price of a row in use': ({ flow, columnPotential, rowPotential }, at) => ({
      flow,
      rowPotential: changed(rowPotential, flow.row[at % flow.row.length]!, -1),
      columnPotential,
    }),
    'a price that is no number': ({ flow, columnPotential, rowPotential }, at) => ({
      flow,
      rowPotential: changed(rowPotential, at, NaN),
      columnPotential,
    }),
  }

  it.each(Object.keys(tampered))('refuses %s', (name) => {
    fc.assert(
      fc.property(anyTransportProblem(small), fc.nat(), (problem, at) => {
        const solver = new LeastCost(covered(problem))
        solver.solve()
        const flow = triplesOf(solver)
        fc.pre(flow.row.length > 0)
        const { rowPotential, columnPotential } = solver
        const proved = tampered[name]!({ flow, rowPotential, columnPotential }, at)
        expect(checkLeastCost(covered(problem), proved.flow, proved)).not.toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a dearer flow whatever the prices', () => {
    const problem = aTransportProblem({ supply: [5, 5], demand: [5], cost: [[1], [2]] })
    const flow = { row: Int32Array.of(1), column: Int32Array.of(0), units: Int32Array.of(5) }
    const prices = (row: number, column: number) => ({
      rowPotential: Float64Array.of(row, 0),
      columnPotential: Float64Array.of(column),
    })
    expect(checkLeastCost(problem, flow, prices(0, 2))?.kind).toBe('negative-reduced-cost')
    expect(checkLeastCost(problem, flow, prices(1, 2))?.kind).toBe('unused-supply-has-price')
  })
})
