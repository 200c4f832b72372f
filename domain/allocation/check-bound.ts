import { epochMs, HOUR_MS } from '../time/instant'
import { arrivesLate } from './arrival'
import { coveredPacks, readFlowList } from './certificate'
import type { PlanCertificate } from './certificate'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { boundsOf, pricesOf } from './check-worth'
import { linesFound, packsByColumn } from './checked-packs'
import type { LinePacks } from './checked-packs'
import { dockTables } from './dock-problem'
import type { DockTables, KindFlow } from './docks/dock-tables'
import type { Kind } from './kinds'
import { wayCost } from './network'
import type { Network } from './network'
import { missedCost } from './objective-weights'
import type { AllocationPlan } from './plan'
import { costOfShipment } from './prove-plan'
import type { Shipment } from './shipment'
import { dockedShipments } from './within-docks'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[] }

/**
 * The plan costs what it claims, and no plan that covers as fairly can cost less than the bound: the worth of all packs at
 * the docks' prices, less for each row what its packs would save at the column that they are worth most to, less the worth
 * of what the docks can load.
 */
export function checkBound(
  model: Checked,
  plan: AllocationPlan,
  certificate: PlanCertificate,
): CertificateFault | null {
  const { network, kinds } = model
  const { method } = plan
  const { lines } = linesFound(model, plan)
  const tables = dockTables(network)
  const prices = pricesOf(network, certificate.docks)
  if (prices === null) return fault('prices of docks', certificate.docks.length)
  const pinnedCost = sumOf(lines.filter(isPinned), (line) => costOfLine(network, line))
  const cost = sumOf(lines, (line) => costOfLine(network, line))
  const objective = cost + missedWorth(network, missedPacks(network, certificate, bringInTime(model, lines)))
  const bounds = boundsOf(tables, prices.ofPlace, kinds, certificate.kinds)
  const bound = pinnedCost - prices.worthOfRoom + sumOf(bounds, (each) => each)
  const within = withinDocks(network, kinds, tables, certificate)
  if (within === null) return fault('the plan within the docks')
  const known = within === 'itself' ? { cost, objective } : costWithin(model, within, pinnedCost, certificate)
  const dockedCost = Math.min(objective, known.objective)
  if (objective !== method.objective) return fault('the cost', objective)
  if (bound !== method.bound || bound > objective) return fault('the bound', bound)
  if (dockedCost !== method.dockedCost || dockedCost < bound) return fault('the cost within the docks', dockedCost)
  if (shareAbove(cost, known.cost) !== method.fewLoadsShare) return fault('what few loads cost', known.cost)
  if (shareAbove(dockedCost, bound) !== method.gap) return fault('the gap', dockedCost)
  const proof = objective === bound ? 'optimal' : 'bound'
  return method.proof === proof ? null : fault('the proof', proof)
}

/** The packs within the docks as certified, if they are within supply and fill the fair cover; null if they don't. */
function withinDocks(network: Network, kinds: readonly Kind[], tables: DockTables, certificate: PlanCertificate) {
  if (certificate.withinDocks === null) return 'itself'
  const flows: KindFlow[] = []
  for (const [at, kind] of kinds.entries()) {
    const flow = readFlowList(certificate.withinDocks[at] ?? [-1])
    const certified = certificate.kinds[at]
    const covered = certified ? coveredPacks(certified, tables.columns) : new Int32Array(tables.columns)
    if (flow === null || !isWithin(tables, kind, covered, flow)) return null
    flows.push(flow)
  }
  return dockedShipments(network, kinds, tables, flows)
}

/** Whether packs go on ways that there are, no more from a row than it has, and to every column what it is to get. */
function isWithin({ columns, cost }: DockTables, kind: Kind, covered: Int32Array, flow: KindFlow): boolean {
  const [left, open] = [Float64Array.from(kind.supply), Float64Array.from(covered)]
  for (let at = 0; at < flow.row.length; at++) {
    const [row, column, packs] = [flow.row[at]!, flow.column[at]!, flow.units[at]!]
    if (row >= left.length || column >= columns || cost[kind.line[row]! * columns + column]! < 0) return false
    left[row] = left[row]! - packs
    open[column] = open[column]! - packs
  }
  return left.every((packs) => packs >= 0) && open.every((packs) => packs === 0)
}

/** What these shipments cost, each loaded in its turn: late is what then comes late, whatever was claimed. */
function costWithin(model: Checked, shipments: readonly Shipment[], pinned: number, certificate: PlanCertificate) {
  const { network, kinds } = model
  const count = network.destinations.length
  const inTime = new Map(kinds.map(({ itemCode }) => [itemCode, new Float64Array(network.columns)]))
  let cost = pinned
  for (const shipment of shipments) {
    const packs = inTime.get(shipment.kind.itemCode)
    const column = (shipment.batch === 'first' ? 0 : 2 * count) + shipment.destination
    const isLate = arrivesLate(network, shipment)
    cost += costOfShipment(network, shipment, isLate)
    if (packs && !isLate) packs[column] = (packs[column] ?? 0) + shipment.packs
  }
  return { cost, objective: cost + missedWorth(network, missedPacks(network, certificate, [...inTime.values()])) }
}

/** Packs by kind and column that lines bring in time; pinned ones are not part of the fair cover. */
function bringInTime({ network, kinds }: Checked, lines: readonly LinePacks[]): Float64Array[] {
  return packsByColumn(
    network,
    kinds,
    lines.filter((each) => !each.line.late && !isPinned(each)),
  )
}

/** Packs that counties should have had in time by the fair cover and have not. */
function missedPacks(
  { destinations, columns }: Network,
  certificate: PlanCertificate,
  inTime: readonly Float64Array[],
): number {
  const count = destinations.length
  let missed = 0
  for (const [at, certified] of certificate.kinds.entries()) {
    const covered = coveredPacks(certified, columns)
    for (const from of [0, 2 * count]) {
      for (let column = from; column < from + count; column++) {
        missed += Math.max(0, (covered[column] ?? 0) - (inTime[at]?.[column] ?? 0))
      }
    }
  }
  return missed
}

function missedWorth({ input, weights }: Network, packs: number): number {
  return missedCost(input.rules, weights) * packs
}

function shareAbove(cost: number, least: number): number {
  return least > 0 ? (cost - least) / least : cost > 0 ? 1 : 0
}

const isPinned = ({ line }: LinePacks): boolean => line.chosenBecause.key === 'allocation.chosen.pinned'

function costOfLine(network: Network, { line, kind, row, destination, packs }: LinePacks): number {
  const at = kind.line[row] ?? 0
  const inTime = network.cost[at * network.columns + destination] ?? -1
  if (!line.late && inTime >= 0) return packs * inTime
  const source = network.lines[at]
  const arrives = line.late ? (epochMs(line.arrivesAt) - network.nowMs) / HOUR_MS : 0
  return source ? packs * wayCost(network, source, destination, arrives) : 0
}

function sumOf<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
