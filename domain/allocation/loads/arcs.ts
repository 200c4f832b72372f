import type { SourceTier } from '../../policy/allocation-rules'
import { dueHours, ROUNDING_HOURS } from '../network'
import type { Network } from '../network'
import { orderOf } from '../source-order'

/** One way from a line of the network to a county. */
export type Arc = {
  readonly line: number
  readonly place: number
  /** Place in the order of effort; equal ranks are asked together. */
  readonly rank: number
  readonly tier: SourceTier
  readonly readyHours: number
  readonly distanceKm: number
  readonly travelHours: number
  /** Hours from now until goods that come this way are due. */
  readonly dueHours: number
  readonly loadingKgPerHour: number
}

/** Hours from now at which goods must leave to come in time. */
export const leaveByHours = ({ dueHours, travelHours }: Arc): number => dueHours - travelHours - ROUNDING_HOURS

/** All ways to a county in the order in which they are asked: tier and kind of source, then road distance, then place. */
function arcsTo(network: Network, destination: number): Arc[] {
  const { lines, ways, destinations, columns, cost, input } = network
  const late = destinations.length + destination
  const arcs = lines.flatMap((line, index): Arc[] => {
    if ((cost[index * columns + late] ?? -1) < 0) return []
    const way = line.place * destinations.length + destination
    const tier = ways.tier[way] ?? 'other-province'
    return [
      {
        line: index,
        place: line.place,
        rank: orderOf(tier, line.standsIn ? null : line.source, input.rules),
        tier,
        readyHours: line.readyHours,
        distanceKm: ways.distanceKm[way] ?? 0,
        travelHours: ways.travelHours[way] ?? 0,
        dueHours: dueHours(network, line.place, destination),
        loadingKgPerHour: network.loadingKgPerHour[line.place] ?? 0,
      },
    ]
  })
  return arcs.sort((a, b) => a.rank - b.rank || a.distanceKm - b.distanceKm || byPlace(a, b))
}

/** The same ways by arrival, for what can't come in time: the earliest first, the order of effort only breaks ties. */
function byArrival(arcs: readonly Arc[], { startHours }: Network): Arc[] {
  const arrival = (arc: Arc): number => Math.max(startHours, arc.readyHours) + arc.travelHours
  return [...arcs].sort((a, b) => arrival(a) - arrival(b) || a.rank - b.rank || byPlace(a, b))
}

function byPlace(a: Arc, b: Arc): number {
  return a.place - b.place || a.readyHours - b.readyHours || a.line - b.line
}

/** Ways in one order, with what of them is looked at most, and where the way of each line stands in it: −1 where there is none. */
export type WayOrder = {
  readonly ways: readonly Arc[]
  readonly line: Int32Array
  readonly place: Int32Array
  readonly isOwnCounty: Uint8Array
  readonly readyHours: Float64Array
  /** Hours from now at which goods must leave to come in time. */
  readonly leaveByHours: Float64Array
  readonly at: Int32Array
}

/** The ways to each destination, in the order of sources and by arrival: made once, when first asked for. */
export class Routes {
  private readonly inOrder = new Map<number, WayOrder>()
  private readonly soonest = new Map<number, WayOrder>()

  constructor(private readonly network: Network) {}

  ordered(destination: number): WayOrder {
    const known = this.inOrder.get(destination) ?? this.orderedWays(arcsTo(this.network, destination))
    this.inOrder.set(destination, known)
    return known
  }

  byArrival(destination: number): WayOrder {
    const known =
      this.soonest.get(destination) ?? this.orderedWays(byArrival(this.ordered(destination).ways, this.network))
    this.soonest.set(destination, known)
    return known
  }

  private orderedWays(ways: readonly Arc[]): WayOrder {
    const order = {
      ways,
      line: new Int32Array(ways.length),
      place: new Int32Array(ways.length),
      isOwnCounty: new Uint8Array(ways.length),
      readyHours: new Float64Array(ways.length),
      leaveByHours: new Float64Array(ways.length),
      at: new Int32Array(this.network.lines.length).fill(-1),
    }
    ways.forEach((arc, at) => {
      order.line[at] = arc.line
      order.place[at] = arc.place
      order.isOwnCounty[at] = arc.tier === 'own-county' ? 1 : 0
      order.readyHours[at] = arc.readyHours
      order.leaveByHours[at] = leaveByHours(arc)
      order.at[arc.line] = at
    })
    return order
  }
}
