import type { AllocationDesk, CountyNeeds, OpenNeed } from './allocation-desk'
import type { Arc } from './source-order'

/** Goods taken from one depot for one need, with the hours from now at which they leave and arrive. */
export type Take = {
  readonly open: OpenNeed
  readonly arc: Arc
  readonly quantity: number
  readonly leavesInHours: number
  readonly arrivesInHours: number
}

/** What one depot could bring a county in one load; one that leaves nothing to be sent by others is `complete`. */
export type Load = { readonly kg: number; readonly share: number; readonly complete: boolean }

/** How much the share of each kind of goods counts beside the kilograms: light kinds must not be forgotten (M). */
const ITEMS_COUNT = 0.2
const NO_LOAD: Load = { kg: 0, share: 0, complete: false }

/** Instants are rounded up to whole seconds later; a second of slack keeps "in time" true after rounding. */
const ROUNDING_HOURS = 1 / 3600

export function dueInHours({ destination }: Pick<OpenNeed, 'destination'>, arc: Arc): number {
  return arc.insideProvince ? destination.insideHours : destination.outsideHours
}

/** Kilograms a depot can still have loaded to be there at most so many hours late, behind what waits at its docks. */
export function kgWithin(
  desk: AllocationDesk,
  needs: Pick<OpenNeed, 'destination'>,
  arc: Arc,
  hoursLate: number,
): number {
  const hours = dueInHours(needs, arc) + hoursLate - desk.startHours - arc.travelHours - ROUNDING_HOURS
  return hours * (desk.loadingKgPerHour[arc.depot] ?? 0) - (desk.queuedKg[arc.depot] ?? 0)
}

export function unitsWithin(desk: AllocationDesk, open: OpenNeed, arc: Arc, hoursLate: number): number {
  return Math.max(0, Math.floor(kgWithin(desk, open, arc, hoursLate) / open.stock.massKg))
}

/** The load of a depot for a county as `takeLoad` would take it: kilograms, and its share of what the county needs. */
export function weighLoad(desk: AllocationDesk, county: CountyNeeds, arc: Arc, hoursLate: number): Load {
  const { depot } = arc
  let roomKg = kgWithin(desk, county, arc, hoursLate)
  if (roomKg <= 0) return NO_LOAD
  let [kg, items, complete] = [0, 0, true]
  for (const { goal, covered, need, stock } of county.opens) {
    const wanted = goal - covered
    if (wanted <= 0) continue
    const units = Math.min(wanted, stock.left[depot] ?? 0, Math.floor(roomKg / stock.massKg))
    complete &&= units === wanted
    if (units <= 0) continue
    kg += units * stock.massKg
    roomKg -= units * stock.massKg
    items += units / need.quantity
  }
  return kg === 0
    ? NO_LOAD
    : { kg, share: (1 - ITEMS_COUNT) * (kg / county.needKg) + ITEMS_COUNT * (items / county.opens.length), complete }
}

/** Takes all that a depot can bring towards the goals of a county, the kind of goods that holds up the docks least first. */
export function takeLoad(desk: AllocationDesk, county: CountyNeeds, arc: Arc, hoursLate: number): Take[] {
  const takes: Take[] = []
  for (const open of county.opens) {
    const wanted = open.goal - open.covered
    const left = open.stock.left[arc.depot] ?? 0
    if (wanted <= 0 || left <= 0) continue
    const quantity = Math.min(wanted, left, unitsWithin(desk, open, arc, hoursLate))
    if (quantity > 0) takes.push(take(desk, open, arc, quantity))
  }
  return takes
}

function take(desk: AllocationDesk, open: OpenNeed, arc: Arc, quantity: number): Take {
  const { depot } = arc
  open.covered += quantity
  open.stock.left[depot] = (open.stock.left[depot] ?? 0) - quantity
  desk.queuedKg[depot] = (desk.queuedKg[depot] ?? 0) + quantity * open.stock.massKg
  const leavesInHours = desk.startHours + (desk.queuedKg[depot] ?? 0) / (desk.loadingKgPerHour[depot] ?? 1)
  return { open, arc, quantity, leavesInHours, arrivesInHours: leavesInHours + arc.travelHours }
}
