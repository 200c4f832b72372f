import { changeReasons } from '../../domain/allocation/compare-plans'
import { objectives } from '../../domain/policy/allocation-rules'
import { areaCode, batch, id, instant, itemCode, quantity, reasonIn } from './shapes'
import { sourceKind } from './supply-shapes'
import { z } from './zod'

/** What an officer may ask of a plan before signing: a source not to be used or used again, a line that stays, a floor lifted, another order of objectives. */
export const planWish = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('forbid-source'), offerId: id.optional(), depotId: id.optional() })
      .openapi('ForbidSourceWish'),
    z
      .strictObject({ kind: z.literal('allow-source'), offerId: id.optional(), depotId: id.optional() })
      .openapi('AllowSourceWish'),
    z
      .strictObject({ kind: z.literal('pin'), offerId: id, areaCode, itemCode, quantity: quantity.min(1) })
      .openapi('PinWish'),
    z
      .strictObject({ kind: z.literal('lift-floor'), depotId: id, itemCode: itemCode.nullable() })
      .openapi('LiftFloorWish'),
    z
      .strictObject({ kind: z.literal('objectives'), order: z.array(z.enum(objectives)).min(1).max(objectives.length) })
      .openapi('ObjectivesWish'),
  ])
  .openapi('PlanWish')

export const whatIfIn = z
  .strictObject({
    basePlanVersion: z.number().int().min(1),
    wishes: z.array(planWish).min(1).max(200),
  })
  .openapi('WhatIfIn')

export const planMeasures = z
  .object({
    coverageMin: z.number(),
    coverageMean: z.number(),
    onTimeShare: z.number(),
    units: z.number().int(),
    lines: z.number().int(),
    consignments: z.number().int(),
    lateUnits: z.number().int(),
    shortUnits: z.number().int(),
    costFen: z.number(),
    distanceTonneKm: z.number(),
    proof: z.enum(['none', 'optimal', 'bound']),
    gap: z.number().nullable(),
  })
  .openapi('PlanMeasures')

/** A line or shortfall that differs between two plans: units before and after, 0 where it is not there. */
export const planChange = z
  .object({
    change: z.enum(['added', 'removed', 'changed']),
    batch,
    reason: z.enum(changeReasons),
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    unitZh: z.string(),
    unitEn: z.string(),
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    source: sourceKind,
    offerId: z.string(),
    standsInFor: z.string().nullable().openapi({ description: 'The kind needed, where the goods stand in for it.' }),
    before: z.number().int(),
    after: z.number().int(),
    arrivesAtBefore: instant.nullable(),
    arrivesAtAfter: instant.nullable(),
  })
  .openapi('PlanChange')

export const shortfallChange = z
  .object({
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    unitZh: z.string(),
    unitEn: z.string(),
    before: z.number().int(),
    after: z.number().int(),
  })
  .openapi('ShortfallChange')

export const planDifference = z
  .object({
    before: planMeasures,
    after: planMeasures,
    changes: z.array(planChange),
    changeCount: z.number().int().openapi({ description: 'All of them; `changes` shows the 200 largest.' }),
    shortfalls: z.array(shortfallChange),
    solveMs: z.number().int().openapi({ description: 'Planning time, that of the plan as things stand included.' }),
    restarted: z.boolean().openapi({
      description: 'Gone on from the plan as an earlier what-if had solved it; else both were solved anew.',
    }),
    asOf: instant.openapi({ description: 'From when on goods can be ordered in both plans.' }),
  })
  .openapi('PlanDifference')

export const whatIf = z
  .object({
    id: z.string(),
    state: z.enum(['solving', 'solved', 'refused', 'failed']),
    basePlanVersion: z.number().int(),
    wishes: z.array(planWish),
    refusal: z.string().nullable().openapi({ description: 'Why the wishes can’t be met, in the reader’s language.' }),
    difference: z.union([planDifference, z.null()]),
  })
  .openapi('WhatIf')

export const adoptWishesIn = z
  .strictObject({
    basePlanVersion: z.number().int().min(1),
    wishes: z.array(planWish).min(1).max(200),
    reason: reasonIn,
  })
  .openapi('AdoptWishesIn')

export const storedWish = z
  .object({
    id: z.string(),
    incidentId: z.string(),
    wish: planWish,
    by: z.string(),
    reason: z.string(),
    at: instant,
    withdrawnAt: instant.nullable(),
  })
  .openapi('StoredWish')
export const wishesAdopted = z
  .object({
    wishes: z.array(storedWish),
    handedOn: z.boolean().openapi({ description: 'The response plans again now; else with its next plan.' }),
  })
  .openapi('WishesAdopted')

export const planCertificate = z
  .object({
    planId: z.string(),
    version: z.number().int(),
    proof: z.enum(['none', 'optimal', 'bound']),
    objective: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable().openapi({ description: 'Share 0..1 that a better plan could gain at most.' }),
    checked: z
      .union([z.object({ holds: z.boolean(), checkedAt: instant.nullable(), faults: z.array(z.string()) }), z.null()])
      .openapi({ description: 'What the independent checker found; null where it was not run.' }),
    method: z.record(z.string(), z.unknown()),
    certificate: z.record(z.string(), z.unknown()).nullable(),
  })
  .openapi('PlanCertificate')

export const planLineFilter = {
  areaCode: areaCode.optional(),
  itemCode: itemCode.optional(),
  depotId: id.optional(),
  batch: batch.optional(),
  late: z.enum(['true', 'false']).optional(),
}
