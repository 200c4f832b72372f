import { objectives } from '../../domain/policy/allocation-rules'
import { planCauseKinds } from '../../domain/response/plan-cause'
import { batch, instant, reason } from './shapes'
import { sourceKind } from './supply-shapes'
import { orNull, z } from './zod'

export const band = z.object({ low: z.number(), expected: z.number(), high: z.number() }).openapi('Band')

const named = { nameZh: z.string(), nameEn: z.string(), unitZh: z.string(), unitEn: z.string() }

export const countyImpact = z
  .object({
    areaCode: z.string(),
    areaName: z.string(),
    affected: band,
    displaced: band,
    intensity: z.number().nullable(),
    rescuers: z.number(),
  })
  .openapi('CountyImpact')

export const itemDemand = z
  .object({
    itemCode: z.string(),
    ...named,
    low: z.number().int(),
    expected: z.number().int(),
    high: z.number().int(),
    firstBatch: z.number().int(),
    lifeSaving: z.boolean(),
  })
  .openapi('ItemDemand')

export const estimateVersion = z
  .object({
    id: z.string(),
    version: z.number().int(),
    asOf: instant,
    sourceKind: z.enum(['alert', 'situation-report']),
    sourceId: z.string(),
    edition: z.string(),
    changes: z.unknown(),
  })
  .openapi('EstimateVersion')

export const estimateSummary = estimateVersion
  .extend({ items: z.array(itemDemand), impacts: z.array(countyImpact) })
  .openapi('EstimateSummary')

export const demandRule = z
  .object({
    rule: z.string(),
    edition: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('DemandRule')

export const estimateDetail = estimateSummary
  .extend({
    lines: z.array(
      itemDemand
        .extend({ areaCode: z.string(), areaName: z.string(), rules: z.array(demandRule) })
        .openapi('DemandLine'),
    ),
  })
  .openapi('EstimateDetail')

export const passedOver = z
  .object({
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    reason: z.enum([
      'reserve-floor',
      'too-late',
      'level-order',
      'no-stock',
      'used-up',
      'small-load',
      'farther',
      'later',
      'dearer',
      'source-order',
      'other-incident',
      'docks-full',
      'forbidden',
    ]),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('PassedOver')

/** What would remove a shortfall: a floor lifted, more docks, an agreement called earlier … */
export const remedy = z
  .looseObject({ kind: z.string(), depotId: z.string(), depotNameZh: z.string(), depotNameEn: z.string() })
  .openapi('Remedy')

export const shortfall = z
  .object({
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    ...named,
    batch,
    quantity: z.number().int(),
    passedOver: z.array(passedOver),
    remedies: z.array(remedy).openapi({ description: 'The cheapest that would remove it.' }),
  })
  .openapi('Shortfall')

export const planMethod = z
  .object({
    name: z.string(),
    edition: z.string(),
    proof: z.enum(['none', 'optimal', 'bound']),
    objectives: z.array(z.enum(objectives)).optional(),
    objective: z.number().optional(),
    bound: z.number().optional(),
    gap: z.number().optional().openapi({ description: 'Share 0..1 that whole packs and docks may cost too much.' }),
    freeCost: z.number().optional(),
    dockedCost: z.number().optional(),
    fewLoadsShare: z.number().optional(),
    inTimeBest: z.number().optional(),
    inTimeWithinDocks: z.number().optional(),
    inTime: z.number().optional(),
    consignmentsWithinDocks: z.number().int().optional(),
    consignments: z.number().int().optional(),
    loadsTried: z
      .array(
        z.object({
          batch,
          smallestShare: z.number(),
          consignments: z.number().int(),
          inTime: z.number(),
          isChosen: z.boolean(),
        }),
      )
      .optional()
      .openapi({ description: 'Sizes of loads tried: the smaller, the more consignments, and the more in time.' }),
    fault: z
      .object({ claim: z.string(), at: z.string() })
      .optional()
      .openapi({ description: 'What the checker found wrong with the proof.' }),
  })
  .openapi('PlanMethod')

export const approval = z
  .object({
    id: z.string(),
    planId: z.string(),
    planVersion: z.number().int(),
    batch,
    decision: z.enum(['approved', 'approved-by-default', 'vetoed', 'changed']),
    decidedBy: z.string(),
    comment: z.string().nullable(),
    decidedAt: instant,
  })
  .openapi('Approval')

export const planBatch = z
  .object({
    batch,
    lines: z.number().int(),
    lateLines: z.number().int(),
    depots: z.number().int(),
    units: z.number().int(),
    lastArrivalAt: instant.nullable(),
    decision: orNull(approval),
  })
  .openapi('PlanBatch')

/** What made the response plan again; `subject` is the id of what it happened to. */
export const planCause = z
  .object({ kind: z.enum(planCauseKinds), subject: z.string(), by: z.string() })
  .openapi('PlanCause')

export const planVersion = z
  .object({
    id: z.string(),
    version: z.number().int(),
    estimateVersion: z.number().int(),
    plannedAt: instant,
    coverageMin: z.number(),
    coverageMean: z.number(),
    onTimeShare: z.number(),
    method: planMethod,
    solveMs: z.number().int(),
    certified: z
      .boolean()
      .nullable()
      .openapi({ description: 'The proof held when it was checked apart from the planner; null for old plans.' }),
    batches: z.array(planBatch),
    causes: z.array(planCause).openapi({ description: 'What happened since the version before; empty for old plans.' }),
  })
  .openapi('PlanVersion')

/** What is planned but comes late, with the cheapest that would have it come in time. */
export const delay = shortfall.omit({ passedOver: true }).openapi('Delay')

export const planSummary = planVersion
  .extend({ shortfalls: z.array(shortfall), delays: z.array(delay) })
  .openapi('PlanSummary')

export const planLine = z
  .object({
    id: z.string(),
    batch,
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    ...named,
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    depotLevel: z.string(),
    source: sourceKind,
    offerId: z.string().openapi({ description: 'The offer drawn on; empty in old plans.' }),
    quantity: z.number().int(),
    distanceKm: z.number(),
    leavesAt: instant,
    arrivesAt: instant,
    dueAt: instant,
    late: z.boolean(),
    reason,
    passedOver: z.array(passedOver),
    consignmentId: z.string().nullable(),
    standsInFor: z
      .string()
      .nullable()
      .openapi({ description: 'The item kind that is needed, where the goods are a substitute or a part of a kit.' }),
    standsInQuantity: z.number().int().nullable().openapi({ description: 'Units of it that they make.' }),
  })
  .openapi('PlanLine')

export const planDetail = planSummary
  .extend({
    lines: z.array(planLine),
    nextCursor: z
      .string()
      .nullable()
      .openapi({ description: 'Where the lines of a large plan go on: `listPlanLines`.' }),
  })
  .openapi('PlanDetail')

/** One item kind from need to goods received: numbers that are never mixed. */
export const supplyTotal = z
  .object({
    itemCode: z.string(),
    ...named,
    lifeSaving: z.boolean(),
    need: z.number().int().openapi({ description: 'Expected need in the latest estimate.' }),
    planned: z.number().int().openapi({ description: 'Approved, and what the latest plan adds to it.' }),
    approved: z.number().int(),
    sent: z.number().int(),
    received: z.number().int(),
    damaged: z.number().int(),
  })
  .openapi('SupplyTotal')
