import { epochMs, HOUR_MS, instantOf, SECOND_MS } from '../../time/instant'
import type { Instant } from '../../time/instant'
import type { Kind, Pin } from '../kinds'
import { dueHours } from '../network'
import type { Network } from '../network'
import type { Shipment } from '../shipment'
import type { Asked } from './cover-counties'
import type { Take } from './cover-needs'

type Entry = { readonly take: Take; readonly kind: number; readonly asked: Asked; packs: number; leavesInHours: number }

/** Gathers what is taken into one entry per batch, county, kind and line; a late remainder is an entry of its own. */
export class LoadBook {
  private readonly entries = { first: new Map<number, Entry>(), rest: new Map<number, Entry>() }
  private readonly pinned: Shipment[] = []

  constructor(
    private readonly network: Network,
    private readonly kinds: readonly Kind[],
  ) {}

  add(takes: readonly Take[], asked: Asked): void {
    const { destinations } = this.network
    for (const take of takes) {
      const { county, arc, packs, leavesInHours } = take
      const { index } = county.destination
      const isLate = isLateArrival(this.network, arc.place, index, leavesInHours + arc.travelHours)
      const kind = county.kinds[take.open] ?? 0
      const key = ((arc.line * this.kinds.length + kind) * destinations.length + index) * 2 + (isLate ? 1 : 0)
      const book = this.entries[county.batch]
      const known = book.get(key)
      if (known) {
        known.packs += packs
        known.leavesInHours = Math.max(known.leavesInHours, leavesInHours)
      } else book.set(key, { take, kind, asked, packs, leavesInHours })
    }
  }

  addPinned(kind: Kind, { row, destination, batch, packs }: Pin, leavesInHours: number): void {
    this.pinned.push({ kind, row, destination, batch, packs, leavesInHours, asked: 'pinned' })
  }

  /** In the order in which they were loaded; an entry of several offers is divided among these. */
  shipments(): Shipment[] {
    const rows = this.kinds.map(rowsByLine)
    const all = [...this.entries.first.values(), ...this.entries.rest.values()]
    return [...this.pinned, ...all.flatMap((entry) => this.shipmentsOf(entry, rows[entry.kind]))]
  }

  private shipmentsOf({ take, kind: at, asked, packs, leavesInHours }: Entry, rows: RowsLeft | undefined): Shipment[] {
    const kind = this.kinds[at]
    const shipments: Shipment[] = []
    let wanted = packs
    for (const row of rows?.byLine.get(take.arc.line) ?? []) {
      const some = Math.min(wanted, rows?.left[row] ?? 0)
      if (some <= 0 || !kind || !rows) continue
      rows.left[row] = (rows.left[row] ?? 0) - some
      wanted -= some
      const { batch, destination } = take.county
      shipments.push({ kind, row, batch, destination: destination.index, packs: some, leavesInHours, asked })
    }
    return shipments
  }
}

type RowsLeft = { readonly byLine: ReadonlyMap<number, readonly number[]>; readonly left: Int32Array }

function rowsByLine({ line, supply }: Kind): RowsLeft {
  const byLine = new Map<number, number[]>()
  line.forEach((at, row) => {
    const known = byLine.get(at)
    if (known) known.push(row)
    else byLine.set(at, [row])
  })
  return { byLine, left: supply.slice() }
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
