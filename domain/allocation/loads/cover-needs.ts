import type { Kind, Pin } from '../kinds'
import { ROUNDING_HOURS } from '../network'
import type { Arc } from './arcs'
import { dueInHours } from './load-desk'
import type { CountyNeeds, LoadDesk, LoadDestination, OpenNeed } from './load-desk'

/** Packs taken from one line for one need, with the hours from now at which they leave and arrive. */
export type Take = {
  readonly open: OpenNeed
  readonly arc: Arc
  readonly packs: number
  readonly leavesInHours: number
  readonly arrivesInHours: number
}

/** What one depot could bring a county in one load; one that leaves nothing to be sent by others is `complete`. */
export type Load = { readonly kg: number; readonly share: number; readonly complete: boolean }

/** How much the share of each kind of goods counts beside the kilograms: light kinds must not be forgotten (M). */
const ITEMS_COUNT = 0.2
const NO_LOAD: Load = { kg: 0, share: 0, complete: false }

/** Kilograms that can still be loaded on a way to be there at most so many hours late, behind what waits at the docks. */
export function kgWithin(desk: LoadDesk, destination: LoadDestination, arc: Arc, hoursLate: number): number {
  const from = Math.max(desk.freeAt[arc.place] ?? 0, arc.readyHours)
  const hours = dueInHours(desk, destination, arc) + hoursLate - arc.travelHours - ROUNDING_HOURS - from
  return hours * (desk.network.loadingKgPerHour[arc.place] ?? 0)
}

/** The load of a way for a county as `takeLoad` would take it: kilograms, and its share of what the county needs. */
export function weighLoad(desk: LoadDesk, county: CountyNeeds, arc: Arc, hoursLate: number): Load {
  let roomKg = kgWithin(desk, county.destination, arc, hoursLate)
  if (roomKg <= 0) return NO_LOAD
  let [kg, items, complete] = [0, 0, true]
  for (const { goal, covered, need, kind } of county.opens) {
    const wanted = goal - covered
    if (wanted <= 0) continue
    const packs = Math.min(wanted, kind.left[arc.line] ?? 0, Math.floor(roomKg / kind.packKg))
    complete &&= packs === wanted
    if (packs <= 0) continue
    kg += packs * kind.packKg
    roomKg -= packs * kind.packKg
    items += packs / need
  }
  return kg === 0
    ? NO_LOAD
    : { kg, share: (1 - ITEMS_COUNT) * (kg / county.needKg) + ITEMS_COUNT * (items / county.opens.length), complete }
}

/** Takes all that a way can bring towards the goals of a county, the kind of goods that holds up the docks least first. */
export function takeLoad(desk: LoadDesk, county: CountyNeeds, arc: Arc, hoursLate: number): Take[] {
  const takes: Take[] = []
  for (const open of county.opens) {
    const wanted = open.goal - open.covered
    const left = open.kind.left[arc.line] ?? 0
    if (wanted <= 0 || left <= 0) continue
    const room = Math.floor(kgWithin(desk, county.destination, arc, hoursLate) / open.kind.packKg)
    const packs = Math.min(wanted, left, Math.max(0, room))
    if (packs > 0) takes.push(take(desk, open, arc, packs))
  }
  return takes
}

export function take(desk: LoadDesk, open: OpenNeed, arc: Arc, packs: number): Take {
  const { place, line } = arc
  open.covered += packs
  open.kind.left[line] = (open.kind.left[line] ?? 0) - packs
  const from = Math.max(desk.freeAt[place] ?? 0, arc.readyHours)
  const leavesInHours = from + (packs * open.kind.packKg) / (desk.network.loadingKgPerHour[place] ?? 1)
  desk.freeAt[place] = leavesInHours
  return { open, arc, packs, leavesInHours, arrivesInHours: leavesInHours + arc.travelHours }
}

/** Pinned packs at the docks: the hours from now at which they leave. */
export function loadPinned({ freeAt, network }: LoadDesk, { rows, packKg }: Kind, { row, packs }: Pin): number {
  const { place = 0, readyHours = 0 } = rows[row] ?? {}
  const from = Math.max(freeAt[place] ?? 0, readyHours)
  return (freeAt[place] = from + (packs * packKg) / (network.loadingKgPerHour[place] ?? 1))
}
