import type { Instant } from '../time/instant'

/** An order that is over, as far as it tells of its source: units asked and brought, when they were to be ready and were. */
export type KeptWord = {
  readonly asked: number
  readonly brought: number
  readonly readyAt: Instant | null
  readonly wasReadyAt: Instant | null
}

/** How a source kept its word: shares 0..1 over its ended orders, null while there are none. */
export type SourceRating = {
  readonly orders: number
  readonly onTimeShare: number | null
  readonly quantityShare: number | null
}

/** Rates a source by its record. What never came was not on time; an order without a time could not be late. */
export function rateSource(record: readonly KeptWord[]): SourceRating {
  if (record.length === 0) return { orders: 0, onTimeShare: null, quantityShare: null }
  const asked = record.reduce((sum, each) => sum + each.asked, 0)
  const brought = record.reduce((sum, each) => sum + each.brought, 0)
  const onTime = record.filter(
    ({ readyAt, wasReadyAt, brought: units }) =>
      units > 0 && (readyAt === null || (wasReadyAt !== null && wasReadyAt <= readyAt)),
  )
  return { orders: record.length, onTimeShare: onTime.length / record.length, quantityShare: brought / asked }
}
