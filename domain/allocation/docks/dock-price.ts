import type { DockSteps } from './dock-steps'
import { WEIGHT_PER_KG } from './dock-tables'
import type { DockTables } from './dock-tables'

/** What a weight (a tenth of a kilogram) costs at a place if it must be loaded within so many hours: a step's shadow price. */
export type DockPrice = { readonly place: number; readonly step: number; readonly price: number }

/** Prices are multiples of this, so that sums of costs stay exact. */
const GRAIN = 16

export const onGrain = (price: number): number => Math.round(price * GRAIN) / GRAIN

/** What a weight pays on each way: the prices of all steps by which it has to be loaded. */
export function priceTable(tables: DockTables, steps: DockSteps, prices: readonly DockPrice[]): Float64Array {
  const table = new Float64Array(tables.cost.length)
  for (const { place, step, price } of prices) {
    for (const line of price > 0 ? steps.lines(place) : []) {
      for (let column = 0; column < tables.columns; column++) {
        const own = steps.of(line, column)
        if (own >= 0 && own <= step) table[line * tables.columns + column]! += price
      }
    }
  }
  return table
}

/** What the rooms of all steps are worth at these prices: it comes off the bound. */
export function worthOfRoom(steps: DockSteps, prices: readonly DockPrice[]): number {
  return prices.reduce((sum, { place, step, price }) => sum + price * roomWeight(steps, place, step), 0)
}

export function roomWeight(steps: DockSteps, place: number, step: number): number {
  return Math.floor(steps.at(place).roomKg[step]! * WEIGHT_PER_KG)
}
