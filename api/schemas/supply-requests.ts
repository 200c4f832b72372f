import { areaCode, id, instant, itemCode, quantity, reason, reasonIn } from './shapes'
import { itemNames } from './supply-shapes'
import { orNull, z } from './zod'

export const requestState = z
  .enum(['submitted', 'approved', 'changed', 'refused', 'withdrawn'])
  .openapi('SupplyRequestState')

export const supplyRequest = z
  .object({
    id: z.string(),
    number: z.number().int(),
    incidentId: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    depotId: z.string().nullable(),
    itemCode: z.string(),
    ...itemNames,
    asked: z.number().int(),
    approved: z.number().int().nullable().openapi({ description: 'A ceiling that no path exceeds.' }),
    state: requestState,
    lifeThreatening: z.boolean().openapi({ description: 'Skips the thresholds.' }),
    reasonAsked: z.string(),
    reasonDecided: z.string().nullable(),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    mayDecide: z.boolean(),
    mayWithdraw: z.boolean(),
  })
  .openapi('SupplyRequest')

export const newSupplyRequest = z
  .strictObject({
    areaCode,
    depotId: id.optional().openapi({ description: 'The depot that asks, when it is one.' }),
    itemCode,
    asked: quantity.min(1),
    lifeThreatening: z.boolean().optional(),
    reason: reasonIn,
  })
  .openapi('NewSupplyRequest')

export const requestDecisionIn = z
  .strictObject({
    decision: z.enum(['approve', 'change', 'refuse']),
    approved: quantity.min(1).optional().openapi({ description: 'With `change`: the units that are approved.' }),
    reason: reasonIn.optional().openapi({ description: 'Needed unless it is approved as asked.' }),
  })
  .superRefine(({ decision, approved, reason: written }, context) => {
    if (decision === 'change' && approved === undefined)
      context.addIssue({ code: 'custom', path: ['approved'], message: 'missing' })
    if (decision !== 'approve' && written === undefined)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'missing' })
  })
  .openapi('RequestDecisionIn')

export const reserveFloor = z
  .object({
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    ...itemNames,
    floor: z.number().int(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
    missing: z.number().int().openapi({ description: 'Units below the floor.' }),
    edition: z.string().nullable(),
    reason: orNull(reason).openapi({ description: 'The rule that the floor comes from.' }),
  })
  .openapi('ReserveFloor')

export const floorLift = z
  .object({
    id: z.string(),
    incidentId: z.string(),
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    itemCode: z.string().nullable().openapi({ description: 'Null: all that the depot holds.' }),
    itemNameZh: z.string().nullable(),
    itemNameEn: z.string().nullable(),
    by: z.string(),
    reason: z.string(),
    liftedAt: instant,
    mayWithdraw: z.boolean(),
  })
  .openapi('FloorLift')

export const newFloorLift = z
  .strictObject({
    depotId: id,
    itemCode: itemCode.nullable().optional(),
    reason: reasonIn,
  })
  .openapi('NewFloorLift')
