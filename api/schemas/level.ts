import { figures } from './intake'
import { areaName, instant, instantIn, reasonIn, responseKind, responseLevel } from './shapes'
import { orNull, z } from './zod'

export const levelReason = z
  .object({
    rule: z.string(),
    edition: z.string(),
    areaCode: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('LevelReason')

export const levelVersion = z
  .object({
    kind: responseKind,
    version: z.number().int(),
    level: responseLevel,
    state: z.enum(['provisional', 'confirmed', 'changed', 'vetoed']),
    reasons: z.array(levelReason),
    decidedBy: z.string().nullable(),
    comment: z.string().nullable(),
    decidedAt: instant,
  })
  .openapi('LevelVersion')

/** The newest version of each kind, and all versions, newest first. */
export const incidentLevels = z
  .object({ relief: orNull(levelVersion), hazard: orNull(levelVersion), history: z.array(levelVersion) })
  .openapi('IncidentLevels')

export const situationReport = z
  .object({
    id: z.string(),
    reportedAt: instant,
    recordedAt: instant,
    reportedBy: z.string(),
    figures,
    comment: z.string().nullable(),
    consumedAt: instant.nullable(),
  })
  .openapi('SituationReport')

export const newSituationReport = z
  .strictObject({
    reportedAt: instantIn.optional().openapi({ description: 'On the clock of the incident; now when left out.' }),
    reportedBy: z.string().trim().min(1).max(200).optional().openapi({ description: 'Who gave the figures.' }),
    figures,
    comment: z.string().trim().max(4_000).optional(),
  })
  .openapi('NewSituationReport')
export const situationReportTaken = z.object({ id: z.string(), handedOn: z.boolean() }).openapi('SituationReportTaken')

export const levelActIn = z
  .strictObject({
    kind: responseKind,
    decision: z.enum(['confirm', 'change', 'veto']),
    level: responseLevel.optional(),
    reason: reasonIn.optional(),
  })
  .refine((body) => body.decision !== 'change' || body.level !== undefined, {
    path: ['level'],
    error: 'missing',
  })
  .refine((body) => body.decision === 'confirm' || body.reason !== undefined, {
    path: ['reason'],
    error: 'missing',
  })
  .openapi('LevelAct')

export const areasNamed = z.array(areaName)
