import type { AllocationDesk, OpenNeed } from './allocation-desk'
import type { Arc } from './source-order'
import { sourceTiers } from './source-order'

/** Goods taken from one depot for one need, with the hours from now at which they leave and arrive. */
export type Take = {
  readonly open: OpenNeed
  readonly arc: Arc
  readonly quantity: number
  readonly leavesInHours: number
  readonly arrivesInHours: number
}

export type Pass = {
  /** Only what arrives by its deadline, loading included. */
  readonly inTime: boolean
  /** Small loads are left for a later pass. */
  readonly usefulOnly: boolean
}

/** Arrival is rounded to milliseconds later; a second of slack keeps "in time" true after rounding. */
const ROUNDING_HOURS = 1 / 3600

export function dueInHours(open: OpenNeed, arc: Arc): number {
  return arc.insideProvince ? open.destination.insideHours : open.destination.outsideHours
}

/** Units that a depot can still have loaded early enough, behind what already waits at its docks. */
export function unitsInTime(desk: AllocationDesk, open: OpenNeed, arc: Arc): number {
  const hours = dueInHours(open, arc) - desk.startHours - arc.travelHours - ROUNDING_HOURS
  const kg = hours * (desk.loadingKgPerHour[arc.depot] ?? 0) - (desk.queuedKg[arc.depot] ?? 0)
  return Math.max(0, Math.floor(kg / open.stock.massKg))
}

function reachable(desk: AllocationDesk, open: OpenNeed, arc: Arc, pass: Pass): number {
  const left = open.stock.left[arc.depot] ?? 0
  return pass.inTime && left > 0 ? Math.min(left, unitsInTime(desk, open, arc)) : left
}

/** Own county first, then the wider tiers, each county in turn on every tier, so that no county's own stock is taken before it. */
export function coverByTier(
  desk: AllocationDesk,
  opens: readonly OpenNeed[],
  goals: readonly number[],
  pass: Pass,
): Take[] {
  const cursors = opens.map(() => 0)
  return sourceTiers.flatMap((_, tier) =>
    opens.flatMap((open, index) => {
      const arcs = open.destination.inOrder
      const from = cursors[index] ?? 0
      let to = from
      while (to < arcs.length && arcs[to]?.tier === tier) to++
      cursors[index] = to
      const goal = goals[index] ?? 0
      return goal > covered(open) ? coverFrom(desk, open, arcs.slice(from, to), goal - covered(open), pass) : []
    }),
  )
}

function covered(open: OpenNeed): number {
  return open.need.quantity - open.left
}

/** Takes along the sources in their order; a small one is skipped when one after it covers all that is left. */
export function coverFrom(
  desk: AllocationDesk,
  open: OpenNeed,
  arcs: readonly Arc[],
  wanted: number,
  pass: Pass,
): Take[] {
  const reach = arcs.map((arc) => reachable(desk, open, arc, pass))
  const mostLater = new Float64Array(arcs.length + 1)
  for (let index = arcs.length - 1; index >= 0; index--) {
    mostLater[index] = Math.max(mostLater[index + 1] ?? 0, reach[index] ?? 0)
  }
  const takes: Take[] = []
  let left = wanted
  for (const [index, arc] of arcs.entries()) {
    if (left === 0) break
    const quantity = Math.min(left, reach[index] ?? 0)
    if (quantity === 0 || (pass.usefulOnly && isDust(desk, open, quantity, left, mostLater[index + 1] ?? 0))) continue
    takes.push(take(desk, open, arc, quantity))
    left -= quantity
  }
  return takes
}

function isDust(desk: AllocationDesk, open: OpenNeed, quantity: number, left: number, mostLater: number): boolean {
  if (quantity >= left) return false
  const { smallestUsefulLoadKg, smallestUsefulShare } = desk.input.travel
  if (quantity * open.stock.massKg < smallestUsefulLoadKg) return true
  return quantity < smallestUsefulShare * left && mostLater >= left
}

function take(desk: AllocationDesk, open: OpenNeed, arc: Arc, quantity: number): Take {
  const { depot } = arc
  open.left -= quantity
  open.stock.left[depot] = (open.stock.left[depot] ?? 0) - quantity
  desk.queuedKg[depot] = (desk.queuedKg[depot] ?? 0) + quantity * open.stock.massKg
  const leavesInHours = desk.startHours + (desk.queuedKg[depot] ?? 0) / (desk.loadingKgPerHour[depot] ?? 1)
  return { open, arc, quantity, leavesInHours, arrivesInHours: leavesInHours + arc.travelHours }
}
