import type { DockSteps } from './dock-steps'
import { WEIGHT_PER_KG } from './dock-tables'
import type { DockTables } from './dock-tables'

/** What a weight (a tenth of a kilogram) costs at a place if its way has no more than so many hours of slack. */
export type DockPrice = { readonly place: number; readonly hours: number; readonly price: number }

/** Prices are whole 256ths, so that sums of costs stay exact. */
const GRAIN = 256

export const onGrain = (price: number): number => Math.round(price * GRAIN) / GRAIN

/** What a weight pays on each way: the prices of all the hours by which it has to be loaded. */
export function priceTable(tables: DockTables, steps: DockSteps, prices: readonly DockPrice[]): Float64Array {
  const { columns, cost, slackHours } = tables
  const table = new Float64Array(cost.length)
  for (const { place, hours, price } of prices) {
    for (const line of price > 0 ? steps.lines(place) : []) {
      for (let cell = line * columns; cell < (line + 1) * columns; cell++) {
        if (cost[cell]! >= 0 && slackHours[cell]! >= 0 && slackHours[cell]! <= hours) table[cell]! += price
      }
    }
  }
  return table
}

/** What all rooms are worth at these prices: it comes off the bound. */
export function worthOfRoom(tables: DockTables, prices: readonly DockPrice[]): number {
  return prices.reduce((sum, { place, hours, price }) => sum + price * roomWeight(tables, place, hours), 0)
}

/** Weights that a place loads in so many hours. */
export function roomWeight({ loadingKgPerHour }: DockTables, place: number, hours: number): number {
  return Math.floor(hours * loadingKgPerHour[place]! * WEIGHT_PER_KG)
}
