import { placeOf } from './arrival'
import type { Network } from './network'
import type { Shipment } from './shipment'

/** A shipment that waits to be loaded: by when, in hours after its place begins to load, to come in time; Infinity where it comes late anyway. */
export type Waiting = Omit<Shipment, 'leavesInHours'> & { readonly slackHours: number }

/**
 * When everything leaves: at each place what is ready is loaded in the order of its last moment to leave, the first batch
 * before the rest. What comes late anyway goes first as far as all others still come in time, else last.
 */
export function scheduleDocks(network: Network, waiting: readonly Waiting[]): Shipment[] {
  const byPlace = new Map<number, Waiting[]>()
  for (const each of waiting) {
    const known = byPlace.get(placeOf(each))
    if (known) known.push(each)
    else byPlace.set(placeOf(each), [each])
  }
  return [...byPlace].sort(([a], [b]) => a - b).flatMap(([place, all]) => schedulePlace(network, place, all))
}

function schedulePlace({ loadingKgPerHour, loadingFromHours }: Network, place: number, all: Waiting[]): Shipment[] {
  const rate = loadingKgPerHour[place] ?? 1
  const shipments: Shipment[] = []
  let freeAt = loadingFromHours[place] ?? 0
  const queue = lateFirst(all.sort(byUrgency), rate, freeAt)
  const isLoaded = new Uint8Array(queue.length)
  for (let first = 0; first < queue.length;) {
    const at = nextAt(queue, isLoaded, first, freeAt)
    const next = queue[at]
    if (!next) break
    isLoaded[at] = 1
    while (isLoaded[first] === 1) first++
    const { slackHours: _slack, ...shipment } = next
    freeAt = Math.max(freeAt, readyHours(next)) + hoursOf(next, rate)
    shipments.push({ ...shipment, leavesInHours: freeAt })
  }
  return shipments
}

/** The first that is ready by now, else the one that is ready soonest; none before `first` waits still. */
function nextAt(queue: readonly Waiting[], isLoaded: Uint8Array, first: number, freeAt: number): number {
  let [soonest, hours] = [first, Infinity]
  for (let at = first; at < queue.length; at++) {
    const next = queue[at]
    if (!next || isLoaded[at] === 1) continue
    const ready = readyHours(next)
    if (ready <= freeAt) return at
    if (ready < hours) [soonest, hours] = [at, ready]
  }
  return soonest
}

const hoursOf = ({ packs, kind }: Waiting, rate: number): number => (packs * kind.packKg) / rate

/** The small late ones first, as long as nobody else misses the last moment to leave. */
function lateFirst(queue: readonly Waiting[], rate: number, from: number): Waiting[] {
  const inTime = queue.filter(({ slackHours }) => slackHours < Infinity)
  const late = queue.filter(({ slackHours }) => slackHours === Infinity)
  let [due, spare] = [0, Infinity]
  for (const each of inTime) {
    due += hoursOf(each, rate)
    spare = Math.min(spare, each.slackHours - due)
  }
  const first: Waiting[] = []
  const last: Waiting[] = []
  for (const each of late) {
    const hours = hoursOf(each, rate)
    const fits = readyHours(each) <= from && hours <= spare
    if (fits) spare -= hours
    ;(fits ? first : last).push(each)
  }
  return [...first, ...inTime, ...last]
}

const readyHours = ({ kind, row }: Waiting): number => kind.rows[row]?.readyHours ?? 0

function byUrgency(a: Waiting, b: Waiting): number {
  return (
    (a.slackHours === b.slackHours ? 0 : a.slackHours - b.slackHours) ||
    Number(a.batch === 'rest') - Number(b.batch === 'rest') ||
    a.packs * a.kind.packKg - b.packs * b.kind.packKg ||
    a.destination - b.destination ||
    (a.kind.itemCode < b.kind.itemCode ? -1 : Number(a.kind.itemCode > b.kind.itemCode)) ||
    a.row - b.row
  )
}
