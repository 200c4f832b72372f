import type { Kind } from '../kinds'
import { dueHours } from '../network'
import type { Network } from '../network'
import type { Batch } from '../plan'
import type { Arc } from './arcs'
import { arcsTo, byArrival } from './arcs'

/** A kind while loads of it are built: packs left by line of the network. */
export type OpenKind = { readonly kind: Kind; readonly packKg: number; readonly left: Float64Array }

export type LoadDestination = {
  readonly index: number
  readonly inOrder: readonly Arc[]
  readonly byArrival: readonly Arc[]
  readonly ofPlace: ReadonlyMap<number, readonly Arc[]>
}

/** What building loads writes on while it goes: goods left, and when the docks of each place are free, for all kinds. */
export type LoadDesk = {
  readonly network: Network
  readonly kinds: readonly OpenKind[]
  readonly destinations: readonly LoadDestination[]
  /** Hours from now. */
  readonly freeAt: Float64Array
}

/** One need in packs while it is being covered; `goal` is how much of it for now. */
export type OpenNeed = {
  readonly destination: LoadDestination
  readonly batch: Batch
  readonly kind: OpenKind
  readonly need: number
  goal: number
  covered: number
}

/** What one county needs in a batch, covered together so that it comes in few loads. */
export type CountyNeeds = {
  readonly destination: LoadDestination
  readonly opens: readonly OpenNeed[]
  readonly needKg: number
  /** Places from which a load goes to the county already, in the order in which they were chosen. */
  readonly loads: Set<number>
}

export function openDesk(network: Network, kinds: readonly Kind[]): LoadDesk {
  return {
    network,
    kinds: kinds.map((kind) => openKind(kind, network.lines.length)),
    destinations: network.destinations.map((_, index) => loadDestination(network, index)),
    freeAt: new Float64Array(network.places.length).fill(network.startHours),
  }
}

function openKind(kind: Kind, lines: number): OpenKind {
  const left = new Float64Array(lines)
  kind.line.forEach((line, row) => {
    left[line] = (left[line] ?? 0) + (kind.supply[row] ?? 0)
  })
  return { kind, packKg: kind.packKg, left }
}

function loadDestination(network: Network, index: number): LoadDestination {
  const inOrder = arcsTo(network, index)
  const ofPlace = new Map<number, Arc[]>()
  for (const arc of inOrder) ofPlace.set(arc.place, [...(ofPlace.get(arc.place) ?? []), arc])
  return { index, inOrder, byArrival: byArrival(inOrder, network), ofPlace }
}

export function packsLeft({ left }: OpenKind): number {
  return left.reduce((sum, packs) => sum + packs, 0)
}

export function dueInHours({ network }: LoadDesk, { index }: LoadDestination, arc: Arc): number {
  return dueHours(network, arc.place, index)
}
