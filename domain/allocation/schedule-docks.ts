import { placeOf } from './arrival'
import type { Network } from './network'
import type { Shipment } from './shipment'

/** A shipment that waits to be loaded: by when, in hours of loading, to come in time; Infinity where it comes late anyway. */
export type Waiting = Omit<Shipment, 'leavesInHours'> & { readonly slackHours: number }

/**
 * When everything leaves: at each place what is ready is loaded in the order of its last moment to leave, the first batch
 * before the rest; what comes late anyway is loaded last.
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

function schedulePlace({ loadingKgPerHour, startHours }: Network, place: number, all: Waiting[]): Shipment[] {
  const queue = all.sort(byUrgency)
  const shipments: Shipment[] = []
  let freeAt = startHours
  while (queue.length > 0) {
    const ready = queue.findIndex((each) => readyHours(each) <= freeAt)
    const [next] = queue.splice(Math.max(0, ready < 0 ? soonestReady(queue) : ready), 1)
    if (!next) break
    const { slackHours: _slack, ...shipment } = next
    freeAt = Math.max(freeAt, readyHours(next)) + (next.packs * next.kind.packKg) / (loadingKgPerHour[place] ?? 1)
    shipments.push({ ...shipment, leavesInHours: freeAt })
  }
  return shipments
}

const readyHours = ({ kind, row }: Waiting): number => kind.rows[row]?.readyHours ?? 0

function soonestReady(queue: readonly Waiting[]): number {
  return queue.reduce((best, each, at) => (readyHours(each) < readyHours(queue[best] ?? each) ? at : best), 0)
}

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
