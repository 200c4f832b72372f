import { epochMs, HOUR_MS } from '../time/instant'
import { arrivesLate } from './arrival'
import { readFlowList } from './certificate'
import type { CertifiedKind, DockPrice, PlanCertificate } from './certificate'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { packsOfLines } from './checked-packs'
import type { LinePacks } from './checked-packs'
import { dockWeight } from './cover-kind'
import { dockTables } from './dock-problem'
import { roomWeight } from './docks/dock-price'
import { costAt, dueBy, stepsBeyond } from './docks/dock-tables'
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
  const found = packsOfLines(model, plan).filter((line) => line !== null)
  const tables = dockTables(network)
  const prices = pricesOf(network, certificate.docks)
  if (prices === null) return fault('prices of docks', certificate.docks.length)
  const pinnedCost = sumOf(dividePinned(found)[0], (line) => costOfLine(network, line))
  const cost = sumOf(found, (line) => costOfLine(network, line))
  const objective = cost + missedCost(network.input.rules, network.weights) * missedPacks(network, certificate, found)
  let bound = pinnedCost - prices.worthOfRoom
  for (const [at, kind] of kinds.entries()) {
    const certified = certificate.kinds[at]
    if (certified) bound += boundOf(tables, prices.ofPlace, kind, certified)
  }
  const within = withinDocks(network, kinds, tables, certificate)
  if (within === null) return fault('the plan within the docks')
  const known = within === 'itself' ? { cost, objective } : costWithin(network, within, pinnedCost, certificate)
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
    const left = kind.supply.slice()
    const open = new Int32Array(tables.columns)
    for (const [column, packs] of certificate.kinds[at]?.covered ?? []) open[column] = packs
    for (let each = 0; flow && each < flow.row.length; each++) {
      const [row = 0, column = 0, packs = 0] = [flow.row[each], flow.column[each], flow.units[each]]
      const cell = (kind.line[row] ?? 0) * tables.columns + column
      if (row >= left.length || column >= tables.columns || (tables.cost[cell] ?? -1) < 0) return null
      left[row] = (left[row] ?? 0) - packs
      open[column] = (open[column] ?? 0) - packs
    }
    if (!flow || left.some((packs) => packs < 0) || open.some((packs) => packs !== 0)) return null
    flows.push(flow)
  }
  return dockedShipments(network, kinds, tables, flows)
}

/** What these shipments cost, each loaded in its turn: late is what then comes late, whatever was claimed. */
function costWithin(network: Network, shipments: readonly Shipment[], pinned: number, certificate: PlanCertificate) {
  const cost = pinned + sumOf(shipments, (shipment) => costOfShipment(network, shipment))
  const count = network.destinations.length
  const inTime = new Map(certificate.kinds.map(({ itemCode }) => [itemCode, new Int32Array(network.columns)]))
  for (const shipment of shipments) {
    const packs = inTime.get(shipment.kind.itemCode)
    const column = (shipment.batch === 'first' ? 0 : 2 * count) + shipment.destination
    if (packs && !arrivesLate(network, shipment)) packs[column] = (packs[column] ?? 0) + shipment.packs
  }
  const missed = sumOf(certificate.kinds, ({ itemCode, covered }) =>
    missedOf(covered, inTime.get(itemCode) ?? new Int32Array(0), count),
  )
  return { cost, objective: cost + missedCost(network.input.rules, network.weights) * missed }
}

function missedOf(covered: CertifiedKind['covered'], inTime: Int32Array, count: number): number {
  const owed = covered.filter(([column]) => Math.floor(column / count) % 2 === 0)
  return sumOf(owed, ([column, packs]) => Math.max(0, packs - (inTime[column] ?? 0)))
}

function shareAbove(cost: number, least: number): number {
  return least > 0 ? (cost - least) / least : cost > 0 ? 1 : 0
}

/** Prices by place, and what the rooms are worth at them; null if a price is none. */
function pricesOf(network: Network, docks: readonly DockPrice[]) {
  const ofPlace = new Map<number, DockPrice[]>()
  let worthOfRoom = 0
  for (const each of docks) {
    const place = network.placeOf.get(each.depotId)
    if (place === undefined || !(each.price >= 0) || !(each.untilHours >= 0)) return null
    worthOfRoom += each.price * roomWeight(network, place, each.untilHours)
    ofPlace.set(place, [...(ofPlace.get(place) ?? []), each])
  }
  return { ofPlace, worthOfRoom }
}

/** Packs that counties should have had in time by the fair cover and have not. */
function missedPacks(
  { destinations, columns }: Network,
  certificate: PlanCertificate,
  found: readonly LinePacks[],
): number {
  const count = destinations.length
  const inTime = new Map(certificate.kinds.map(({ itemCode }) => [itemCode, new Int32Array(columns)]))
  for (const { kind, line, destination, packs: some } of dividePinned(found)[1]) {
    const packs = inTime.get(kind.itemCode)
    const column = (line.batch === 'first' ? 0 : 2 * count) + destination
    if (packs && !line.late) packs[column] = (packs[column] ?? 0) + some
  }
  return sumOf(certificate.kinds, ({ itemCode, covered }) =>
    missedOf(covered, inTime.get(itemCode) ?? new Int32Array(0), count),
  )
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

type PricesOf = ReadonlyMap<number, readonly DockPrice[]>

/** Any worths give a bound; that of a row is what its packs save at the column where they save most. */
function boundOf(tables: DockTables, prices: PricesOf, kind: Kind, { worth, covered }: CertifiedKind): number {
  const worthOf = new Float64Array(tables.columns)
  for (const [column, cost] of worth) worthOf[column] = cost
  const weight = dockWeight(kind)
  let bound = 0
  for (const [column, packs] of covered) bound += packs * (worthOf[column] ?? 0)
  kind.line.forEach((line, row) => {
    const supply = kind.supply[row] ?? 0
    const charged = prices.get(tables.place[line] ?? -1) ?? []
    let most = 0
    for (const [column] of supply > 0 ? covered : []) {
      const cell = line * tables.columns + column
      if ((tables.cost[cell] ?? -1) < 0) continue
      most = Math.max(most, (worthOf[column] ?? 0) - leastCost(tables, cell, weight, charged))
    }
    bound -= supply * most
  })
  return bound
}

/** As early as the way lets it, or so late that an hour with a price is over: each at the prices of the hours by which it is due. */
function leastCost(tables: DockTables, cell: number, weight: number, charged: readonly DockPrice[]): number {
  const costLate = (late: number): number => {
    const due = dueBy(tables, cell, late)
    const price = sumOf(charged, ({ untilHours, price }) => (due <= untilHours ? price : 0))
    return costAt(tables, cell, late) + weight * price
  }
  const least = tables.leastLate[cell] ?? 0
  return charged.reduce(
    (cost, { untilHours }) => Math.min(cost, costLate(stepsBeyond(tables, cell, untilHours))),
    charged.length === 0 ? (tables.cost[cell] ?? 0) : costLate(least),
  )
}

function sumOf<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
