import { z } from 'zod'
import { tableNames } from '../../domain/exchange/column'

const words = z.record(z.string(), z.string())
const headings = z.array(z.string().min(1)).min(1)

const columnSource = z.strictObject({
  from: headings.optional().describe('Headings of the other system’s file.'),
  combine: z
    .enum(['first', 'join'])
    .optional()
    .describe('Several headings: the first that is not blank (else), or all that are not, joined by “/”.'),
  values: words.optional().describe('Their word → our value.'),
  times: z.number().positive().optional().describe('Factor from their unit to ours: kg to g is 1000.'),
  dates: z.enum(['ymd', 'dmy', 'mdy']).optional().describe('In which order their dates are written.'),
  asId: z.boolean().optional().describe('Blanks and colons become hyphens, so that a name can serve as an id.'),
  default: z.string().min(1).optional().describe('For a blank cell or a missing heading.'),
})

const title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const catchAll = z.strictObject({
  code: z.string().describe('The kind that takes whatever has no code in the form of GB/T 38565-2020.'),
  title: title.describe('Its name, where an import of the catalogue has to add it.'),
  by: z
    .strictObject({ from: z.string().min(1), codes: words })
    .optional()
    .describe('Another code by the word in one of their columns, such as a category.'),
})

/** The form of a mapping file; `mapping.schema.json` is written from it. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().regex(/^[a-z][a-z0-9-]{0,58}$/),
    title,
    table: z.enum(tableNames),
    sheet: z
      .string()
      .min(1)
      .optional()
      .describe('Sheet of a workbook; else the one named as the table, else the first.'),
    columns: z.record(z.string(), columnSource).describe('Our column → where it comes from.'),
    only: z
      .array(z.strictObject({ from: z.string().min(1), is: z.array(z.string()).min(1) }))
      .optional()
      .describe('Lines that are taken; all of these must hold.'),
    catchAll: catchAll.optional(),
  })
  .describe('How a file of another system is read as one of Muster’s tables: see docs/import.md.')

/** The published JSON Schema of mapping files. */
export const publishedSchema = (): unknown => z.toJSONSchema(mappingSchema, { target: 'draft-2020-12' })
