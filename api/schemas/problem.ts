import { z } from './zod'

export const problemCodes = [
  'bad-input',
  'not-signed-in',
  'not-your-post',
  'cross-site',
  'not-found',
  'too-late',
  'not-allowed-now',
  'pace-refused',
  'already-there',
  'too-large',
  'too-many',
  'staging-only',
  'workflows-away',
  'database-away',
  'broken',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export const fieldError = z.object({ field: z.string(), message: z.string() })

/** RFC 9457, in the reader's language; `code` is for programs, `errors` names the fields of bad input. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(problemCodes),
    errors: z.array(fieldError).optional(),
  })
  .openapi('Problem')
