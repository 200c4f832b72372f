import type { z } from 'zod'
import type { FieldFault } from '../intake/field-faults'
import { fieldFaults } from '../intake/field-faults'
import { Refusal } from './refusal'

/** The refusal of input that does not fit its schema, with every field named. */
export const badInput = (error: z.ZodError): Refusal => badFields(fieldFaults(error))

/** The refusal of input by the fields that are wrong. */
export function badFields(fields: readonly FieldFault[]): Refusal {
  const names = [...new Set(fields.map(({ field }) => field))].join(', ')
  return new Refusal('bad-input', 'api.badInput', { fields: names }, { fields })
}

/** One field that is wrong for a reason that only the database knows. */
export function badField(field: string, textKey: string, values: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('bad-input', textKey, values, {
    fields: [{ field, fault: 'rule', values: { textKey, ...values } }],
  })
}
