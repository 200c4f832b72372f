import type { LeastCostCertificate } from './check-least-cost'
import type { Simplex } from './simplex'
import { arcCost } from './transport-problem'
import type { TransportProblem } from './transport-problem'

/** Potentials for all rows and columns of the problem, those included that took no part. */
export function certify(problem: TransportProblem, simplex: Simplex): LeastCostCertificate {
  const { tree, rowAt, columnAt } = simplex
  const columnPotential = Float64Array.from(columnAt, (at) => (at < 0 ? NaN : tree.potential[at]!))
  const rowPotential = Float64Array.from(rowAt, (at, row) => {
    if (at < 0 || simplex.supply[at] === 0) return idleRowPotential(problem, row, columnPotential)
    const parent = tree.rowParent[at]!
    return tree.potential[parent]! - simplex.cost(at, parent)
  })
  columnPotential.forEach((potential, column) => {
    if (Number.isNaN(potential)) columnPotential[column] = idleColumnPotential(problem, column, rowPotential)
  })
  return { rowPotential, columnPotential }
}

/** What a pack at a row without any would save. */
function idleRowPotential(problem: TransportProblem, row: number, columnPotential: Float64Array): number {
  let best = 0
  for (let column = 0; column < columnPotential.length; column++) {
    const cost = arcCost(problem, row, column)
    if (cost >= 0 && columnPotential[column]! - cost > best) best = columnPotential[column]! - cost
  }
  return best
}

/** What a pack for a column that asks for none would cost; 0 where nobody reaches it. */
function idleColumnPotential(problem: TransportProblem, column: number, rowPotential: Float64Array): number {
  let best = Infinity
  for (let row = 0; row < rowPotential.length; row++) {
    const cost = arcCost(problem, row, column)
    if (cost >= 0) best = Math.min(best, cost + rowPotential[row]!)
  }
  return best === Infinity ? 0 : best
}
