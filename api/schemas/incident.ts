import { consignmentSummary, movementNotice } from './consignment'
import { approval, estimateSummary, estimateVersion, planSummary, planVersion, supplyTotal } from './demand'
import { clock, standIns } from './exercise'
import { alertSummary } from './intake'
import { incidentLevels, situationReport } from './level'
import {
  areaCode,
  areaName,
  batch,
  bilingual,
  id,
  instant,
  nothingTwice,
  point,
  post,
  quantity,
  reasonIn,
  responseLevel,
} from './shapes'
import { orNull, z } from './zod'

export const incidentStatus = z
  .enum(['open', 'standing-down', 'closed', 'false-alarm', 'merged'])
  .openapi('IncidentStatus')

export const taskKind = z
  .enum([
    'confirm-level',
    'veto-first-batch',
    'approve-plan',
    'answer-order',
    'answer-tender',
    'report-departure',
    'report-arrival',
    'receive-goods',
    'acknowledge',
    'confirm-stand-down',
    'close-incident',
    'paper-follows',
    'countersign-notices',
    'act-on-supply-order',
  ])
  .openapi('TaskKind')

/** What a post owes, of one kind: how many, and when the first is due. */
export const waiting = z
  .object({ post, kind: taskKind, dueAt: instant.nullable(), count: z.number().int() })
  .openapi('Waiting')

export const boardRow = z
  .object({
    id: z.string(),
    number: z.number().int(),
    title: bilingual,
    hazard: z.string(),
    isExercise: z.boolean(),
    status: incidentStatus,
    areas: z.array(areaName),
    levels: z.object({ relief: orNull(responseLevel), hazard: orNull(responseLevel) }),
    nextDeadline: z
      .object({ rule: z.string(), subject: z.string(), dueAt: instant, predictedAt: instant.nullable() })
      .nullable(),
    waitsFor: z.array(waiting),
    coverage24h: z.number().nullable(),
    escalationsOpen: z.number().int(),
    startedAt: instant,
    changedAt: instant,
    closedAt: instant.nullable(),
    clock,
  })
  .openapi('BoardRow')

export const incident = z
  .object({
    id: z.string(),
    number: z.number().int(),
    title: bilingual,
    hazard: z.string(),
    isExercise: z.boolean(),
    status: incidentStatus,
    version: z.number().int(),
    areas: z.array(areaName),
    epicentre: orNull(point),
    startedAt: instant,
    openedAt: instant,
    closedAt: instant.nullable(),
    closeReason: z.string().nullable(),
    mergedInto: z.string().nullable(),
    clock,
    standIns: orNull(standIns),
    responsePlan: z.record(z.string(), z.unknown()),
    summary: z.record(z.string(), z.unknown()).nullable(),
    changedAt: instant,
  })
  .openapi('Incident')

const orderedNotice = movementNotice
  .extend({ depotId: z.string(), depotNameZh: z.string(), depotNameEn: z.string() })
  .openapi('OrderedNotice')

export const releaseOrder = z
  .object({
    id: z.string(),
    number: z.number().int(),
    planId: z.string(),
    batch,
    orderedBy: z.string(),
    orderedAt: instant,
    byTelephone: z.boolean(),
    paperDueAt: instant.nullable(),
    paperAt: instant.nullable(),
    notices: z.array(orderedNotice),
  })
  .openapi('ReleaseOrder')

export const deadline = z
  .object({
    id: z.string(),
    rule: z.string(),
    edition: z.string(),
    subject: z.string(),
    version: z.number().int(),
    startsAt: instant,
    dueAt: instant,
    metAt: instant.nullable(),
    stoppedAt: instant.nullable(),
    stopReason: z.string().nullable(),
    predictedAt: instant.nullable(),
    marks: z.array(
      z.object({
        mark: z.enum(['warned-50', 'warned-75', 'warned-90', 'slip-predicted', 'breached']),
        plannedAt: instant,
        markedAt: instant,
        outcome: z.enum(['fired', 'skipped-by-outage', 'met-before']),
      }),
    ),
  })
  .openapi('Deadline')

export const escalation = z
  .object({
    id: z.string(),
    incidentId: z.string(),
    deadlineId: z.string(),
    cause: z.enum(['slip-predicted', 'breached', 'silent']),
    facts: z.record(z.string(), z.unknown()),
    openedAt: instant,
    state: z.enum(['open', 'acknowledged', 'resolved']),
    rung: z.number().int(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedAt: instant.nullable(),
    resolvedAt: instant.nullable(),
  })
  .openapi('Escalation')

export const task = z
  .object({
    id: z.string(),
    incidentId: z.string().nullable().openapi({ description: 'Null: an order that belongs to no incident.' }),
    incidentNumber: z.number().int().nullable(),
    incidentTitle: orNull(bilingual),
    isExercise: z.boolean(),
    kind: taskKind,
    post,
    areaCode: z.string(),
    areaName: z.string(),
    depotId: z.string().nullable(),
    depotNameZh: z.string().nullable(),
    depotNameEn: z.string().nullable(),
    carrierId: z.string().nullable(),
    subject: z.string(),
    facts: z.record(z.string(), z.unknown()),
    openedAt: instant,
    dueAt: instant.nullable(),
    defaultAct: z.string().nullable(),
    state: z.enum(['open', 'answered', 'expired', 'withdrawn']),
    answeredBy: z.string().nullable(),
    answeredAt: instant.nullable(),
    answer: z.unknown(),
    mine: z.boolean(),
  })
  .openapi('Task')

export const incidentDetail = z
  .object({
    incident,
    alerts: z.array(alertSummary),
    levels: incidentLevels,
    situationReports: z.array(situationReport),
    estimate: orNull(estimateSummary),
    estimateVersions: z.array(estimateVersion),
    plan: orNull(planSummary),
    planVersions: z.array(planVersion),
    supply: z.array(supplyTotal),
    coverage24h: z.number().nullable(),
    approvals: z.array(approval),
    releaseOrders: z.array(releaseOrder),
    consignments: z.array(consignmentSummary),
    deadlines: z.array(deadline),
    escalations: z.array(escalation),
    waitsFor: z.array(waiting).openapi({ description: 'All that is owed, by post and kind.' }),
    tasks: z.array(task).openapi({
      description:
        'Open tasks of the authority’s posts, and the reader’s own; those of keepers, carriers and receivers are at /tasks.',
    }),
  })
  .openapi('IncidentDetail')

export const actDone = z.object({ outcome: z.literal('done'), detail: z.string() }).openapi('ActDone')

export const batchActIn = z
  .strictObject({
    decision: z.enum(['approve', 'change', 'veto']),
    changes: z
      .array(z.strictObject({ lineId: id, quantity }))
      .min(1)
      .max(2_000)
      .optional(),
    reason: reasonIn.optional(),
    byTelephone: z.boolean().optional(),
    orderedBy: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Who gave the order by telephone; needed with byTelephone.' }),
  })
  .refine((body) => !body.byTelephone || body.decision !== 'approve' || body.orderedBy !== undefined, {
    path: ['orderedBy'],
    error: 'missing',
  })
  .superRefine((body, context) => nothingTwice(context, 'changes', 'lineId', body.changes))
  .refine((body) => body.decision !== 'change' || body.changes !== undefined, {
    path: ['changes'],
    error: 'missing',
  })
  .refine((body) => body.decision === 'approve' || body.reason !== undefined, {
    path: ['reason'],
    error: 'missing',
  })
  .openapi('BatchAct')
export const batchParams = z.object({ id, planId: id, batch })

export const standDownIn = z.strictObject({ falseAlarm: z.boolean(), reason: reasonIn }).openapi('StandDown')
export const onRoadIn = z.strictObject({ decision: z.enum(['deliver', 'turn-back']) }).openapi('OnRoad')
export const mergeIn = z.strictObject({ into: id, reason: reasonIn }).openapi('MergeIncident')
export const splitIn = z
  .strictObject({ areaCodes: z.array(areaCode).min(1).max(500), reason: reasonIn })
  .openapi('SplitIncident')
export const splitDone = z.object({ incidentId: z.string() }).openapi('SplitDone')
export const paceIn = z.strictObject({ scale: z.number().min(0).max(100_000) }).openapi('Pace')
