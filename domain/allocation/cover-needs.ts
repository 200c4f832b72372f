import type { AllocationDesk, OpenNeed } from './allocation-desk'
import type { Arc } from './source-order'
import { sourceTiers } from './source-order'
import type { SourceTier } from './source-order'

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
  /** Which tiers are asked. */
  readonly tiers: readonly SourceTier[]
  /** Loads below the smallest useful one, and outside the county those below a share of the need, are left for a later pass. */
  readonly useful: { readonly loadKg: number; readonly share: number } | null
}

/** Instants are rounded up to whole seconds later; a second of slack keeps "in time" true after rounding. */
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
  return sourceTiers.flatMap((name, tier) =>
    opens.flatMap((open, index) => {
      const arcs = open.destination.inOrder
      const from = cursors[index] ?? 0
      let to = from
      while (to < arcs.length && arcs[to]?.tier === tier) to++
      cursors[index] = to
      const goal = goals[index] ?? 0
      if (!pass.tiers.includes(name)) return []
      return goal > covered(open) ? coverFrom(desk, open, arcs.slice(from, to), goal - covered(open), pass) : []
    }),
  )
}

function covered(open: OpenNeed): number {
  return open.need.quantity - open.left
}

/** Takes along the sources in their order. */
export function coverFrom(
  desk: AllocationDesk,
  open: OpenNeed,
  arcs: readonly Arc[],
  wanted: number,
  pass: Pass,
): Take[] {
  const takes: Take[] = []
  let left = wanted
  for (const arc of arcs) {
    if (left === 0) break
    const quantity = Math.min(left, reachable(desk, open, arc, pass))
    if (quantity === 0 || isDust(desk, open, arc, quantity, pass)) continue
    takes.push(take(desk, open, arc, quantity))
    left -= quantity
  }
  return takes
}

/** Too little to send a lorry for: goods that complete the need or ride with a load that goes anyway are not. */
function isDust(desk: AllocationDesk, open: OpenNeed, arc: Arc, quantity: number, { useful }: Pass): boolean {
  if (!useful || quantity >= open.left || desk.loads.has(loadOf(open, arc))) return false
  if (quantity * open.stock.massKg < useful.loadKg) return true
  return arc.tier > 0 && quantity < useful.share * open.need.quantity
}

function loadOf({ need }: OpenNeed, arc: Arc): string {
  return `${need.batch}:${need.areaCode}:${arc.depot}`
}

function take(desk: AllocationDesk, open: OpenNeed, arc: Arc, quantity: number): Take {
  const { depot } = arc
  open.left -= quantity
  open.stock.left[depot] = (open.stock.left[depot] ?? 0) - quantity
  desk.queuedKg[depot] = (desk.queuedKg[depot] ?? 0) + quantity * open.stock.massKg
  desk.loads.add(loadOf(open, arc))
  const leavesInHours = desk.startHours + (desk.queuedKg[depot] ?? 0) / (desk.loadingKgPerHour[depot] ?? 1)
  return { open, arc, quantity, leavesInHours, arrivesInHours: leavesInHours + arc.travelHours }
}
