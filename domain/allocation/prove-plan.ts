import { certifyCover, nonZero } from './certificate'
import type { CertifiedKind, PlanCertificate } from './certificate'
import { arrivalHours, arrivesLate, placeOf, toldHours } from './arrival'
import { wayCost } from './network'
import type { Network } from './network'
import type { PlanMethod } from './plan'
import type { Shipment } from './shipment'
import type { SolvedKind } from './solve-kinds'

/** A kind's part of the proof. */
export type KindProof = { readonly certified: CertifiedKind; readonly objective: number; readonly bound: number }

export type Proof = {
  readonly certificate: PlanCertificate
  readonly method: Omit<PlanMethod, 'name' | 'edition'>
  readonly proofs: ReadonlyMap<string, KindProof>
}

/**
 * What a plan costs, and what no plan can cost less than that brings every county as much of each kind in time and late:
 * the least cost of these very packs, docks aside, with the worth of a pack at each column as the proof. How much could
 * come in time at all is proved by the cuts of the cover. `known`: proofs of kinds whose shipments are as they were.
 */
export function provePlan(
  network: Network,
  solved: readonly SolvedKind[],
  shipments: readonly Shipment[],
  known: ReadonlyMap<string, KindProof>,
): Proof {
  const byKind = new Map(solved.map(({ kind }): [string, Shipment[]] => [kind.itemCode, []]))
  for (const shipment of shipments) byKind.get(shipment.kind.itemCode)?.push(shipment)
  const proofs = new Map(
    solved.map((each): [string, KindProof] => {
      const code = each.kind.itemCode
      return [code, known.get(code) ?? proveKind(network, each, byKind.get(code) ?? [])]
    }),
  )
  const all = [...proofs.values()]
  const objective = sumOf(all, (proof) => proof.objective)
  const bound = sumOf(all, (proof) => proof.bound)
  return {
    proofs,
    certificate: { edition: '1', kinds: all.map(({ certified }) => certified), docks: [] },
    method: {
      proof: objective === bound ? 'optimal' : 'bound',
      objectives: network.weights.order,
      objective,
      bound,
      gap: gapOf(objective, bound),
      inTimeBest: shareInTime(network, solved),
      inTime: inTimeOf(network, shipments),
      consignments: consignmentsOf(shipments),
    },
  }
}

/** The share that could be saved at most. */
export function gapOf(objective: number, bound: number): number {
  return bound > 0 ? (objective - bound) / bound : objective > 0 ? 1 : 0
}

function proveKind(network: Network, solved: SolvedKind, shipments: readonly Shipment[]): KindProof {
  const free = shipments.filter(({ asked }) => asked !== 'pinned')
  const packs = new Int32Array(network.columns)
  for (const shipment of free) {
    const column = columnOf(network, shipment)
    packs[column] = (packs[column] ?? 0) + shipment.packs
  }
  const objective = sumOf(shipments, (shipment) => costOfShipment(network, shipment))
  const pinned = objective - sumOf(free, (shipment) => costOfShipment(network, shipment))
  const certified = certifyKind(solved, packs)
  return { certified, objective, bound: pinned + Number(solved.solver.objective) }
}

function certifyKind({ kind, cover, solver }: SolvedKind, packs: Int32Array): CertifiedKind {
  packs.forEach((units, column) => solver.setDemand(column, units))
  solver.solve()
  const worth = solver.columnPotential.map((potential, column) => (packs[column] ? potential : 0))
  const standIns = nonZero(kind.rows.map(({ takesFrom }, row) => (takesFrom.length > 0 ? (kind.supply[row] ?? 0) : 0)))
  return { itemCode: kind.itemCode, ...certifyCover(cover), standIns, worth: nonZero(worth) }
}

/** The column that a shipment fills, by its batch and by whether it comes in time. */
export function columnOf(network: Network, shipment: Shipment): number {
  const late = arrivesLate(network, shipment) ? 1 : 0
  const group = (shipment.batch === 'first' ? 0 : 2) + late
  return group * network.destinations.length + shipment.destination
}

export function costOfShipment(network: Network, shipment: Shipment): number {
  const line = network.lines[shipment.kind.line[shipment.row] ?? 0]
  // an arrival in the very second of the deadline is in time
  const arrives = arrivesLate(network, shipment) ? toldHours(network, arrivalHours(network, shipment)) : 0
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
  return new Set(shipments.map((each) => `${each.batch} ${placeOf(each)} ${each.destination}`)).size
}

function sumOf<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
