import { auditEntry, capturedMail, capturedMailDetail, liveness, readiness } from '../schemas/record'
import { listOf, page } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'
import { after } from './incidents'

export const listCapturedMails = contract({
  name: 'listCapturedMails',
  method: 'get',
  path: '/captured-mails',
  tag: 'record',
  summary: 'Staging: mails that the captured inbox took, newest first',
  query: z.object({ incidentId: z.string().max(200).optional(), after, ...page }),
  answers: { 200: listOf('CapturedMailList', capturedMail) },
})
export const getCapturedMail = contract({
  name: 'getCapturedMail',
  method: 'get',
  path: '/captured-mails/{id}',
  tag: 'record',
  summary: 'One of them, with its HTML (show it in a sandboxed frame)',
  params: z.object({ id: z.coerce.number().int().min(1) }),
  answers: { 200: capturedMailDetail },
})
export const listAudit = contract({
  name: 'listAudit',
  method: 'get',
  path: '/audit',
  tag: 'record',
  summary: 'The audit log, in order',
  query: z.object({ after, limit: page.limit }),
  answers: { 200: listOf('AuditList', auditEntry) },
})
export const streamEvents = contract({
  name: 'streamEvents',
  method: 'get',
  path: '/events',
  tag: 'record',
  summary: 'Server-sent events: id, event (incident, alert, task, mail, reset), data {key, version}',
  headers: z.object({ 'last-event-id': z.string().max(40).optional() }),
  query: z.object({ lastEventId: z.string().max(40).optional() }),
  answers: { 200: { contentType: 'text/event-stream' } },
})

const token = z.object({ token: z.string().min(1).max(4_000) })
export const showSignedLink = contract({
  name: 'showSignedLink',
  method: 'get',
  path: '/a/{token}',
  root: true,
  tag: 'signed links',
  summary: 'The page behind a link in an escalation mail; opening it does nothing',
  params: token,
  answers: { 200: { contentType: 'text/html' } },
})
export const acknowledgeBySignedLink = contract({
  name: 'acknowledgeBySignedLink',
  method: 'post',
  path: '/a/{token}/acknowledge',
  root: true,
  tag: 'signed links',
  summary: 'Its one button',
  params: token,
  answers: { 200: { contentType: 'text/html' } },
})
export const getLiveness = contract({
  name: 'getLiveness',
  method: 'get',
  path: '/healthz',
  root: true,
  tag: 'health',
  summary: 'The process answers',
  answers: { 200: liveness },
})
export const getReadiness = contract({
  name: 'getReadiness',
  method: 'get',
  path: '/readyz',
  root: true,
  tag: 'health',
  summary: 'Database, Temporal and worker',
  answers: { 200: readiness, 503: readiness },
})

export const recordContracts = [
  listCapturedMails,
  getCapturedMail,
  listAudit,
  streamEvents,
  showSignedLink,
  acknowledgeBySignedLink,
  getLiveness,
  getReadiness,
]
