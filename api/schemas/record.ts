import { instant } from './shapes'
import { z } from './zod'

export const auditEntry = z
  .object({
    seq: z.number().int(),
    recordedAt: instant,
    at: instant.openapi({ description: 'On the clock of the incident.' }),
    incidentId: z.string().nullable(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi('AuditEntry')

export const message = z
  .object({
    id: z.string(),
    incidentId: z.string().nullable(),
    escalationId: z.string().nullable(),
    rung: z.number().int().nullable(),
    channel: z.enum(['mail']),
    post: z.string(),
    toName: z.string(),
    toAddress: z.string(),
    subject: z.string(),
    bodyText: z.string(),
    messageId: z.string(),
    state: z.enum(['queued', 'handed-over', 'failed']),
    queuedAt: instant,
    handedOverAt: instant.nullable(),
    handOvers: z.number().int(),
    lastError: z.string().nullable(),
  })
  .openapi('Message')

export const capturedMail = z
  .object({
    id: z.number().int(),
    messageId: z.string(),
    incidentId: z.string().nullable(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    bodyText: z.string(),
    receivedAt: instant,
  })
  .openapi('CapturedMail')
export const capturedMailDetail = capturedMail.extend({ bodyHtml: z.string() }).openapi('CapturedMailDetail')

/** Server-sent events: `id` is the audit sequence, `event` one of these, `data` this as JSON; `reset` asks to fetch anew. */
export const liveEvent = z
  .object({ key: z.string(), version: z.number().int(), action: z.string().optional() })
  .openapi('LiveEvent')

const part = z.object({ up: z.boolean(), detail: z.string().optional() })
export const readiness = z
  .object({ ready: z.boolean(), database: part, temporal: part, worker: part })
  .openapi('Readiness')
export const liveness = z.object({ alive: z.literal(true) }).openapi('Liveness')
