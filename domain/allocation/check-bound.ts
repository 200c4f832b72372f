import { epochMs, HOUR_MS } from '../time/instant'
import type { CertifiedKind, PlanCertificate } from './certificate'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { packsByColumn, packsOfLines } from './checked-packs'
import type { LinePacks } from './checked-packs'
import type { Kind } from './kinds'
import { wayCost } from './network'
import type { Network } from './network'
import type { AllocationPlan } from './plan'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[] }

/**
 * The plan costs what it claims, and no plan that brings every county as much in time and late can cost less than the
 * bound: the worth of all packs, less for each row what its packs would save at the column that they are worth most to.
 */
export function checkBound(
  model: Checked,
  plan: AllocationPlan,
  certificate: PlanCertificate,
): CertificateFault | null {
  const { method } = plan
  const found = packsOfLines(model, plan).filter((line) => line !== null)
  let [objective, bound] = [0, 0]
  for (const [at, kind] of model.kinds.entries()) {
    const certified = certificate.kinds[at]
    const lines = found.filter((line) => line.kind.itemCode === kind.itemCode)
    const [pinned, free] = dividePinned(lines)
    const pinnedCost = sumOf(pinned, (line) => costOfLine(model.network, line))
    objective += pinnedCost + sumOf(free, (line) => costOfLine(model.network, line))
    bound += pinnedCost + (certified ? boundOf(model.network, kind, certified, packsByColumn(model.network, free)) : 0)
  }
  const gap = bound > 0 ? (objective - bound) / bound : objective > 0 ? 1 : 0
  if (objective !== method.objective) return fault('the cost', objective)
  if (bound !== method.bound || bound > objective) return fault('the bound', bound)
  if (gap !== method.gap) return fault('the gap', gap)
  const proof = objective === bound ? 'optimal' : 'bound'
  return method.proof === proof ? null : fault('the proof', proof)
}

function dividePinned(lines: readonly LinePacks[]): [LinePacks[], LinePacks[]] {
  const isPinned = ({ line }: LinePacks): boolean => line.chosenBecause.key === 'allocation.chosen.pinned'
  return [lines.filter(isPinned), lines.filter((line) => !isPinned(line))]
}

function costOfLine(network: Network, { line, kind, row, destination, packs }: LinePacks): number {
  const source = network.lines[kind.line[row] ?? 0]
  const arrives = line.late ? (epochMs(line.arrivesAt) - epochMs(network.input.now)) / HOUR_MS : 0
  return source ? packs * wayCost(network, source, destination, arrives) : 0
}

/** Any worths give a bound; that of a row is what its packs save at the column where they save most. */
function boundOf(network: Network, kind: Kind, { worth }: CertifiedKind, packs: Int32Array): number {
  const worthOf = new Float64Array(network.columns)
  for (const [column, cost] of worth) worthOf[column] = cost
  const columns = Int32Array.from(packs.keys()).filter((column) => (packs[column] ?? 0) > 0)
  let bound = 0
  for (const column of columns) bound += (packs[column] ?? 0) * (worthOf[column] ?? 0)
  kind.line.forEach((line, row) => {
    const supply = kind.supply[row] ?? 0
    let most = 0
    for (const column of supply > 0 ? columns : []) {
      const cost = network.cost[line * network.columns + column] ?? -1
      if (cost >= 0) most = Math.max(most, (worthOf[column] ?? 0) - cost)
    }
    bound -= supply * most
  })
  return bound
}

function sumOf<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
