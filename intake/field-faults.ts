import type { z } from 'zod'

/** What one field has wrong, by its path; the sentence for each fault is in texts/fields. */
export type FieldFault = {
  readonly field: string
  readonly fault: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Every field that does not fit its schema. */
export const fieldFaults = (error: z.ZodError): FieldFault[] => error.issues.flatMap(faultsOf)

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const field = issue.path.map(String).join('.') || 'body'
  const one = (fault: string, values: Readonly<Record<string, unknown>> = {}) => [{ field, fault, values }]
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? one('missing') : one('type', { expected: issue.expected })
    case 'too_small':
      return one(isCounted(issue.origin) ? 'short' : 'small', { minimum: String(issue.minimum) })
    case 'too_big':
      return one(isCounted(issue.origin) ? 'long' : 'large', { maximum: String(issue.maximum) })
    case 'invalid_format':
      return one('format', { format: issue.pattern ?? issue.format })
    case 'invalid_value':
      return issue.input === undefined ? one('missing') : one('choice', { values: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: [...issue.path.map(String), key].join('.'),
        fault: 'unknown',
        values: {},
      }))
    case 'custom':
      return one(issue.message, {})
    default:
      return one('rule', { message: issue.message })
  }
}

const isCounted = (origin: string) => ['string', 'array', 'set', 'map'].includes(origin)
