import type { ProvenStockRow, StockRow } from '../../database/reads/supply-stock'
import type { StockTotalRow } from '../../database/reads/supply-totals'
import type { stockDetail, stockRow, stockTotal } from '../schemas/supply-stock'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

export function presentStock(row: StockRow): z.output<typeof stockRow> {
  return {
    ...row,
    depotLevel: stored(row.depotLevel),
    operator: stored(row.operator),
    supplyClass: stored(row.supplyClass),
    available: row.onHand - row.reserved,
    lots: row.lots.map((lot) => ({ ...lot, source: stored(lot.source), available: lot.onHand - lot.reserved })),
  }
}

export function presentStockDetail({ sums, ...row }: ProvenStockRow): z.output<typeof stockDetail> {
  const { onHand, reserved } = row
  const holds =
    [sums.lotsOnHand, sums.movementsOnHand].every((sum) => sum === onHand) &&
    [sums.lotsReserved, sums.movementsReserved].every((sum) => sum === reserved)
  return { ...presentStock(row), proof: { onHand, reserved, ...sums, holds } }
}

/** Units of different kinds are no sum: only one kind's are shown. */
export function presentTotal(row: StockTotalRow, oneKind: boolean): z.output<typeof stockTotal> {
  const { onHand, reserved, massKg, ...rest } = row
  return {
    ...rest,
    massKg: Math.round(massKg * 10) / 10,
    onHand: oneKind ? onHand : null,
    reserved: oneKind ? reserved : null,
    available: oneKind ? onHand - reserved : null,
  }
}
