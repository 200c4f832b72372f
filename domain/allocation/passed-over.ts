import type { AllocationDesk, OpenNeed } from './allocation-desk'
import { dueInHours, unitsWithin } from './cover-needs'
import type { PassedOver, PassedOverReason } from './plan'
import { sourceTiers } from './source-order'
import type { Arc } from './source-order'

/** How many sources a line names that were passed over, and of these at most how many of the lesser kinds. */
const NAMED = 6
const NAMED_WITHOUT_STOCK = 2
const NAMED_NEARER = 2

/** How many sources after the chosen one are looked at: who comes later than that explains nothing. */
const LOOKED_AFTER = 200

export type AskedOrder = 'inOrder' | 'byArrival'
type Judged = { readonly arc: Arc; readonly reason: PassedOverReason }

/**
 * Why not the others: sources before the chosen one in the order asked (stock that may not or can't come first, those
 * without stock last), nearer ones of a later tier, and the next one farther. The most telling six.
 */
export function passedOver(desk: AllocationDesk, open: OpenNeed, asked: AskedOrder, chosen: Arc | null): PassedOver[] {
  const after = chosen === null ? [] : othersAfter(open, asked, chosen)
  const before = othersBefore(desk, open, open.destination[asked], chosen, NAMED - after.length)
  return [...before, ...after].map((each) => named(desk, open, each))
}

function othersBefore(
  desk: AllocationDesk,
  open: OpenNeed,
  asked: readonly Arc[],
  chosen: Arc | null,
  room: number,
): Judged[] {
  const withStock: Judged[] = []
  const without: Judged[] = []
  for (const arc of asked) {
    if (arc === chosen || withStock.length === room) break
    const reason = whyNot(desk, open, arc)
    if (reason !== 'no-stock') withStock.push({ arc, reason })
    else if (without.length < NAMED_WITHOUT_STOCK) without.push({ arc, reason })
  }
  return [...withStock, ...without].slice(0, room)
}

/** Whether a source before the chosen one could have sent this kind of goods too; of late goods also one too late. */
export function isSkipping(desk: AllocationDesk, open: OpenNeed, asked: AskedOrder, chosen: Arc): boolean {
  for (const arc of open.destination[asked]) {
    if (arc === chosen) return false
    if ((open.stock.left[arc.depot] ?? 0) <= 0) continue
    if (asked === 'byArrival' || unitsWithin(desk, open, arc, 0) >= 1) return true
  }
  return false
}

/** Of the sources after the chosen one: the nearer ones that a lower tier holds back, and the next one farther. */
function othersAfter(open: OpenNeed, asked: AskedOrder, chosen: Arc): Judged[] {
  const nearer: Judged[] = []
  let farther: Judged | null = null
  const arcs = open.destination[asked]
  const after = (open.destination.places[asked][chosen.depot] ?? 0) + 1
  for (let place = after; place < Math.min(arcs.length, after + LOOKED_AFTER); place++) {
    const arc = arcs[place]
    if (!arc || (open.stock.left[arc.depot] ?? 0) <= 0) continue
    if (arc.distanceKm >= chosen.distanceKm) farther ??= { arc, reason: 'farther' }
    else if (arc.tier > chosen.tier && nearer.length < NAMED_NEARER) nearer.push({ arc, reason: 'level-order' })
    if (farther && nearer.length === NAMED_NEARER) break
  }
  return farther ? [...nearer, farther] : nearer
}

function whyNot(desk: AllocationDesk, open: OpenNeed, arc: Arc): PassedOverReason {
  const available = open.stock.available[arc.depot] ?? 0
  if (available <= 0) return 'no-stock'
  if (available <= (open.stock.floor[arc.depot] ?? 0)) return 'reserve-floor'
  if ((open.stock.left[arc.depot] ?? 0) <= 0) return 'used-up'
  return unitsWithin(desk, open, arc, 0) < 1 ? 'too-late' : 'small-load'
}

function named(desk: AllocationDesk, open: OpenNeed, { arc, reason }: Judged): PassedOver {
  return { depotId: desk.input.depots[arc.depot]?.id ?? '', reason, values: valuesOf(desk, open, arc, reason) }
}

function valuesOf(
  desk: AllocationDesk,
  open: OpenNeed,
  arc: Arc,
  reason: PassedOverReason,
): Readonly<Record<string, string | number>> {
  const distanceKm = Math.round(arc.distanceKm)
  const available = open.stock.available[arc.depot] ?? 0
  switch (reason) {
    case 'no-stock':
      return { distanceKm }
    case 'reserve-floor':
      return { distanceKm, available, floor: open.stock.floor[arc.depot] ?? 0 }
    case 'used-up':
      return { distanceKm, available }
    case 'small-load':
      return { distanceKm, quantity: open.stock.left[arc.depot] ?? 0 }
    case 'too-late':
      return {
        distanceKm,
        arrivesInHours: earliestHours(desk, open, arc),
        dueInHours: oneDecimal(dueInHours(open, arc)),
      }
    case 'level-order':
      return { distanceKm, tier: sourceTiers[arc.tier] ?? '' }
    case 'farther':
      return { distanceKm }
  }
}

/** When a single unit could be there at the earliest, behind what already waits at the docks. */
function earliestHours(desk: AllocationDesk, open: OpenNeed, arc: Arc): number {
  const queue = (desk.queuedKg[arc.depot] ?? 0) + open.stock.massKg
  return oneDecimal(desk.startHours + queue / (desk.loadingKgPerHour[arc.depot] ?? 1) + arc.travelHours)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
