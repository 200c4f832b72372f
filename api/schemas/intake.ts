import { requiredAlertFields } from '../../domain/alert/alert'
import { exerciseIn } from './exercise'
import { areaCode, areaName, hazard, id, instant, instantIn, point, reason, reasonIn } from './shapes'
import { orNull, z } from './zod'

export const disposition = z
  .enum(['started', 'revised', 'stood-down', 'duplicate', 'kept', 'review'])
  .openapi('Disposition')
export const alertStatus = z.enum(['actual', 'exercise', 'test', 'system', 'draft']).openapi('AlertStatus')
export const messageType = z.enum(['alert', 'update', 'cancel', 'acknowledgement', 'error']).openapi('AlertMessageType')

export const alertSummary = z
  .object({
    id: z.string(),
    documentId: z.string(),
    identity: z.string(),
    eventKey: z.string(),
    headline: z.string().nullable(),
    sender: z.string(),
    format: z.string().nullable(),
    hazard: z.string().nullable(),
    status: z.string().nullable(),
    messageType: z.string().nullable(),
    sentAt: instant.nullable(),
    receivedAt: instant,
    areas: z.array(areaName),
    areaBy: z.enum(['code', 'geometry', 'nearest', 'officer', 'none']),
    disposition,
    reason,
    incidentId: z.string().nullable(),
    incidentNumber: z.number().int().nullable(),
    sameAs: z.string().nullable(),
  })
  .openapi('AlertSummary')

/** `body` is the normal form (domain/alert/alert.ts Alert). */
export const alertDetail = alertSummary.extend({ body: z.record(z.string(), z.unknown()) }).openapi('AlertDetail')

export const documentChannel = z.enum(['http', 'file', 'feed', 'form', 'exercise'])
export const documentState = z.enum(['new', 'read', 'unreadable'])

export const documentSummary = z
  .object({
    id: z.string(),
    receivedAt: instant,
    channel: documentChannel,
    sender: z.string(),
    contentType: z.string().nullable(),
    fileName: z.string().nullable(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    isExercise: z.boolean(),
    state: documentState,
    consumedAt: instant.nullable(),
  })
  .openapi('AlertDocumentSummary')

export const reviewKind = z
  .enum(['unreadable', 'incomplete', 'stale', 'similar', 'unknown-reference', 'inconsistent'])
  .openapi('ReviewKind')
export const reviewState = z.enum(['open', 'completed', 'merged', 'set-aside']).openapi('ReviewState')

export const reviewItem = z
  .object({
    id: z.string(),
    documentId: z.string(),
    alertId: z.string().nullable(),
    kind: reviewKind,
    partial: z.record(z.string(), z.unknown()).nullable(),
    missing: z.array(z.string()),
    reasons: z.array(reason),
    openedAt: instant,
    state: reviewState,
    resolvedBy: z.string().nullable(),
    resolvedAt: instant.nullable(),
    resolution: z.record(z.string(), z.unknown()).nullable(),
    sender: z.string(),
    channel: documentChannel,
    fileName: z.string().nullable(),
    headline: z.string().nullable(),
  })
  .openapi('ReviewItem')

export const reviewItemDetail = reviewItem
  .extend({ document: documentSummary, alert: orNull(alertDetail) })
  .openapi('ReviewItemDetail')

export const documentDetail = documentSummary
  .extend({ exercise: orNull(exerciseIn), alerts: z.array(alertSummary), reviewItems: z.array(reviewItem) })
  .openapi('AlertDocumentDetail')

export const alertAccepted = z.object({ documentId: z.string() }).openapi('AlertAccepted')
export const alertTaken = z
  .object({
    documentId: z.string(),
    state: documentState,
    alerts: z.array(alertSummary),
    reviewItems: z.array(reviewItem),
  })
  .openapi('AlertTaken')

/** More people or rooms than a disaster can touch; what is derived from it still fits the database's columns. */
const count = z.number().int().min(0).max(100_000_000)
const amount = z.number().min(0).max(100_000_000)

/** Figures as they can be reported; one that is missing is unknown, not zero. */
export const figures = z
  .strictObject({
    dead: count.optional(),
    missing: count.optional(),
    injured: count.optional(),
    affectedPeople: count.optional(),
    evacuatedPeople: count.optional(),
    roomsCollapsed: count.optional(),
    roomsDamaged: count.optional(),
    droughtPeopleInNeed: count.optional(),
    leveeBreaches: z.number().int().min(0).max(10_000).optional(),
    dikeKmInDanger: amount.optional(),
    burntHectares: amount.optional(),
    uncontrolledHours: amount.optional(),
    sensitiveArea: z.boolean().optional(),
    rescuersOnSite: count.optional(),
  })
  .openapi('ReportedFigures')

export const quakeIn = z
  .strictObject({
    magnitude: z.number().min(0).max(10),
    depthKm: z.number().min(0).max(800).nullable(),
    epicentre: point,
    originAt: instantIn,
  })
  .openapi('QuakeForm')

/** What came by telephone. `point` or `areaCodes` is enough for the place; what is missing goes to the review queue. */
export const alertForm = z
  .strictObject({
    status: alertStatus,
    messageType: z.enum(['alert', 'update', 'cancel']),
    hazard: hazard.optional(),
    headline: z.string().trim().min(1).max(300),
    description: z.string().trim().max(10_000).optional(),
    sentAt: instantIn.optional(),
    onsetAt: instantIn.optional(),
    expiresAt: instantIn.optional(),
    caller: z.string().trim().max(200).optional(),
    reference: z.string().trim().max(500).optional(),
    areaText: z.string().trim().max(1_000).optional(),
    areaCodes: z.array(areaCode).max(500).optional(),
    point: point.optional(),
    colour: z.enum(['red', 'orange', 'yellow', 'blue']).optional(),
    quake: quakeIn.optional(),
    figures: figures.optional(),
    exercise: exerciseIn.optional(),
  })
  .openapi('AlertForm')

/** What an officer fills in; a field that is not here stays as it was read. */
export const completedFields = z
  .strictObject({
    status: alertStatus.optional(),
    messageType: messageType.optional(),
    sentAt: instantIn.optional(),
    expiresAt: instantIn.nullable().optional(),
    hazard: hazard.optional(),
    headline: z.string().trim().min(1).max(300).optional(),
    areaText: z.string().trim().max(1_000).optional(),
    areaCodes: z.array(areaCode).min(1).max(500).optional(),
    point: point.optional(),
    quake: quakeIn.optional(),
    figures: figures.optional(),
  })
  .openapi('CompletedFields')

export const requiredField = z.enum(requiredAlertFields)

export const reviewCompletion = z
  .strictObject({
    fields: completedFields,
    start: z
      .boolean()
      .openapi({ description: 'Start a response although the alert is stale, expired or out of area.' }),
    reason: reasonIn.optional(),
  })
  .openapi('ReviewCompletion')

export const reviewMerge = z
  .strictObject({ alertId: id.optional(), incidentId: id.optional(), reason: reasonIn })
  .refine((body) => (body.alertId === undefined) !== (body.incidentId === undefined), {
    path: ['alertId'],
    error: 'one-of',
  })
  .openapi('ReviewMerge')
export const reasonOnly = z.strictObject({ reason: reasonIn }).openapi('ReasonOnly')

export const feedWatch = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    intervalSeconds: z.number().int(),
    silentAlarmMinutes: z.number().int(),
    active: z.boolean(),
    lastPolledAt: instant.nullable(),
    lastSuccessAt: instant.nullable(),
    lastNewAt: instant.nullable(),
    failures: z.number().int(),
    lastError: z.string().nullable(),
    alarmSince: instant.nullable(),
  })
  .openapi('FeedWatch')

export const newFeedWatch = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    intervalSeconds: z.number().int().min(10).max(86_400),
    silentAlarmMinutes: z.number().int().min(1).max(100_000),
    active: z.boolean().optional(),
  })
  .openapi('NewFeedWatch')

export const changedFeedWatch = z
  .strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    intervalSeconds: z.number().int().min(10).max(86_400).optional(),
    silentAlarmMinutes: z.number().int().min(1).max(100_000).optional(),
    active: z.boolean().optional(),
  })
  .openapi('ChangedFeedWatch')

export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    revokedAt: instant.nullable(),
  })
  .openapi('ApiKey')
export const newApiKey = z.strictObject({ name: z.string().trim().min(1).max(120) }).openapi('NewApiKey')
export const createdApiKey = apiKey
  .extend({ key: z.string().openapi({ description: 'Shown once; only its hash is kept.' }) })
  .openapi('CreatedApiKey')
