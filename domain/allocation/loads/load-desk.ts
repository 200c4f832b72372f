import type { SourceTier } from '../../policy/allocation-rules'
import type { Kind } from '../kinds'
import type { Network } from '../network'
import type { Batch } from '../plan'
import type { Arc, Routes, WayOrder } from './arcs'
import { KindsLeft } from './kinds-left'
import type { LoadPlaces } from './load-places'

export type LoadDestination = {
  readonly index: number
  readonly inOrder: WayOrder
  readonly byArrival: WayOrder
  /** Stretches of the order of sources in which all are asked together. */
  readonly ranks: readonly RankStretch[]
  readonly ofPlace: ReadonlyMap<number, readonly Arc[]>
}

export type RankStretch = {
  readonly rank: number
  readonly tier: SourceTier
  readonly from: number
  readonly to: number
}

/** What building loads writes on while it goes: packs left, and when the docks of each place are free, for all kinds. */
export type LoadDesk = {
  readonly network: Network
  readonly kinds: readonly Kind[]
  readonly destinations: readonly LoadDestination[]
  /** Lines × kinds: what a load is weighed on lies side by side. */
  readonly left: Float64Array
  readonly kindsLeft: KindsLeft
  /** Hours from now. */
  readonly freeAt: Float64Array
  /** How often each place was taken from. */
  readonly takes: Int32Array
}

/** What one county needs in a batch, covered together so that it comes in few loads; packs by open kind, the lightest pack first. */
export type CountyNeeds = {
  readonly destination: LoadDestination
  readonly batch: Batch
  /** Index of each open kind at the desk. */
  readonly kinds: Int32Array
  readonly packKg: Float64Array
  readonly need: Float64Array
  /** What of it should come in time by the fair cover. */
  readonly fair: Float64Array
  /** How much of it for now. */
  readonly goal: Float64Array
  readonly covered: Float64Array
  readonly needKg: number
  readonly needPacks: number
  /** What all counties need in the batch. */
  readonly ofBatch: BatchSize
  /** Open kinds of which something is wanted still, as of the last `findWanting`; later ones may have been covered since. */
  readonly wanting: { readonly opens: Int32Array; count: number }
  readonly mostInOrder: MostOfLoads
  readonly mostByArrival: MostOfLoads
  /** Places from which a load goes to the county already. */
  readonly loads: LoadPlaces
  /** How often something was taken for the county. */
  takes: number
}

export type BatchSize = { readonly kg: number; readonly packs: number }

/** Per way in its order, the most that one load from it could ever be: smaller ones need not be weighed. */
export type MostOfLoads = { readonly kg: Float64Array; readonly share: Float64Array; readonly worth: Float64Array }

export function openDesk(network: Network, routes: Routes, kinds: readonly Kind[]): LoadDesk {
  const left = packsByLine(network, kinds)
  return {
    network,
    kinds,
    destinations: network.destinations.map((_, index) => loadDestination(routes, index)),
    left,
    kindsLeft: new KindsLeft(kinds.length, network.lines.length, left),
    freeAt: new Float64Array(network.places.length).fill(network.startHours),
    takes: new Int32Array(network.places.length),
  }
}

function packsByLine({ lines }: Network, kinds: readonly Kind[]): Float64Array {
  const left = new Float64Array(lines.length * kinds.length)
  kinds.forEach(({ line, supply }, kind) => {
    line.forEach((at, row) => {
      const cell = at * kinds.length + kind
      left[cell] = (left[cell] ?? 0) + (supply[row] ?? 0)
    })
  })
  return left
}

function loadDestination(routes: Routes, index: number): LoadDestination {
  const inOrder = routes.ordered(index)
  const ofPlace = new Map<number, Arc[]>()
  for (const arc of inOrder.ways) {
    const known = ofPlace.get(arc.place)
    if (known) known.push(arc)
    else ofPlace.set(arc.place, [arc])
  }
  return { index, inOrder, byArrival: routes.byArrival(index), ranks: stretches(inOrder.ways), ofPlace }
}

function stretches(ways: readonly Arc[]): RankStretch[] {
  const ranks: RankStretch[] = []
  for (let from = 0; from < ways.length;) {
    const { rank, tier } = ways[from] ?? { rank: 0, tier: 'other-province' }
    let to = from
    while (ways[to]?.rank === rank) to++
    ranks.push({ rank, tier, from, to })
    from = to
  }
  return ranks
}
