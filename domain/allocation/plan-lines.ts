import { GoodsBook } from './goods-left'
import type { Kind } from './kinds'
import type { Routes } from './loads/arcs'
import { arrivalHours, arrivesLate, instantAfter, placeOf } from './arrival'
import type { SourceTier } from '../policy/allocation-rules'
import type { Network } from './network'
import { othersThan } from './passed-over'
import type { Others } from './passed-over'
import type { PlanLine } from './plan'
import type { Shipment } from './shipment'

/** What explaining reads: the goods that the plan leaves, and the ways. */
export type Explaining = {
  readonly network: Network
  readonly routes: Routes
  readonly goods: GoodsBook
  /** How many sources passed over are named for a line. */
  readonly named: number
}

/** A plan names no more sources passed over than this: of very many lines each names fewer. */
const MOST_NAMED = 25_000

export function openExplaining(
  { network, routes }: Pick<Explaining, 'network' | 'routes'>,
  kinds: readonly Kind[],
  shipments: readonly Shipment[],
): Explaining {
  const each = Math.max(1, Math.floor(MOST_NAMED / Math.max(1, shipments.length)))
  const named = Math.min(network.input.rules.passedOverNamed, each)
  return { network, routes, goods: new GoodsBook(network, kinds, shipments), named }
}

export type LinesOf = ReadonlyMap<Shipment, readonly PlanLine[]>

/** Shipments as the lines of a plan, each with why this source and why not the others; those `known` stay as they were told. */
export function planLines(explaining: Explaining, shipments: readonly Shipment[], known: LinesOf): LinesOf {
  const heaviest = heaviestOfLoads(explaining.network, shipments)
  const others: KnownOthers = new Map()
  return new Map(
    shipments.map((shipment) => {
      const lines = known.get(shipment) ?? linesOf(explaining, shipment, heaviest.has(shipment), others)
      return [shipment, lines]
    }),
  )
}

/** Per load the shipment that it is sent for. */
function heaviestOfLoads({ destinations }: Network, shipments: readonly Shipment[]): Set<Shipment> {
  const heaviest = new Map<number, Shipment>()
  for (const shipment of shipments) {
    const batch = shipment.batch === 'first' ? 0 : 1
    const load = (placeOf(shipment) * destinations.length + shipment.destination) * 2 + batch
    const most = heaviest.get(load)
    if (!most || kgOf(most) < kgOf(shipment)) heaviest.set(load, shipment)
  }
  return new Set(heaviest.values())
}

const kgOf = ({ packs, kind }: Shipment): number => packs * kind.packKg

/** By kind, and by way and whether it is late. */
type KnownOthers = Map<Kind, Map<number, Others>>

/** One line; of goods that stand in for others one for each kind of them. */
function linesOf(explaining: Explaining, shipment: Shipment, isHeaviest: boolean, known: KnownOthers): PlanLine[] {
  const { network } = explaining
  const { kind, row, destination, batch, packs, leavesInHours } = shipment
  const source = kind.rows[row]
  const goal = network.destinations[destination]
  if (source === undefined || goal === undefined) throw new RangeError('allocation: a shipment from or to nowhere')
  const way = source.place * network.destinations.length + destination
  const late = arrivesLate(network, shipment)
  const others = othersOf(explaining, shipment, late, known)
  const tier = network.ways.tier[way] ?? 'other-province'
  const distanceKm = network.ways.distanceKm[way] ?? 0
  const leavesAt = instantAfter(network, leavesInHours)
  const arrivesAt = instantAfter(network, arrivalHours(network, shipment))
  const dueAt = network.ways.isInside[way] ? goal.deadline.insideProvinceDueAt : goal.deadline.outsideProvinceDueAt
  const key = `allocation.chosen.${keyOf(shipment, others, late, isHeaviest, tier)}`
  const chosenBecause = { key, values: { distanceKm: Math.round(distanceKm), tier } }
  const told = { batch, areaCode: goal.county.code, depotId: source.offer.depotId, late, incidentId: goal.incidentId }
  return goodsOf(shipment, packs * kind.packSize).map(({ itemCode, offerId, quantity, standsInFor }): PlanLine => ({
    id: idOf(told, { itemCode, offerId, standsInFor }, shipment),
    batch,
    areaCode: told.areaCode,
    depotId: told.depotId,
    source: source.offer.source,
    distanceKm: Math.round(distanceKm * 10) / 10,
    leavesAt,
    arrivesAt,
    dueAt,
    late,
    ...(goal.incidentId !== null && { incidentId: goal.incidentId }),
    chosenBecause,
    passedOver: others.passedOver,
    itemCode,
    offerId,
    quantity,
    ...(standsInFor !== null && { standsInFor }),
  }))
}

function othersOf(explaining: Explaining, shipment: Shipment, late: boolean, known: KnownOthers): Others {
  const { network, routes, goods, named } = explaining
  const { kind, row, destination } = shipment
  const line = kind.line[row] ?? -1
  const ofKind = known.get(kind) ?? new Map<number, Others>()
  known.set(kind, ofKind)
  const way = (destination * network.lines.length + line) * 2 + (late ? 1 : 0)
  const before = ofKind.get(way)
  if (before) return before
  const { ways, at } = late ? routes.byArrival(destination) : routes.ordered(destination)
  const others = othersThan({
    ...{ network, kind, destination, late, named, ways, chosenAt: at[line] ?? -1 },
    ...{ goods: goods.ofKind(kind.itemCode), book: goods },
  })
  ofKind.set(way, others)
  return others
}

/** Its place in the order, or, where a source before it could have sent this kind of goods too, the load it goes with. */
function keyOf(
  { asked }: Shipment,
  { isSkipping }: Others,
  late: boolean,
  isHeaviest: boolean,
  tier: SourceTier,
): string {
  if (asked === 'pinned') return 'pinned'
  if (isSkipping && asked === 'least-cost') return 'least-cost'
  if (isSkipping) return !isHeaviest ? 'same-load' : late ? 'soonest-load' : 'fuller-load'
  if (asked === 'along') return 'same-load'
  return late ? 'earliest-late' : tier
}

type Goods = Pick<PlanLine, 'itemCode' | 'offerId' | 'quantity'> & {
  readonly standsInFor: NonNullable<PlanLine['standsInFor']> | null
}

function goodsOf({ kind, row }: Shipment, quantity: number): Goods[] {
  const source = kind.rows[row]
  if (source === undefined) return []
  if (source.takesFrom.length === 0)
    return [{ itemCode: kind.itemCode, offerId: source.offer.id, quantity, standsInFor: null }]
  return source.takesFrom.map((from, index) => ({
    itemCode: from.itemCode,
    offerId: from.offerId,
    quantity: Math.ceil((quantity * from.units) / from.packSize - 1e-9) * from.packSize,
    // the parts of a kit are one kit together, told with the first
    standsInFor: { itemCode: kind.itemCode, quantity: index === 0 ? quantity : 0 },
  }))
}

type Told = Pick<PlanLine, 'batch' | 'areaCode' | 'depotId' | 'late'> & { readonly incidentId: string | null }

function idOf(
  { batch, areaCode, depotId, late, incidentId }: Told,
  { itemCode, offerId, standsInFor }: Omit<Goods, 'quantity'>,
  { asked }: Shipment,
): string {
  let id = `${batch}:${areaCode}:${itemCode}:${depotId}`
  if (offerId !== `stock:${depotId}:${itemCode}`) id += `:${offerId}`
  if (incidentId !== null) id += `:${incidentId}`
  if (standsInFor) id += `:for-${standsInFor.itemCode}`
  if (asked === 'pinned') id += ':pinned'
  return late ? `${id}:late` : id
}
