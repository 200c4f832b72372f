import { certifyCover, nonZero } from './certificate'
import type { CertifiedKind, PlanCertificate } from './certificate'
import { hoursBetween } from '../time/instant'
import { instantAfter, isLateArrival } from './loads/load-book'
import { wayCost } from './network'
import type { Network } from './network'
import type { PlanMethod } from './plan'
import type { Shipment } from './shipment'
import type { SolvedKind } from './solve-kinds'

export type Proof = { readonly certificate: PlanCertificate; readonly method: Omit<PlanMethod, 'name' | 'edition'> }

/**
 * What a plan costs, and what no plan can cost less than that brings every county as much of each kind in time and late:
 * the least cost of these very packs, docks aside, with the worth of a pack at each column as the proof. How much could
 * come in time at all is proved by the cuts of the cover.
 */
export function provePlan(network: Network, solved: readonly SolvedKind[], shipments: readonly Shipment[]): Proof {
  const byKind = new Map(solved.map(({ kind }): [string, Shipment[]] => [kind.itemCode, []]))
  for (const shipment of shipments) byKind.get(shipment.kind.itemCode)?.push(shipment)
  let [bound, objective] = [0, 0]
  const kinds = solved.map((each): CertifiedKind => {
    const ofKind = byKind.get(each.kind.itemCode) ?? []
    const free = ofKind.filter(({ asked }) => asked !== 'pinned')
    const pinned = sumOf(ofKind, (shipment) => (shipment.asked === 'pinned' ? costOfShipment(network, shipment) : 0))
    const proof = proveKind(network, each, free)
    bound += proof.bound + pinned
    objective += sumOf(free, (shipment) => costOfShipment(network, shipment)) + pinned
    return proof.certified
  })
  const gap = bound > 0 ? (objective - bound) / bound : objective > 0 ? 1 : 0
  return {
    certificate: { edition: '1', kinds, docks: [] },
    method: {
      proof: objective === bound ? 'optimal' : 'bound',
      objectives: network.weights.order,
      objective,
      bound,
      gap,
      inTimeBest: shareInTime(network, solved),
      inTime: inTimeOf(network, shipments),
      consignments: consignmentsOf(shipments),
    },
  }
}

function proveKind(network: Network, { kind, cover, solver }: SolvedKind, shipments: readonly Shipment[]) {
  const packs = new Int32Array(network.columns)
  for (const shipment of shipments) {
    const column = columnOf(network, shipment)
    packs[column] = (packs[column] ?? 0) + shipment.packs
  }
  packs.forEach((units, column) => solver.setDemand(column, units))
  solver.solve()
  const worth = solver.columnPotential.map((potential, column) => (packs[column] ? potential : 0))
  const standIns = nonZero(kind.rows.map(({ takesFrom }, row) => (takesFrom.length > 0 ? (kind.supply[row] ?? 0) : 0)))
  const certified = { itemCode: kind.itemCode, ...certifyCover(cover), standIns, worth: nonZero(worth) }
  return { certified, bound: Number(solver.objective) }
}

/** The column that a shipment fills, by its batch and by whether it comes in time. */
export function columnOf(network: Network, shipment: Shipment): number {
  const late = arrivesLate(network, shipment) ? 1 : 0
  const group = (shipment.batch === 'first' ? 0 : 2) + late
  return group * network.destinations.length + shipment.destination
}

export function arrivesLate(network: Network, shipment: Shipment): boolean {
  const place = shipment.kind.rows[shipment.row]?.place ?? 0
  return isLateArrival(network, place, shipment.destination, arrivalHours(network, shipment))
}

export function arrivalHours(
  { ways, destinations }: Network,
  { kind, row, destination, leavesInHours }: Shipment,
): number {
  const place = kind.rows[row]?.place ?? 0
  return leavesInHours + (ways.travelHours[place * destinations.length + destination] ?? 0)
}

export function costOfShipment(network: Network, shipment: Shipment): number {
  const line = network.lines[shipment.kind.line[shipment.row] ?? 0]
  // an arrival in the very second of the deadline is in time
  const { now } = network.input
  const arrivesAt = instantAfter(now, arrivalHours(network, shipment))
  const arrives = arrivesLate(network, shipment) ? hoursBetween(now, arrivesAt) : 0
  return line ? shipment.packs * wayCost(network, line, shipment.destination, arrives) : 0
}

/** Share of all packs needed that could come in time if docks had no limit. */
function shareInTime({ destinations }: Network, solved: readonly SolvedKind[]): number {
  const count = destinations.length
  let [needed, inTime] = [0, 0]
  for (const { kind, cover } of solved) {
    for (let at = 0; at < count; at++) {
      needed += (kind.first[at] ?? 0) + (kind.rest[at] ?? 0)
      inTime += (cover.targets[at] ?? 0) + (cover.targets[2 * count + at] ?? 0)
    }
  }
  return needed === 0 ? 1 : inTime / needed
}

function inTimeOf(network: Network, shipments: readonly Shipment[]): number {
  const packs = sumOf(shipments, (shipment) => shipment.packs)
  const inTime = sumOf(shipments, (shipment) => (arrivesLate(network, shipment) ? 0 : shipment.packs))
  return packs === 0 ? 1 : inTime / packs
}

function consignmentsOf(shipments: readonly Shipment[]): number {
  return new Set(
    shipments.map(({ kind, row, destination, batch }) => `${batch} ${kind.rows[row]?.place} ${destination}`),
  ).size
}

function sumOf<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
