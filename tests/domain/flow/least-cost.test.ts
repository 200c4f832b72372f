import * as fc from 'fast-check'
import { checkLeastCost } from '../../../domain/flow/check-least-cost'
import type { FlowTriples } from '../../../domain/flow/check-least-cost'
import { coverFairly } from '../../../domain/flow/fair-coverage'
import { LeastCost } from '../../../domain/flow/least-cost'
import { arcCost } from '../../../domain/flow/transport-problem'
import type { TransportProblem } from '../../../domain/flow/transport-problem'
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

  it('proves itself', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), (problem) => {
        const solver = new LeastCost(covered(problem))
        solver.solve()
        expect(checkLeastCost(covered(problem), triplesOf(solver), solver)).toBeNull()
      }),
      { numRuns: 400 },
    )
  })
})
