import { arcCost } from '../flow/transport-problem'
import { arrivalHours, arrivesLate, placeOf, toldHours } from './arrival'
import { certifyCover, certifyFlow, nonZero } from './certificate'
import type { CertifiedKind, PlanCertificate } from './certificate'
import { dockWeight } from './cover-kind'
import { pricedProblem } from './docks/dock-tables'
import type { Kind } from './kinds'
import { wayCost } from './network'
import type { Network } from './network'
import { missedCost } from './objective-weights'
import type { PlanMethod } from './plan'
import type { Shipment } from './shipment'
import type { SolvedKind } from './solve-kinds'
import type { Docked } from './within-docks'

/** A kind's part of the proof: what it can cost least at the docks' prices, and the worths that prove it. */
export type KindProof = { readonly certified: CertifiedKind; readonly bound: number }

export type Proof = { readonly certificate: PlanCertificate; readonly method: Omit<PlanMethod, 'name' | 'edition'> }

/** What no plan can cost less than that covers the kind as fairly, docks counted at their prices, by worths known or found. */
export function proveKind({ kind, cover, solver }: SolvedKind, docked: Docked, known: Float64Array | null): KindProof {
  const worth = known ?? worthAt(solver, docked)
  const columns = Int32Array.from(worth.keys()).filter((column) => (cover.targets[column] ?? 0) > 0)
  const certified = {
    itemCode: kind.itemCode,
    ...certifyCover(cover),
    standIns: nonZero(kind.rows.map(({ takesFrom }, row) => (takesFrom.length > 0 ? (kind.supply[row] ?? 0) : 0))),
    worth: Array.from(columns, (column): [number, number] => [column, worth[column] ?? 0]),
  }
  return { certified, bound: boundOf(kind, cover.targets, columns, worth, docked) }
}

function worthAt(solver: SolvedKind['solver'], { problem, charges }: Docked): Float64Array {
  solver.reprice({ cost: problem.tables.cost, price: charges.price, detours: charges.detours })
  solver.solve()
  return solver.worth
}

/** The worth of all packs, less for each row what its packs save at the column where they save most. */
function boundOf(kind: Kind, targets: Int32Array, columns: Int32Array, worth: Float64Array, docked: Docked): number {
  const of = { supply: kind.supply, line: kind.line, demand: targets, weight: dockWeight(kind) }
  const problem = pricedProblem(docked.problem, { problem: of, packKg: kind.packKg }, docked.charges)
  let bound = 0
  for (const column of columns) bound += (targets[column] ?? 0) * (worth[column] ?? 0)
  for (let row = 0; row < kind.line.length; row++) {
    const packs = kind.supply[row] ?? 0
    let saved = 0
    for (let at = 0; packs > 0 && at < columns.length; at++) {
      const column = columns[at] ?? 0
      const cost = arcCost(problem, row, column)
      if (cost >= 0) saved = Math.max(saved, (worth[column] ?? 0) - cost)
    }
    bound -= packs * saved
  }
  return bound
}

/**
 * What a plan costs, and what no plan can cost less than that covers all kinds as fairly: the bounds of the kinds less
 * the worth of the docks' rooms. `reference`: the plan within the docks before loads were gathered, if there is one.
 */
export function provePlan(
  network: Network,
  docked: Docked,
  { solved, proofs }: { readonly solved: readonly SolvedKind[]; readonly proofs: readonly KindProof[] },
  { shipments, reference }: { readonly shipments: readonly Shipment[]; readonly reference: readonly Shipment[] | null },
): Proof {
  const pins = shipments.filter(({ asked }) => asked === 'pinned')
  const pinned = costOf(network, pins)
  const cost = costOf(network, shipments)
  const missed = missedCost(network.input.rules, network.weights)
  const objective = cost + missed * missedPacks(network, solved, shipments)
  const bound = pinned + sumOf(proofs, (proof) => proof.bound) - docked.worthOfRoom
  const within = reference === null ? shipments : [...pins, ...reference]
  const withinCost = costOf(network, within)
  const dockedCost = Math.min(objective, withinCost + missed * missedPacks(network, solved, within))
  return {
    certificate: {
      edition: '1',
      kinds: proofs.map(({ certified }) => certified),
      docks: docked.prices.map((each) => ({
        depotId: network.places[each.place]?.id ?? '',
        untilHours: each.hours,
        price: each.price,
      })),
      withinDocks: reference === null ? null : (docked.plan?.flows.map(certifyFlow) ?? null),
    },
    method: {
      proof: objective === bound ? 'optimal' : 'bound',
      objectives: network.weights.order,
      ...{ objective, bound, dockedCost, gap: shareAbove(dockedCost, bound) },
      ...{ fewLoadsShare: shareAbove(cost, withinCost) },
      ...{ inTimeWithinDocks: inTimeOf(network, within), inTime: inTimeOf(network, shipments) },
      ...{ consignmentsWithinDocks: consignmentsOf(within), consignments: consignmentsOf(shipments) },
    },
  }
}

/** Packs that counties should have had in time by the fair cover and have not. */
function missedPacks(network: Network, solved: readonly SolvedKind[], shipments: readonly Shipment[]): number {
  const count = network.destinations.length
  const missing = new Map(solved.map(({ kind, cover }) => [kind.itemCode, cover.targets.slice()]))
  for (const shipment of shipments) {
    if (shipment.asked === 'pinned' || arrivesLate(network, shipment)) continue
    const packs = missing.get(shipment.kind.itemCode)
    const column = (shipment.batch === 'first' ? 0 : 2 * count) + shipment.destination
    if (packs) packs[column] = (packs[column] ?? 0) - shipment.packs
  }
  const inTime = (column: number): boolean => Math.floor(column / count) % 2 === 0
  return sumOf([...missing.values()], (packs) =>
    packs.reduce((sum, each, column) => sum + (inTime(column) ? Math.max(0, each) : 0), 0),
  )
}

/** How much more one cost is than another, as a share of that. */
export function shareAbove(cost: number, least: number): number {
  return least > 0 ? (cost - least) / least : cost > 0 ? 1 : 0
}

export function costOfShipment(network: Network, shipment: Shipment): number {
  const line = network.lines[shipment.kind.line[shipment.row] ?? 0]
  // an arrival in the very second of the deadline is in time
  const arrives = arrivesLate(network, shipment) ? toldHours(network, arrivalHours(network, shipment)) : 0
  return line ? shipment.packs * wayCost(network, line, shipment.destination, arrives) : 0
}

function costOf(network: Network, shipments: readonly Shipment[]): number {
  return sumOf(shipments, (shipment) => costOfShipment(network, shipment))
}

/** Share of all packs needed that could come in time if docks had no limit. */
export function shareInTime({ destinations }: Network, solved: readonly SolvedKind[]): number {
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
