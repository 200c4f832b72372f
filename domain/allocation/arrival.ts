import { HOUR_MS, instantOf, SECOND_MS } from '../time/instant'
import type { Instant } from '../time/instant'
import { dueHours } from './network'
import type { Network } from './network'
import type { Shipment } from './shipment'

/** Whole seconds, rounded up; a plan is no better than that. */
function roundedMs({ nowMs }: Pick<Network, 'nowMs'>, hours: number): number {
  return Math.ceil((nowMs + hours * HOUR_MS) / SECOND_MS - 1e-6) * SECOND_MS
}

export function instantAfter(network: Pick<Network, 'nowMs'>, hours: number): Instant {
  return instantOf(roundedMs(network, hours))
}

/** Hours from now until the instant that a plan tells for this many hours. */
export function toldHours(network: Pick<Network, 'nowMs'>, hours: number): number {
  return (roundedMs(network, hours) - network.nowMs) / HOUR_MS
}

export function isLateArrival(network: Network, place: number, destination: number, hours: number): boolean {
  const dueMs = Math.round(network.nowMs + dueHours(network, place, destination) * HOUR_MS)
  return roundedMs(network, hours) > dueMs
}

export function placeOf({ kind, row }: Pick<Shipment, 'kind' | 'row'>): number {
  return kind.rows[row]?.place ?? 0
}

export function arrivalHours({ ways, destinations }: Network, shipment: Shipment): number {
  const way = placeOf(shipment) * destinations.length + shipment.destination
  return shipment.leavesInHours + (ways.travelHours[way] ?? 0)
}

export function arrivesLate(network: Network, shipment: Shipment): boolean {
  return isLateArrival(network, placeOf(shipment), shipment.destination, arrivalHours(network, shipment))
}
