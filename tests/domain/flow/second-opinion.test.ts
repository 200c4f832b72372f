import * as fc from 'fast-check'
import loadHighs from 'highs'
import { coverFairly } from '../../../domain/flow/fair-coverage'
import { LeastCost } from '../../../domain/flow/least-cost'
import { arcCost } from '../../../domain/flow/transport-problem'
import type { TransportProblem } from '../../../domain/flow/transport-problem'
import { anyTransportProblem } from './transport-builders'

type Arc = { readonly name: string; readonly row: number; readonly column: number; readonly cost: number }

function arcsOf(problem: TransportProblem): Arc[] {
  return [...problem.supply.keys()].flatMap((row) =>
    [...problem.demand.keys()].flatMap((column) => {
      const cost = arcCost(problem, row, column)
      return cost < 0 ? [] : [{ name: `x${row}_${column}`, row, column, cost }]
    }),
  )
}

const total = (arcs: readonly Arc[]) => arcs.map(({ name }) => name).join(' + ')

/** The same problem as a linear programme in CPLEX' LP format. */
function linearProgramme(problem: TransportProblem): string {
  const arcs = arcsOf(problem)
  const rows = [...problem.supply].map((units, row) => [arcs.filter((arc) => arc.row === row), `<= ${units}`] as const)
  const columns = [...problem.demand].map(
    (units, column) => [arcs.filter((arc) => arc.column === column), `= ${units}`] as const,
  )
  const limits = [...rows, ...columns].filter(([on]) => on.length > 0).map(([on, limit]) => `${total(on)} ${limit}`)
  const costs = arcs.map(({ name, cost }) => `${cost} ${name}`).join(' + ')
  return `Minimize\n ${costs}\nSubject To\n ${limits.join('\n ')}\nEnd`
}

const middle = { rows: 60, columns: 12, units: 200, cost: 10_000 }

it('HiGHS finds the same least cost', async () => {
  const highs = await loadHighs()
  fc.assert(
    fc.property(anyTransportProblem(middle), (problem) => {
      const { covered } = coverFairly(problem)
      fc.pre(covered.some((units) => units > 0))
      const targets = { ...problem, demand: covered }
      const solver = new LeastCost(targets)
      solver.solve()
      const opinion = highs.solve(linearProgramme(targets), { output_flag: false })
      expect(opinion.Status).toBe('Optimal')
      expect(opinion.ObjectiveValue).toBeCloseTo(Number(solver.objective), 3)
    }),
    { numRuns: 40 },
  )
})
