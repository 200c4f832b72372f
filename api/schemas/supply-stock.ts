import { movementKinds } from './supply-shapes'
import { areaCode, id, instant, itemCode, quantity, reasonIn } from './shapes'
import { depotLevel } from './reference'
import { dayIn, dayOut, depotOperator, grade, itemNames, sourceKind, supplyClass } from './supply-shapes'
import { z } from './zod'

/** Goods of one kind at one depot that came together: one source, one production date, one expiry. */
export const stockLot = z
  .object({
    id: z.string(),
    source: sourceKind.openapi({ description: 'How it was obtained.' }),
    sourceOrderId: z.string().nullable(),
    readyAt: instant.nullable().openapi({ description: 'Null: here now.' }),
    producedOn: dayOut.nullable(),
    expiresOn: dayOut.nullable(),
    grade: z.string().nullable(),
    unitCostFen: z.number().int(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
  })
  .openapi('StockLot')

export const stockRow = z
  .object({
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    depotLevel,
    operator: depotOperator,
    owner: z.string().nullable(),
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    ...itemNames,
    supplyClass,
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
    floor: z.number().int().openapi({ description: 'Units that stay for the owner’s own area.' }),
    synthetic: z.boolean(),
    lots: z.array(stockLot),
  })
  .openapi('StockRow')

/** That position = Σ lots = Σ movements, in whole units. */
export const stockProof = z
  .object({
    onHand: z.number().int(),
    reserved: z.number().int(),
    lotsOnHand: z.number().int(),
    lotsReserved: z.number().int(),
    movementsOnHand: z.number().int(),
    movementsReserved: z.number().int(),
    movements: z.number().int().openapi({ description: 'Entries of the ledger that were added up.' }),
    holds: z.boolean(),
  })
  .openapi('StockProof')

export const stockDetail = stockRow.extend({ proof: stockProof }).openapi('StockDetail')

export const stockMovement = z
  .object({
    id: z.string(),
    at: instant,
    kind: z.enum(movementKinds),
    lotId: z.string().nullable(),
    quantity: z.number().int(),
    reference: z.string(),
    reason: z.string().nullable(),
    actor: z.string().nullable(),
  })
  .openapi('StockMovement')

/** One place, level, item, class or operator with all the stock under it. */
export const stockTotal = z
  .object({
    key: z.string().openapi({ description: 'Area code, level, item code, class or operator, as asked by `by`.' }),
    nameZh: z.string(),
    nameEn: z.string(),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    depots: z.number().int(),
    positions: z.number().int(),
    onHand: z.number().int().nullable().openapi({ description: 'Units; null where several item kinds are together.' }),
    reserved: z.number().int().nullable(),
    available: z.number().int().nullable(),
    massKg: z.number(),
    belowFloor: z.number().int().openapi({ description: 'Positions with less available than their floor.' }),
  })
  .openapi('StockTotal')

export const stockGroup = z.enum(['area', 'level', 'item', 'class', 'operator'])

const where = { depotId: id, itemCode }

export const receiptIn = z
  .strictObject({
    ...where,
    quantity: quantity.min(1),
    source: z.enum(['stock', 'purchase', 'donation', 'social']).optional(),
    producedOn: dayIn.optional(),
    expiresOn: dayIn.optional(),
    grade: grade.optional(),
    unitCostFen: z.number().int().min(0).max(1_000_000_000).optional(),
    reason: reasonIn.optional(),
  })
  .openapi('ReceiptIn')

export const stockTakeIn = z
  .strictObject({ ...where, lotId: id, counted: quantity, reason: reasonIn })
  .openapi('StockTakeIn', { description: 'What was counted of a lot; the ledger is corrected by the difference.' })

export const lotOutIn = z
  .strictObject({ ...where, lotId: id, quantity: quantity.min(1), reason: reasonIn })
  .openapi('LotOutIn', { description: 'Units of a lot that leave by rotation, or are scrapped.' })

export const stockMoved = z
  .object({
    outcome: z.enum(['done', 'already-done', 'no-difference']),
    lotId: z.string(),
    quantity: z.number().int().openapi({ description: 'Signed: what the position changed by.' }),
    position: stockRow,
  })
  .openapi('StockMoved')

export const inspectionIn = z
  .strictObject({ inspectedOn: dayIn, findings: reasonIn.optional() })
  .openapi('InspectionIn', { description: 'The goods of a depot were looked at.' })

export const stockFilter = {
  areaCode: areaCode.optional(),
  level: depotLevel.optional(),
  operator: depotOperator.optional(),
  supplyClass: supplyClass.optional(),
  itemCode: itemCode.optional(),
}
