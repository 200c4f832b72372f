import { areaCode, id, instant, instantIn, itemCode, post, quantity, reasonIn } from './shapes'
import { depotLevel } from './reference'
import { sourceTerms, sourceTermsIn } from './supply-terms'
import { dayIn, dayOut, itemNames, sourceKind } from './supply-shapes'
import { openObject } from './shapes'
import { z } from './zod'

/** What may be done next in a life of states: the API refuses and the console disables by the same table. */
export const lifeAction = z
  .object({
    action: z.string(),
    from: z.array(z.string()),
    to: z.string(),
    posts: z.array(post).openapi({ description: 'Who may do it.' }),
    document: z.string().nullable().openapi({ description: 'The paper that it makes.' }),
    needsReason: z.boolean(),
    clock: z.enum(['answer', 'settlement']).nullable().openapi({ description: 'The clock that it starts.' }),
    goods: z
      .enum(['promised', 'part-ready', 'ready', 'graded', 'withdrawn'])
      .nullable()
      .openapi({ description: 'What it means for the goods; not null: `quantity` may be told, `graded`: `grades`.' }),
    quotation: z
      .enum(['told', 'relied-on'])
      .nullable()
      .openapi({ description: '`told`: a `quotation` has to be given with it; `relied-on`: one that still holds.' }),
    allowed: z.boolean().openapi({ description: 'The state that stands allows it.' }),
    yours: z.boolean().openapi({ description: 'The reader’s post may do it here.' }),
  })
  .openapi('LifeAction')

/** How a source kept its word so far: shares 0..1 of its ended orders. */
export const sourceRating = z
  .object({
    orders: z.number().int(),
    onTimeShare: z.number().nullable(),
    quantityShare: z.number().nullable().openapi({ description: 'Delivered of what was ordered.' }),
  })
  .openapi('SourceRating')

export const supplySource = z
  .object({
    id: z.string(),
    kind: sourceKind,
    partyZh: z.string(),
    partyEn: z.string(),
    depotId: z.string().openapi({ description: 'Where it is loaded.' }),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    depotLevel,
    areaCode: z.string(),
    areaName: z.string(),
    itemCode: z.string(),
    ...itemNames,
    state: z.string(),
    version: z.number().int(),
    terms: sourceTerms,
    rating: sourceRating.nullable(),
    surveyedOn: dayOut.nullable(),
    surveyEveryDays: z.number().int().nullable(),
    surveyDueOn: dayOut.nullable(),
    dependsOn: z.array(z.string()).openapi({ description: 'What it needs upstream.' }),
    createdAt: instant,
    label: z.string(),
  })
  .openapi('SupplySource')

/** What a supplier that was asked offers: price of a unit, how many, and the last day on which that holds. */
export const quotation = z.object({
  unitCostFen: z.number().int(),
  quantity: z.number().int(),
  validUntil: z.string(),
})
const quotationIn = z
  .strictObject({
    unitCostFen: z.number().int().min(1).max(2_000_000_000),
    quantity: quantity.min(1),
    validUntil: dayIn,
  })
  .openapi('Quotation')

export const supplyOrder = z
  .object({
    id: z.string(),
    number: z.number().int(),
    kind: sourceKind,
    sourceId: z.string(),
    partyZh: z.string(),
    partyEn: z.string(),
    incidentId: z.string().nullable(),
    isExercise: z.boolean(),
    itemCode: z.string(),
    ...itemNames,
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    areaCode: z.string().nullable().openapi({ description: 'The county that it is for, when one is named.' }),
    quantity: z.number().int(),
    readyQuantity: z.number().int(),
    unitCostFen: z.number().int(),
    quotation: quotation
      .extend({ validUntil: dayOut })
      .nullable()
      .openapi({ description: 'As quoted last; null: none, or one from before prices were recorded.' }),
    state: z.string(),
    version: z.number().int(),
    terms: openObject.openapi({ description: 'The terms of the source when it was ordered.' }),
    placedBy: z.string(),
    placedAt: instant,
    answerDueAt: instant.nullable(),
    readyAt: instant.nullable(),
    settleDueAt: instant.nullable(),
    endedAt: instant.nullable(),
    planLineId: z.string().nullable(),
  })
  .openapi('SupplyOrder')

export const lifeEvent = z
  .object({
    version: z.number().int(),
    action: z.string(),
    fromState: z.string().nullable(),
    toState: z.string(),
    actor: z.string(),
    at: instant,
    reason: z.string().nullable(),
    detail: openObject,
  })
  .openapi('LifeEvent')

export const supplyDocument = z
  .object({
    document: z.string(),
    version: z.number().int().openapi({ description: 'The event that it was made by.' }),
    nameZh: z.string(),
    nameEn: z.string(),
    at: instant,
    path: z.string(),
  })
  .openapi('SupplyDocument', { description: 'A paper of a source or an order, a page to print at `path`.' })

export const supplyOrderDetail = supplyOrder
  .extend({
    states: z.array(z.string()),
    actions: z.array(lifeAction),
    events: z.array(lifeEvent),
    documents: z.array(supplyDocument),
    lots: z.array(z.object({ lotId: z.string(), readyAt: instant.nullable(), onHand: z.number().int() })),
  })
  .openapi('SupplyOrderDetail')

export const supplyOffer = z
  .object({
    id: z.string(),
    quantity: z.number().int(),
    readyAt: instant.nullable().openapi({ description: 'Null: now.' }),
    unitCostFen: z.number().int(),
  })
  .openapi('SupplyOffer')

export const supplySourceDetail = supplySource
  .extend({
    states: z.array(z.string()),
    actions: z.array(lifeAction).openapi({ description: 'What may be done with the source itself.' }),
    orderStates: z.array(z.string()),
    orderActions: z.array(lifeAction).openapi({ description: 'What its orders go through.' }),
    events: z.array(lifeEvent),
    documents: z.array(supplyDocument),
    orders: z.array(supplyOrder),
    offers: z.array(supplyOffer).openapi({ description: 'How much is ready when, as a plan would see it now.' }),
    upstream: z.array(z.object({ id: z.string(), partyZh: z.string(), partyEn: z.string() })),
    mayChange: z.boolean(),
    mayOrder: z.boolean(),
  })
  .openapi('SupplySourceDetail')

const party = z.string().trim().min(1).max(200)

export const newSupplySource = z
  .strictObject({
    partyZh: party,
    partyEn: party,
    depotId: id,
    areaCode,
    itemCode,
    terms: sourceTermsIn,
    surveyedOn: dayIn.nullable().optional(),
    surveyEveryDays: z.number().int().min(1).max(3_660).nullable().optional(),
    dependsOn: z.array(party).max(50).optional(),
  })
  .openapi('NewSupplySource', { description: 'A source other than stock; its terms say by `kind` what it is.' })

export const changedSupplySource = z
  .strictObject({
    partyZh: party.optional(),
    partyEn: party.optional(),
    terms: sourceTermsIn.optional(),
    surveyedOn: dayIn.nullable().optional(),
    surveyEveryDays: z.number().int().min(1).max(3_660).nullable().optional(),
    dependsOn: z.array(party).max(50).optional(),
    reason: reasonIn,
  })
  .openapi('ChangedSupplySource', { description: 'New terms of the same kind, or a survey.' })

export const newSupplyOrder = z
  .strictObject({
    quantity: quantity.min(1),
    offerId: id.optional().openapi({ description: 'One of its offers; else those ready first are taken.' }),
    incidentId: id.optional(),
    areaCode: areaCode.optional().openapi({ description: 'The county that it is for.' }),
    reason: reasonIn.optional(),
  })
  .openapi('NewSupplyOrder', { description: 'An order beside the plan: whoever signs answers for the need.' })

export const lifeActIn = z
  .strictObject({
    action: z.string().min(1).max(40),
    version: z.number().int().min(0).optional().openapi({ description: 'The event that was seen last.' }),
    reason: reasonIn.optional(),
    quantity: quantity.optional().openapi({ description: 'Units that the act is about, where fewer than ordered.' }),
    readyAt: instantIn.optional(),
    grades: z
      .record(z.string().trim().min(1).max(40), quantity)
      .optional()
      .openapi({ description: 'With an inspection: usable units by grade.' }),
    quotation: quotationIn.optional().openapi({ description: 'With the act `quote` of a purchase, and only there.' }),
    detail: openObject.optional(),
  })
  .openapi('LifeActIn')
