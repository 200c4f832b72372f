import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { fieldFault } from '../texts/fields'
import { problemDetail, problemTitle } from '../texts/problems'
import type { Language } from '../texts/sentence'
import { isDatabaseAway } from '../database/reachable'
import { languageOf } from './language'
import { Refusal } from './refusal'
import type { FieldError, RefusalValue } from './refusal'
import type { ProblemCode } from './schemas/problem'

/** The only place that knows status codes. */
const statuses: Readonly<Record<ProblemCode, number>> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-your-post': 403,
  'cross-site': 403,
  'not-found': 404,
  'too-late': 409,
  'not-allowed-now': 409,
  'pace-refused': 409,
  'already-there': 409,
  'too-large': 413,
  'too-many': 429,
  'staging-only': 403,
  'workflows-away': 503,
  'database-away': 503,
  broken: 500,
}

/** Turns whatever a route threw into a problem document (RFC 9457) in the reader's language. */
export const answerProblem: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error)
  sendProblem(req, res, refusalOf(error))
}

export function sendProblem(req: Request, res: Response, refusal: Refusal): void {
  const language = languageOf(req)
  const status = statuses[refusal.code]
  if (refusal.retryAfterSeconds !== undefined) res.set('Retry-After', String(refusal.retryAfterSeconds))
  if (refusal.code === 'not-signed-in') res.set('WWW-Authenticate', 'Bearer realm="muster"')
  res.status(status).type('application/problem+json').set('Content-Language', language).set('Cache-Control', 'no-store')
  res.send(JSON.stringify(problemOf(refusal, status, language)))
}

function problemOf(refusal: Refusal, status: number, language: Language) {
  const errors = fieldErrors(refusal.fields, language)
  return {
    type: `urn:muster:problem:${refusal.code}`,
    title: problemTitle(refusal.code, language),
    status,
    detail: problemDetail(refusal.textKey, inLanguage(refusal.values, language), language),
    code: refusal.code,
    ...(errors.length > 0 && { errors }),
  }
}

/** What is wrong with each field, in the reader's language. */
export function fieldErrors(fields: readonly FieldError[], language: Language): { field: string; message: string }[] {
  return fields.map(({ field, fault, values }) => ({
    field,
    message:
      typeof values.textKey === 'string'
        ? problemDetail(values.textKey, values, language)
        : fieldFault(fault, values, language),
  }))
}

function inLanguage(values: Readonly<Record<string, RefusalValue>>, language: Language) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  )
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const type = bodyErrorType(error)
  if (type === 'entity.too.large') return new Refusal('too-large', 'api.tooLarge', { limit: limitOf(error) })
  if (type !== undefined) return new Refusal('bad-input', 'api.badJson')
  if (isDatabaseAway(error)) return new Refusal('database-away', 'api.databaseAway', {}, { retryAfterSeconds: 5 })
  const reference = randomBytes(4).toString('hex')
  process.stderr.write(
    `api: ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return new Refusal('broken', 'api.broken', { reference })
}

/** body-parser names its errors by `type` and marks them with a status below 500. */
function bodyErrorType(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('type' in error) || !('status' in error)) return undefined
  return typeof error.type === 'string' && Number(error.status) < 500 ? error.type : undefined
}

/** The limit that a body was over, as body-parser tells it in bytes. */
function limitOf(error: unknown): string {
  const bytes = error instanceof Error && 'limit' in error ? Number(error.limit) : 0
  return `${Math.round(bytes / (1_024 * 1_024))} MiB`
}
