import type { Schemas } from '../app/schemas'

export type Lot = Schemas['StockLot']

/** As the ledger draws on them: expiry, then readiness, then id; what does not expire goes last. */
export function inOrderOut(lots: readonly Lot[]): readonly Lot[] {
  const never = '9999'
  const order = (lot: Lot) => [lot.expiresOn ?? never, lot.readyAt ?? '', lot.id].join(' ')
  return [...lots].sort((left, right) => (order(left) < order(right) ? -1 : 1))
}
