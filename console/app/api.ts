import createClient from 'openapi-fetch'
import type { paths } from '../generated/api'
import { learnServerTime } from '../time/server-now'
import { readLanguage } from './preferences'
import type { Schemas } from './schemas'

export type Problem = Schemas['Problem']

/** A refusal of the API, as it stands in its problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title)
  }
}

/** The API can't be reached or did not answer with a document of its own. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}

export const api = createClient<paths>()

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', readLanguage())
    return request
  },
  onResponse({ response }) {
    learnServerTime(response.headers.get('date'))
  },
})

type Answer<T> = { data?: T; error?: unknown; response: Response }

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
}

/** The answer's body, or the problem thrown: what queries and acts are made of. */
export async function taken<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer
  if (response.ok) return data as T
  throw isProblem(error) ? new ProblemError(error) : new NoAnswerError(String(response.status))
}

/** A key that makes a resent report the same report. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
