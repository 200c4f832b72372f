import type { Instant } from '../time/instant'
import { DAY_MS, HOUR_MS, MINUTE_MS, epochMs, instantOf } from '../time/instant'
import type { ProductionTerms, SourceOrder } from './terms'

/** What a producer can have ready at the end of one day of output, counted from the start of the run. */
export type Tranche = { readonly day: number; readonly quantity: number; readonly readyAt: Instant }

/** Open orders hold the line in run; all orders that were not cancelled have used raw material. */
export type ProducerOrders = { readonly open: readonly SourceOrder[]; readonly usedUnits: number }

/**
 * Units of one day of output, the first being day 1. The first line comes to full output evenly over the ramp; converted
 * lines give their full output from the hour on that they are converted.
 */
export function outputOfDay(terms: ProductionTerms, day: number): number {
  const ramp = Math.min(1, day / (terms.rampDays + 1))
  const dayEndHours = terms.startUpHours + day * 24
  const converted = Math.min(1, Math.max(0, (dayEndHours - terms.conversionHours) / 24))
  return terms.dailyOutput * ramp + terms.convertibleDailyOutput * converted
}

/**
 * The tranches of the days ahead that no order has taken: output starts when the producer has answered and the line is up,
 * or runs already for the orders that are open; these are made first, and the raw material is never used twice.
 */
export function tranchesOf(
  terms: ProductionTerms,
  orders: ProducerOrders,
  now: Instant,
  horizonDays: number,
): readonly Tranche[] {
  const nowMs = epochMs(now)
  const runFromMs = Math.min(nowMs, ...orders.open.map((order) => epochMs(order.placedAt)))
  const outputFromMs = runFromMs + terms.answerDueMinutes * MINUTE_MS + terms.startUpHours * HOUR_MS
  const inRunMs = Math.max(0, nowMs - outputFromMs)
  const daysRun = Math.floor(inRunMs / DAY_MS)
  const restOfDay = 1 - (inRunMs - daysRun * DAY_MS) / DAY_MS
  const backlog = orders.open.reduce((sum, order) => sum + order.quantity - order.readyQuantity, 0)
  const material = terms.rawMaterialUnits === null ? Infinity : Math.max(0, terms.rawMaterialUnits - orders.usedUnits)
  const tranches: Tranche[] = []
  let [made, offered] = [0, 0]
  for (let day = daysRun + 1; day <= daysRun + horizonDays; day++) {
    made += outputOfDay(terms, day) * (day === daysRun + 1 ? restOfDay : 1)
    const free = Math.floor(Math.min(made - backlog, material))
    if (free <= offered) continue
    tranches.push({ day, quantity: free - offered, readyAt: instantOf(outputFromMs + day * DAY_MS) })
    offered = free
  }
  return tranches
}
