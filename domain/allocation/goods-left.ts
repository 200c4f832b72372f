import { placeOf } from './arrival'
import { dueHours, soonestHours } from './network'
import type { Network } from './network'
import type { Kind } from './kinds'
import type { ReservedForOther } from './plan'
import type { Shipment } from './shipment'

/** What a place has of a kind, what of it may not leave, and who gets the rest in a plan. */
export type PlaceGoods = {
  units: number
  floor: number
  packs: number
  left: number
  forbidden: number
  /** Row with most packs: the one that reasons speak of. */
  row: number
  readonly incidents: Set<string | null>
}

/** By place of the network. */
export type GoodsOfKind = readonly (PlaceGoods | undefined)[]

/** What a plan leaves at every place, for telling why goods were not taken from there; found when first asked for. */
export class GoodsBook {
  /** Hours from now at which the docks of a place are free again. */
  readonly freeAt: Float64Array
  private readonly known = new Map<string, GoodsOfKind>()
  /** Units that other incidents have reserved, by kind and depot. */
  private readonly reserved = new Map<string, Map<string, number>>()
  private readonly kinds: ReadonlyMap<string, Kind>
  private readonly sent = new Map<string, Shipment[]>()

  constructor(
    private readonly network: Network,
    kinds: readonly Kind[],
    shipments: readonly Shipment[],
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.itemCode, kind]))
    this.freeAt = new Float64Array(network.places.length).fill(network.startHours)
    for (const shipment of shipments) {
      const place = placeOf(shipment)
      this.freeAt[place] = Math.max(this.freeAt[place] ?? 0, shipment.leavesInHours)
      const sent = this.sent.get(shipment.kind.itemCode)
      if (sent) sent.push(shipment)
      else this.sent.set(shipment.kind.itemCode, [shipment])
    }
    for (const each of network.input.reservedForOthers ?? []) this.addReserved(each)
  }

  /** Units of a kind that other incidents have reserved at a place. */
  reservedAt(itemCode: string, place: number): number {
    return this.reserved.get(itemCode)?.get(this.network.places[place]?.id ?? '') ?? 0
  }

  private addReserved({ itemCode, depotId, quantity }: ReservedForOther): void {
    const ofKind = this.reserved.get(itemCode) ?? new Map<string, number>()
    ofKind.set(depotId, (ofKind.get(depotId) ?? 0) + quantity)
    this.reserved.set(itemCode, ofKind)
  }

  ofKind(itemCode: string): GoodsOfKind {
    const known = this.known.get(itemCode) ?? this.find(itemCode)
    this.known.set(itemCode, known)
    return known
  }

  private find(itemCode: string): GoodsOfKind {
    const kind = this.kinds.get(itemCode)
    const goods = kind ? goodsOf(kind, this.network.places.length) : []
    for (const shipment of this.sent.get(itemCode) ?? []) {
      const here = goods[placeOf(shipment)]
      if (!here) continue
      here.left -= shipment.packs
      here.incidents.add(this.network.destinations[shipment.destination]?.incidentId ?? null)
    }
    return goods
  }
}

function goodsOf(kind: Kind, places: number): GoodsOfKind {
  const goods = new Array<PlaceGoods | undefined>(places)
  kind.rows.forEach(({ place, offer, floor, packs, isForbidden, takesFrom }, row) => {
    if (takesFrom.length > 0) return
    const known = goods[place]
    const here = known ?? { units: 0, floor: 0, packs: 0, left: 0, forbidden: 0, row, incidents: new Set() }
    if (known && packs > (kind.rows[known.row]?.packs ?? 0)) here.row = row
    here.units += offer.quantity
    here.floor += floor
    here.packs += packs
    here.left += packs
    here.forbidden += isForbidden ? offer.quantity : 0
    goods[place] = here
  })
  return goods
}

export type Readiness = 'in-time' | 'docks-full' | 'too-late'

/** Whether one pack of what is left could still be there in time: behind the queue, or at least without it. */
export function readinessOf(network: Network, kind: Kind, row: number, destination: number, freeAt: number): Readiness {
  const { line, place } = lineOf(network, kind, row)
  const due = dueHours(network, place, destination)
  const loading = kind.packKg / (network.loadingKgPerHour[place] ?? 1)
  if (soonestHours(network, line, destination) + loading > due) return 'too-late'
  const queued = { ...line, readyHours: Math.max(line.readyHours, freeAt) }
  return soonestHours(network, queued, destination) + loading > due ? 'docks-full' : 'in-time'
}

/** Hours from now at which one pack would be there, behind so much of a queue. */
export function onePackHours(network: Network, kind: Kind, row: number, destination: number, freeAt: number): number {
  const { line, place } = lineOf(network, kind, row)
  const queued = { ...line, readyHours: Math.max(line.readyHours, freeAt) }
  return soonestHours(network, queued, destination) + kind.packKg / (network.loadingKgPerHour[place] ?? 1)
}

function lineOf(network: Network, kind: Kind, row: number) {
  const place = kind.rows[row]?.place ?? 0
  return { place, line: { place, readyHours: kind.rows[row]?.readyHours ?? 0 } }
}
