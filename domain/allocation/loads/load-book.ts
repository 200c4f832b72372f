import { epochMs, HOUR_MS, instantOf, SECOND_MS } from '../../time/instant'
import type { Instant } from '../../time/instant'
import type { Kind, Pin } from '../kinds'
import { dueHours } from '../network'
import type { Network } from '../network'
import type { Shipment } from '../shipment'
import type { Asked } from './cover-counties'
import type { Take } from './cover-needs'

type Entry = { readonly take: Take; readonly asked: Asked; packs: number; leavesInHours: number }

/** Gathers what is taken into one entry per batch, county, kind and line; a late remainder is an entry of its own. */
export class LoadBook {
  private readonly entries = new Map<string, Entry>()
  private readonly pinned: Shipment[] = []

  constructor(private readonly network: Network) {}

  add(takes: readonly Take[], asked: Asked): void {
    for (const take of takes) {
      const { open, arc, packs, leavesInHours } = take
      const { kind } = open.kind
      const isLate = isLateArrival(this.network, arc.place, open.destination.index, take.arrivesInHours)
      const id = `${open.batch}:${open.destination.index}:${kind.itemCode}:${arc.line}:${isLate}`
      const known = this.entries.get(id)
      if (known) {
        known.packs += packs
        known.leavesInHours = Math.max(known.leavesInHours, leavesInHours)
      } else this.entries.set(id, { take, asked, packs, leavesInHours })
    }
  }

  addPinned(kind: Kind, { row, destination, batch, packs }: Pin, leavesInHours: number): void {
    this.pinned.push({ kind, row, destination, batch, packs, leavesInHours, asked: 'pinned' })
  }

  /** In the order in which they were loaded; an entry of several offers is divided among these. */
  shipments(): Shipment[] {
    const left = new Map<string, number[]>()
    return [...this.pinned, ...[...this.entries.values()].flatMap((entry) => shipmentsOf(entry, left))]
  }
}

function shipmentsOf({ take, asked, packs, leavesInHours }: Entry, left: Map<string, number[]>): Shipment[] {
  const { kind } = take.open.kind
  const key = `${kind.itemCode} ${take.arc.line}`
  const ofLine = left.get(key) ?? [...kind.supply].map((supply, row) => (kind.line[row] === take.arc.line ? supply : 0))
  left.set(key, ofLine)
  const { batch, destination } = take.open
  const shipments: Shipment[] = []
  let wanted = packs
  for (let row = 0; row < ofLine.length && wanted > 0; row++) {
    const some = Math.min(wanted, ofLine[row] ?? 0)
    if (some <= 0) continue
    ofLine[row] = (ofLine[row] ?? 0) - some
    wanted -= some
    shipments.push({ kind, row, batch, destination: destination.index, packs: some, leavesInHours, asked })
  }
  return shipments
}

/** Whole seconds, rounded up; a plan is no better than that. */
export function instantAfter(now: Instant, hours: number): Instant {
  const seconds = (epochMs(now) + hours * HOUR_MS) / SECOND_MS
  return instantOf(Math.ceil(seconds - 1e-6) * SECOND_MS)
}

export function isLateArrival(network: Network, place: number, destination: number, hours: number): boolean {
  const { now } = network.input
  return instantAfter(now, hours) > instantAfter(now, dueHours(network, place, destination))
}
