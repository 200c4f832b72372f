import { rateSource } from '../../../domain/supply/rating'

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`

test('a source without a record is not rated', () => {
  expect(rateSource([])).toEqual({ orders: 0, onTimeShare: null, quantityShare: null })
})

test('a source is rated by what it brought and when', () => {
  expect(
    rateSource([
      { asked: 100, brought: 100, readyAt: at(8), wasReadyAt: at(8) },
      { asked: 100, brought: 50, readyAt: at(8), wasReadyAt: at(9) },
      { asked: 100, brought: 0, readyAt: at(8), wasReadyAt: null },
      { asked: 100, brought: 100, readyAt: null, wasReadyAt: null },
    ]),
  ).toEqual({ orders: 4, onTimeShare: 0.5, quantityShare: 0.625 })
})
