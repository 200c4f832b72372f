import type { AreaCode, County } from '../geography/area'
import { epochMs, HOUR_MS } from '../time/instant'
import { arcsTo, byArrival } from './source-order'
import type { Arc } from './source-order'
import type { AllocationInput, AllocationNeed, DeliveryDeadline } from './plan'
import { depotTerrains, loadingKgPerHour } from './travel'

/** Stock of one item kind by depot index: what is there, what must stay, what may still be promised. */
export type ItemStock = {
  readonly massKg: number
  readonly available: Float64Array
  readonly floor: Float64Array
  readonly left: Float64Array
}

export type Destination = {
  readonly county: County
  readonly inOrder: readonly Arc[]
  readonly byArrival: readonly Arc[]
  /** Where the way from a depot stands in each of the two orders. */
  readonly places: { readonly inOrder: Int32Array; readonly byArrival: Int32Array }
  /** Hours from now until goods are due, by whether the source lies inside the county's province. */
  readonly insideHours: number
  readonly outsideHours: number
  readonly deadline: DeliveryDeadline
}

/** What planning writes on while it goes: stock left and the loading queue of each depot, shared by all items. */
export type AllocationDesk = {
  readonly input: AllocationInput
  readonly stock: ReadonlyMap<string, ItemStock>
  readonly destinations: ReadonlyMap<AreaCode, Destination>
  readonly loadingKgPerHour: Float64Array
  readonly queuedKg: Float64Array
  readonly startHours: number
}

/** One need while it is being covered; `goal` is how much of it for now: all, or a fair share of what is short. */
export type OpenNeed = {
  readonly need: AllocationNeed
  readonly destination: Destination
  readonly stock: ItemStock
  goal: number
  covered: number
}

/** What one county needs in a batch, covered together so that it comes in few loads. */
export type CountyNeeds = {
  readonly destination: Destination
  readonly opens: readonly OpenNeed[]
  readonly needKg: number
  /** Ways along which a load goes to the county already, in the order in which they were chosen. */
  readonly loads: Set<Arc>
}

export function openDesk(input: AllocationInput): AllocationDesk {
  const { depots, travel } = input
  return {
    input,
    stock: stockByItem(input),
    destinations: destinationsOf(input),
    loadingKgPerHour: Float64Array.from(depots, (depot) => loadingKgPerHour(depot, travel)),
    queuedKg: new Float64Array(depots.length),
    startHours: travel.startMinutes / 60,
  }
}

function stockByItem({ depots, items, stock, needs }: AllocationInput): Map<string, ItemStock> {
  const indexOf = new Map(depots.map((depot, index) => [depot.id, index]))
  const massOf = new Map(items.map((item) => [item.code, item.massG / 1000]))
  const book = new Map<string, ItemStock>()
  for (const { itemCode } of needs) {
    const massKg = massOf.get(itemCode)
    if (massKg === undefined) throw new RangeError(`allocation: item kind ${itemCode} is not among the items given`)
    if (!book.has(itemCode)) book.set(itemCode, emptyStock(massKg, depots.length))
  }
  for (const position of stock) {
    const item = book.get(position.itemCode)
    const depot = indexOf.get(position.depotId)
    if (!item || depot === undefined) continue
    item.available[depot] = position.available
    item.floor[depot] = position.floor
    item.left[depot] = Math.max(0, Math.floor(position.available - position.floor))
  }
  return book
}

function emptyStock(massKg: number, depots: number): ItemStock {
  return {
    massKg,
    available: new Float64Array(depots),
    floor: new Float64Array(depots),
    left: new Float64Array(depots),
  }
}

export function unitsLeft(stock: ItemStock): number {
  return stock.left.reduce((sum, units) => sum + units, 0)
}

function destinationsOf(input: AllocationInput): Map<AreaCode, Destination> {
  const terrains = depotTerrains(input.depots, input.counties, input.travel)
  const counties = new Map(input.counties.map((county) => [county.code, county]))
  const deadlines = new Map(input.deadlines.map((each) => [each.areaCode, each]))
  const hoursUntil = (instant: string): number => (epochMs(instant) - epochMs(input.now)) / HOUR_MS
  const codes = new Set(input.needs.map((need) => need.areaCode))
  return new Map(
    [...codes].map((code) => {
      const county = counties.get(code)
      const deadline = deadlines.get(code)
      if (!county || !deadline) throw new RangeError(`allocation: county ${code} has no place or no deadline`)
      const inOrder = arcsTo(county, input.depots, terrains, input.travel)
      const arrivals = byArrival(inOrder, input.depots)
      return [
        code,
        {
          county,
          inOrder,
          byArrival: arrivals,
          places: { inOrder: placesOf(inOrder), byArrival: placesOf(arrivals) },
          insideHours: hoursUntil(deadline.insideProvinceDueAt),
          outsideHours: hoursUntil(deadline.outsideProvinceDueAt),
          deadline,
        },
      ]
    }),
  )
}

function placesOf(arcs: readonly Arc[]): Int32Array {
  const places = new Int32Array(arcs.length)
  arcs.forEach(({ depot }, place) => (places[depot] = place))
  return places
}

/** Needs of one county and item kind added up; order of first appearance. */
export function mergeNeeds(needs: readonly AllocationNeed[]): AllocationNeed[] {
  const merged = new Map<string, AllocationNeed>()
  for (const need of needs) {
    if (need.quantity <= 0) continue
    const key = `${need.batch}:${need.areaCode}:${need.itemCode}`
    const known = merged.get(key)
    merged.set(key, known ? { ...known, quantity: known.quantity + need.quantity } : need)
  }
  return [...merged.values()]
}
