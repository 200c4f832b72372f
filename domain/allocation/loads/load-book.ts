import type { Kind, Pin } from '../kinds'
import { arrivesLate, isLateArrival } from '../arrival'
import type { Network } from '../network'
import type { Shipment } from '../shipment'
import type { Asked } from './cover-counties'
import type { Take } from './cover-needs'

type Entry = { readonly take: Take; readonly kind: number; readonly asked: Asked; packs: number; leavesInHours: number }

/** Gathers what is taken into one entry per batch, county, kind and line; a late remainder is an entry of its own. */
export class LoadBook {
  private readonly entries = { first: new Map<number, Entry>(), rest: new Map<number, Entry>() }
  private readonly pinned: Shipment[] = []

  /** `kept`: loads that stand already; what is added to one of them goes with it. */
  constructor(
    private readonly network: Network,
    private readonly kinds: readonly Kind[],
    private readonly kept: readonly Shipment[],
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
    const kindAt = new Map(this.kinds.map((kind, at) => [kind.itemCode, at]))
    for (const { kind, row, packs } of this.kept) {
      const left = rows[kindAt.get(kind.itemCode) ?? -1]?.left
      if (left) left[row] = (left[row] ?? 0) - packs
    }
    const all = [...this.entries.first.values(), ...this.entries.rest.values()]
    const added = all.flatMap((entry) => this.shipmentsOf(entry, rows[entry.kind]))
    return this.kept.length === 0
      ? [...this.pinned, ...added]
      : together(this.network, [...this.pinned, ...this.kept, ...added])
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

/** Shipments of one row for one need, alike in time, as one. */
function together(network: Network, shipments: readonly Shipment[]): Shipment[] {
  const merged = new Map<string, Shipment>()
  for (const each of shipments) {
    const { kind, row, batch, destination, asked } = each
    const late = arrivesLate(network, each)
    const key = `${kind.itemCode} ${row} ${batch} ${destination} ${late} ${asked === 'pinned'}`
    const known = merged.get(key)
    const leavesInHours = Math.max(known?.leavesInHours ?? 0, each.leavesInHours)
    merged.set(key, known ? { ...known, packs: known.packs + each.packs, leavesInHours } : each)
  }
  return [...merged.values()]
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
