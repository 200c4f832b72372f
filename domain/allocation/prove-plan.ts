import { arrivalHours, arrivesLate, placeOf, toldHours } from './arrival'
import { certifyCover, certifyFlow } from './certificate'
import type { CertifiedKind, PlanCertificate } from './certificate'
import { dockWeight } from './cover-kind'
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
    standIns: standInPacks(kind),
    worth: Array.from(columns, (column): [number, number] => [column, worth[column] ?? 0]),
  }
  return { certified, bound: boundOf(kind, cover.targets, columns, worth, docked) }
}

function worthAt(solver: SolvedKind['solver'], { problem, charges }: Docked): Float64Array {
  solver.reprice({ cost: problem.tables.cost, price: charges.price, detours: charges.detours })
  solver.solve()
  return solver.worth
}

/** Packs of the rows that stand in for the kind: they come after all of its own. */
function standInPacks({ rows, supply }: Kind): [row: number, packs: number][] {
  const found: [number, number][] = []
  for (let row = rows.length - 1; (rows[row]?.takesFrom.length ?? 0) > 0; row--) {
    const packs = supply[row] ?? 0
    if (packs !== 0) found.push([row, packs])
  }
  return found.reverse()
}

/** The worth of all packs, less for each row what its packs save at the column where they save most. */
function boundOf(kind: Kind, targets: Int32Array, columns: Int32Array, worth: Float64Array, docked: Docked): number {
  const worths = Float64Array.from(columns, (column) => worth[column] ?? 0)
  const weight = dockWeight(kind)
  let bound = 0
  for (let at = 0; at < columns.length; at++) bound += (targets[columns[at] ?? 0] ?? 0) * (worths[at] ?? 0)
  for (let row = 0; row < kind.line.length; row++) {
    const packs = kind.supply[row] ?? 0
    if (packs > 0) bound -= packs * mostSaved(docked, kind.line[row] ?? 0, weight, columns, worths)
  }
  return bound
}

/** What a pack from a line saves at the column where it saves most, on its cheapest way there. */
function mostSaved(
  { problem: { tables }, charges }: Docked,
  line: number,
  weight: number,
  columns: Int32Array,
  worths: Float64Array,
): number {
  const { cost } = tables
  const { price } = charges
  const [base, detours] = [line * tables.columns, charges.detours?.[line]]
  let most = 0
  for (let at = 0; at < columns.length; at++) {
    const cell = base + columns[at]!
    const own = cost[cell]!
    if (own < 0) continue
    const saved = worths[at]! - (detours === undefined || price === null ? own : own + weight * price[cell]!)
    if (saved > most) most = saved
  }
  for (const detour of detours ?? []) {
    for (let at = 0; at < columns.length; at++) {
      const own = detour.cost[columns[at]!]!
      if (own >= 0) most = Math.max(most, worths[at]! - own - weight * detour.price)
    }
  }
  return most
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
  const pinned = weighPlan(network, [], pins).cost
  const plan = weighPlan(network, solved, shipments)
  const within = reference === null ? plan : weighPlan(network, solved, [...pins, ...reference])
  const missed = missedCost(network.input.rules, network.weights)
  const objective = plan.cost + missed * plan.missed
  const bound = pinned + proofs.reduce((sum, proof) => sum + proof.bound, 0) - docked.worthOfRoom
  const dockedCost = Math.min(objective, within.cost + missed * within.missed)
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
      ...{ fewLoadsShare: shareAbove(plan.cost, within.cost) },
      ...{ inTimeWithinDocks: within.inTime, inTime: plan.inTime },
      ...{ consignmentsWithinDocks: within.consignments, consignments: plan.consignments },
    },
  }
}

type Weighed = {
  readonly cost: number
  /** Packs that counties should have had in time by the fair cover and have not. */
  readonly missed: number
  /** Share of the packs that come in time. */
  readonly inTime: number
  readonly consignments: number
}

function weighPlan(network: Network, solved: readonly SolvedKind[], shipments: readonly Shipment[]): Weighed {
  const count = network.destinations.length
  const owed = new Map(solved.map(({ kind, cover }) => [kind.itemCode, cover.targets.slice()]))
  const consignments = new Set<number>()
  let [cost, packs, inTime] = [0, 0, 0]
  for (const shipment of shipments) {
    const { kind, batch, destination, asked } = shipment
    const isLate = arrivesLate(network, shipment)
    const column = (batch === 'first' ? 0 : 2 * count) + destination
    cost += costOfShipment(network, shipment, isLate)
    packs += shipment.packs
    consignments.add(placeOf(shipment) * network.columns + column)
    if (isLate) continue
    inTime += shipment.packs
    const ofKind = asked === 'pinned' ? undefined : owed.get(kind.itemCode)
    if (ofKind) ofKind[column] = (ofKind[column] ?? 0) - shipment.packs
  }
  let missed = 0
  for (const ofKind of owed.values()) missed += owedInTime(ofKind, count)
  return { cost, missed, inTime: packs === 0 ? 1 : inTime / packs, consignments: consignments.size }
}

function owedInTime(owed: Int32Array, count: number): number {
  let packs = 0
  for (let at = 0; at < count; at++) packs += Math.max(0, owed[at] ?? 0) + Math.max(0, owed[2 * count + at] ?? 0)
  return packs
}

/** How much more one cost is than another, as a share of that. */
export function shareAbove(cost: number, least: number): number {
  return least > 0 ? (cost - least) / least : cost > 0 ? 1 : 0
}

export function costOfShipment(network: Network, shipment: Shipment, isLate: boolean): number {
  const at = shipment.kind.line[shipment.row] ?? 0
  // in time a pack costs what it costs at once, where it can be in time so
  const known = network.cost[at * network.columns + shipment.destination] ?? -1
  if (!isLate && known >= 0) return shipment.packs * known
  const line = network.lines[at]
  // an arrival in the very second of the deadline is in time
  const arrives = isLate ? toldHours(network, arrivalHours(network, shipment)) : 0
  return line ? shipment.packs * wayCost(network, line, shipment.destination, arrives) : 0
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
