import type { z } from 'zod'
import { Refusal } from './refusal'
import type { FieldError } from './refusal'

/** The refusal of input that does not fit its schema, with every field named. */
export function badInput(error: z.ZodError): Refusal {
  const fields = error.issues.flatMap(faultsOf)
  const names = [...new Set(fields.map(({ field }) => field))].join(', ')
  return new Refusal('bad-input', 'api.badInput', { fields: names }, { fields })
}

/** One field that is wrong for a reason that only the database knows. */
export function badField(field: string, textKey: string, values: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('bad-input', textKey, values, {
    fields: [{ field, fault: 'rule', values: { textKey, ...values } }],
  })
}

function faultsOf(issue: z.core.$ZodIssue): FieldError[] {
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
