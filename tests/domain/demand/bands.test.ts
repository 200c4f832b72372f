import fc from 'fast-check'
import { apportion, atQuantile, wholeUnits } from '../../../domain/demand/bands'

const at = { low: 0.05, expected: 0.65, high: 0.95 }

describe('value at a quantile', () => {
  it('is the band at its own quantiles and changes by an even factor between them', () => {
    const band = { low: 25, expected: 100, high: 400 }
    expect([0.05, 0.35, 0.65, 0.8, 0.95].map((quantile) => Math.round(atQuantile(band, quantile, at)))).toEqual([
      25, 50, 100, 200, 400,
    ])
  })

  it('stays at the ends outside them, and changes evenly where an end is nothing', () => {
    const band = { low: 0, expected: 60, high: 60 }
    expect([0, 0.05, 0.35, 0.99].map((quantile) => Math.round(atQuantile(band, quantile, at)))).toEqual([0, 0, 30, 60])
  })

  it('never falls when the quantile rises', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.float({ min: 0, max: 1, noNaN: true }), (a, b, c, q) => {
        const [low = 0, expected = 0, high = 0] = [a, b, c].sort((x, y) => x - y)
        const value = atQuantile({ low, expected, high }, q, at)
        expect(value).toBeGreaterThanOrEqual(low - 1e-9)
        expect(value).toBeLessThanOrEqual(high + 1e-9)
        expect(atQuantile({ low, expected, high }, Math.min(1, q + 0.1), at)).toBeGreaterThanOrEqual(value - 1e-9)
      }),
    )
  })
})

it('splits a total into whole parts that add up to it', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(apportion(5, [0, 0])).toEqual([5, 0])
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(1000), { minLength: 1 }), (total, weights) => {
      const parts = apportion(total, weights)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      expect(parts.every((part) => part >= 0 && Number.isInteger(part))).toBe(true)
    }),
  )
})

it('rounds up to whole units, but not for floating dust', () => {
  expect([0, 0.1, 1, 2.0000000001, 2.1, -1].map(wholeUnits)).toEqual([0, 1, 1, 2, 3, 0])
})
