import type { BandQuantiles } from '../policy/demand-norms'
import type { Band } from './estimate'

export const NOTHING: Band = { low: 0, expected: 0, high: 0 }

export function exactly(value: number): Band {
  return { low: value, expected: value, high: value }
}

export function scaleBand(band: Band, factor: number): Band {
  return { low: band.low * factor, expected: band.expected * factor, high: band.high * factor }
}

export function addBands(left: Band, right: Band): Band {
  return { low: left.low + right.low, expected: left.expected + right.expected, high: left.high + right.high }
}

export function sumBands(bands: readonly Band[]): Band {
  return bands.reduce(addBands, NOTHING)
}

/** Whole units or persons, rounded up; floating dust below a millionth does not make another unit. */
export function wholeUnits(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-6))
}

export function wholeBand(band: Band): Band {
  return { low: wholeUnits(band.low), expected: wholeUnits(band.expected), high: wholeUnits(band.high) }
}

/**
 * The value at a quantile, when `low`, `expected` and `high` stand at the quantiles given. Between them the value
 * changes by an even factor (need is skewed to the right); where one end is 0, evenly. Outside them it stays.
 */
export function atQuantile(band: Band, quantile: number, at: BandQuantiles): number {
  const below = quantile < at.expected
  const end = below ? band.low : band.high
  const span = Math.abs((below ? at.low : at.high) - at.expected)
  const share = Math.min(1, Math.abs(quantile - at.expected) / span)
  if (end > 0 && band.expected > 0) return band.expected * (end / band.expected) ** share
  return band.expected + (end - band.expected) * share
}

/** Smallest value at which the weights reach `quantile` of their sum. */
export function weightedQuantile(
  values: readonly { readonly value: number; readonly weight: number }[],
  quantile: number,
): number {
  const sorted = [...values].sort((left, right) => left.value - right.value)
  const target = quantile * sorted.reduce((sum, each) => sum + each.weight, 0)
  let reached = 0
  for (const each of sorted) {
    reached += each.weight
    if (reached >= target) return each.value
  }
  return sorted.at(-1)?.value ?? 0
}

/** Splits a whole total by weights (largest remainder; ties go to the earlier), so that the parts add up to it. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((acc, each) => acc + each, 0)
  if (sum <= 0) return weights.map((_, index) => (index === 0 ? total : 0))
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((acc, each) => acc + each, 0)
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) }))
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, Math.max(0, left))) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
