import { batch, bilingual, id, instant, instantIn, itemCode, nothingTwice, quantity, reasonIn } from './shapes'
import { orNull, z } from './zod'

export const consignmentStatus = z
  .enum(['ordered', 'booked', 'departed', 'arrived', 'received', 'cancelled', 'lost'])
  .openapi('ConsignmentStatus')

export const consignmentSummary = z
  .object({
    id: z.string(),
    number: z.number().int(),
    incidentId: z.string(),
    incidentNumber: z.number().int(),
    incidentTitle: bilingual,
    isExercise: z.boolean(),
    batch,
    depotId: z.string(),
    depotNameZh: z.string(),
    depotNameEn: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    status: consignmentStatus,
    version: z.number().int(),
    distanceKm: z.number(),
    dueAt: instant,
    orderedAt: instant,
    acceptedAt: instant.nullable(),
    carrierId: z.string().nullable(),
    carrierNameZh: z.string().nullable(),
    carrierNameEn: z.string().nullable(),
    bookedAt: instant.nullable(),
    expectedAt: instant.nullable(),
    departedAt: instant.nullable(),
    arrivedAt: instant.nullable(),
    receivedAt: instant.nullable(),
    endedReason: z.string().nullable(),
    changedAt: instant,
    approved: z.number().int(),
    sent: z.number().int(),
    received: z.number().int(),
  })
  .openapi('ConsignmentSummary')

export const consignmentLine = z
  .object({
    itemCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    unitZh: z.string(),
    unitEn: z.string(),
    massG: z.number().int(),
    approved: z.number().int(),
    accepted: z.number().int().nullable(),
    withdrawn: z.number().int().openapi({ description: 'Units that their source took back before they left.' }),
    sent: z.number().int(),
    received: z.number().int(),
    damaged: z.number().int(),
  })
  .openapi('ConsignmentLine')

export const transportBooking = z
  .object({
    attempt: z.number().int(),
    carrierId: z.string(),
    carrierNameZh: z.string(),
    carrierNameEn: z.string(),
    mode: z.string(),
    state: z.enum(['asked', 'accepted', 'declined', 'silent', 'released']),
    askedAt: instant,
    answerDueAt: instant,
    answeredAt: instant.nullable(),
    reason: z.string().nullable(),
    vehicle: z.string().nullable(),
  })
  .openapi('TransportBooking')

export const goodsReceivedNote = z
  .object({
    id: z.string(),
    number: z.number().int(),
    signedBy: z.string(),
    signedAt: instant,
    lines: z.array(z.object({ itemCode: z.string(), received: z.number().int(), damaged: z.number().int() })),
    comment: z.string().nullable(),
  })
  .openapi('GoodsReceivedNote')

export const movementNotice = z
  .object({
    id: z.string(),
    number: z.number().int(),
    issuedBy: z
      .string()
      .openapi({ description: 'Who holds the reserves office, or `reserves-officer:area` where nobody does.' }),
    issuedAt: instant,
    officeAreaCode: z.string().nullable().openapi({ description: 'The area whose reserves office issues it.' }),
    officeAreaName: z.string().nullable(),
    countersignedBy: z.string().nullable(),
    countersignedAt: instant.nullable(),
  })
  .openapi('MovementNotice')

export const consignmentDetail = consignmentSummary
  .extend({
    movementNotice,
    releaseOrderNumber: z.number().int(),
    lines: z.array(consignmentLine),
    bookings: z.array(transportBooking),
    goodsReceivedNote: orNull(goodsReceivedNote),
  })
  .openapi('ConsignmentDetail')

const itemQuantity = z.strictObject({ itemCode, quantity }).openapi('ItemQuantity')

export const orderAnswerIn = z
  .strictObject({
    answer: z.enum(['accept', 'partial', 'refuse']),
    lines: z.array(itemQuantity).min(1).max(500).optional(),
    reason: reasonIn.optional(),
  })
  .refine((body) => body.answer !== 'partial' || body.lines !== undefined, {
    path: ['lines'],
    error: 'missing',
  })
  .refine((body) => body.answer === 'accept' || body.reason !== undefined, {
    path: ['reason'],
    error: 'missing',
  })
  .superRefine((body, context) => nothingTwice(context, 'lines', 'itemCode', body.lines))
  .openapi('OrderAnswer')

export const tenderAnswerIn = z
  .strictObject({
    attempt: z.number().int().min(1).max(10_000),
    answer: z.enum(['accept', 'decline']),
    vehicle: z.string().trim().min(1).max(120).optional(),
    reason: reasonIn.optional(),
  })
  .openapi('TenderAnswer')

export const milestoneIn = z
  .strictObject({ milestone: z.enum(['departed', 'arrived']), at: instantIn.optional() })
  .openapi('Milestone')

export const expectedArrivalIn = z.strictObject({ expectedAt: instantIn, reason: reasonIn }).openapi('ExpectedArrival')

export const goodsReceivedIn = z
  .strictObject({
    key: id
      .optional()
      .openapi({ description: 'Idempotency key of the device; the Idempotency-Key header does as well.' }),
    signedBy: z.string().trim().min(1).max(200),
    signedAt: instantIn.optional(),
    lines: z
      .array(z.strictObject({ itemCode, received: quantity, damaged: quantity }))
      .min(1)
      .max(500),
    comment: z.string().trim().max(4_000).optional(),
  })
  .superRefine((body, context) => nothingTwice(context, 'lines', 'itemCode', body.lines))
  .openapi('GoodsReceived')
export const goodsReceivedTaken = z
  .object({ key: z.string(), handedOn: z.boolean(), outcome: z.enum(['done', 'too-late', 'waiting']) })
  .openapi('GoodsReceivedTaken')
