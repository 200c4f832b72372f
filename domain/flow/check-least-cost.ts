import { arcCost } from './transport-problem'
import type { TransportProblem } from './transport-problem'

/** Flows as parallel lists: packs from a row to a column. */
export type FlowTriples = { readonly row: Int32Array; readonly column: Int32Array; readonly units: Int32Array }

/** The dual: Σ demand·columnPotential − Σ supply·rowPotential is the least cost. */
export type LeastCostCertificate = { readonly rowPotential: Float64Array; readonly columnPotential: Float64Array }

export type LeastCostFault = {
  readonly kind:
    | 'no-such-arc'
    | 'not-whole'
    | 'over-supply'
    | 'demand-not-met'
    | 'negative-potential'
    | 'unused-supply-has-price'
    | 'negative-reduced-cost'
    | 'flow-on-dear-arc'
  readonly row: number
  readonly column: number
}

const fault = (kind: LeastCostFault['kind'], row: number, column: number): LeastCostFault => ({ kind, row, column })

/**
 * Proves in one pass over the table, without the solver, that a flow is feasible and of least cost: no arc with
 * negative reduced cost, none with flow and positive reduced cost, no potential on a row that has something left.
 */
export function checkLeastCost(
  problem: TransportProblem,
  flow: FlowTriples,
  certificate: LeastCostCertificate,
): LeastCostFault | null {
  return checkFlow(problem, flow, certificate) ?? checkArcs(problem, certificate)
}

function checkFlow(
  problem: TransportProblem,
  flow: FlowTriples,
  { rowPotential, columnPotential }: LeastCostCertificate,
): LeastCostFault | null {
  const left = Float64Array.from(problem.supply)
  const open = Float64Array.from(problem.demand)
  for (let at = 0; at < flow.row.length; at++) {
    const [row, column, units] = [flow.row[at]!, flow.column[at]!, flow.units[at]!]
    if (!(row in left) || !(column in open)) return fault('no-such-arc', row, column)
    const cost = arcCost(problem, row, column)
    if (cost < 0) return fault('no-such-arc', row, column)
    if (!(units > 0)) return fault('not-whole', row, column)
    if (cost + rowPotential[row]! !== columnPotential[column]!) return fault('flow-on-dear-arc', row, column)
    left[row]! -= units
    open[column]! -= units
  }
  const over = left.findIndex((units) => units < 0)
  if (over >= 0) return fault('over-supply', over, -1)
  const unmet = open.findIndex((units) => units !== 0)
  if (unmet >= 0) return fault('demand-not-met', -1, unmet)
  const priced = left.findIndex((units, row) => units > 0 && rowPotential[row] !== 0)
  return priced >= 0 ? fault('unused-supply-has-price', priced, -1) : null
}

function checkArcs(problem: TransportProblem, certificate: LeastCostCertificate): LeastCostFault | null {
  const { rowPotential, columnPotential } = certificate
  if (rowPotential.length !== problem.supply.length) return fault('negative-potential', rowPotential.length, -1)
  if (columnPotential.length !== problem.demand.length) return fault('negative-potential', -1, columnPotential.length)
  for (let row = 0; row < rowPotential.length; row++) {
    const own = rowPotential[row]!
    if (!(own >= 0 && Number.isSafeInteger(256 * own))) return fault('negative-potential', row, -1)
    for (let column = 0; column < columnPotential.length; column++) {
      const cost = arcCost(problem, row, column)
      if (cost >= 0 && !(cost + own >= columnPotential[column]!)) return fault('negative-reduced-cost', row, column)
    }
  }
  return null
}
