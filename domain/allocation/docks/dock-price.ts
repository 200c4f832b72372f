import type { Detour } from '../../flow/transport-problem'
import { costAt, dueBy, stepsBeyond, WEIGHT_PER_KG } from './dock-tables'
import type { DockTables, Surcharges } from './dock-tables'

/** What a weight (a gram) costs at a place if it has to be loaded within so many hours. */
export type DockPrice = { readonly place: number; readonly hours: number; readonly price: number }

/** Prices are whole 256ths, so that sums of costs stay exact. */
const GRAIN = 256

/** Hours that a room is counted longer, so that instants rounded to seconds don't make the bound too high. */
const ROUNDED_HOURS = 1e-6

export const onGrain = (price: number): number => Math.round(price * GRAIN) / GRAIN

/** The prices of a place, by rising hours, and what is paid by what is due after each of them. */
export type PlaceCharge = { readonly hours: readonly number[]; readonly after: readonly number[]; readonly all: number }

/** Prices at which kinds are solved: what a weight pays on each way, now or later. */
export type Charges = Surcharges & { readonly ofPlace: ReadonlyMap<number, PlaceCharge> }

export const NO_CHARGES: Charges = { price: null, detours: null, ofPlace: new Map() }

/** What a weight pays that has to be loaded by then: the prices of all the hours from then on. */
export function chargeBy({ hours, after, all }: PlaceCharge, due: number): number {
  let charge = all
  for (let at = 0; at < hours.length && hours[at]! < due; at++) charge = after[at]!
  return charge
}

export function chargesOf(tables: DockTables, prices: readonly DockPrice[]): Charges {
  const ofPlace = placeCharges(prices)
  if (ofPlace.size === 0) return NO_CHARGES
  const { columns, cost, leastLate } = tables
  const price = new Float64Array(cost.length)
  const detours = Array.from(tables.place, (place, line) => {
    const charge = ofPlace.get(place)
    if (!charge) return undefined
    for (let cell = line * columns; cell < (line + 1) * columns; cell++) {
      if (cost[cell]! >= 0) price[cell] = chargeBy(charge, dueBy(tables, cell, leastLate[cell]!))
    }
    return charge.hours.map((hours, at) => detourBeyond(tables, line, hours, charge.after[at]!))
  })
  return { price, detours, ofPlace }
}

function placeCharges(prices: readonly DockPrice[]): Map<number, PlaceCharge> {
  const byPlace = new Map<number, DockPrice[]>()
  for (const each of prices) if (each.price > 0) byPlace.set(each.place, [...(byPlace.get(each.place) ?? []), each])
  const charges = new Map<number, PlaceCharge>()
  for (const [place, own] of byPlace) {
    own.sort((a, b) => a.hours - b.hours)
    const all = own.reduce((sum, { price }) => sum + price, 0)
    let left = all
    charges.set(place, { hours: own.map(({ hours }) => hours), after: own.map(({ price }) => (left -= price)), all })
  }
  return charges
}

/** All of a line's ways so late that they need not be loaded by an hour that has its price. */
function detourBeyond(tables: DockTables, line: number, hours: number, price: number): Detour {
  const cost = new Float64Array(tables.columns).fill(-1)
  for (let column = 0; column < cost.length; column++) {
    const cell = line * tables.columns + column
    const least = tables.leastLate[cell]!
    if (tables.cost[cell]! < 0 || dueBy(tables, cell, least) > hours) continue
    cost[column] = costAt(tables, cell, stepsBeyond(tables, cell, hours))
  }
  return { cost, price }
}

/** The steps late at which a pack costs least on a way, its charge included; and that cost. */
export function cheapestLate(tables: DockTables, charges: Charges, cell: number, weight: number) {
  let late = tables.leastLate[cell]!
  const charge = charges.ofPlace.get(tables.place[Math.floor(cell / tables.columns)]!)
  if (!charge) return { late, cost: tables.cost[cell]! }
  let cost = tables.cost[cell]! + weight * chargeBy(charge, dueBy(tables, cell, late))
  charge.hours.forEach((hours, at) => {
    const later = stepsBeyond(tables, cell, hours)
    const other = costAt(tables, cell, later) + weight * charge.after[at]!
    if (other < cost) [late, cost] = [later, other]
  })
  return { late, cost }
}

/** What all rooms are worth at these prices: it comes off the bound. */
export function worthOfRoom(tables: DockTables, prices: readonly DockPrice[]): number {
  return prices.reduce((sum, { place, hours, price }) => sum + price * roomWeight(tables, place, hours), 0)
}

/** Weights that a place loads in so many hours. */
export function roomWeight(
  { loadingKgPerHour }: Pick<DockTables, 'loadingKgPerHour'>,
  place: number,
  hours: number,
): number {
  return Math.floor((hours + ROUNDED_HOURS) * loadingKgPerHour[place]! * WEIGHT_PER_KG)
}
