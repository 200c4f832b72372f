import { tableNames } from '../../domain/exchange/column'
import { fieldError } from './problem'
import { instant } from './shapes'
import { z } from './zod'

export const importKind = z.enum(tableNames).openapi('ImportKind')
export const tableFormat = z.enum(['csv', 'xlsx'])

export const importRefusal = z
  .object({
    sheet: z.string().nullable().openapi({ description: 'Null for a text file.' }),
    row: z.number().int().openapi({ description: 'As a text editor or spreadsheet counts it, the heading being 1.' }),
    column: z.string(),
    value: z.string(),
    fault: z.string(),
    message: z.string().openapi({ description: 'In the reader’s language.' }),
  })
  .openapi('ImportRefusal')

export const importedTable = z
  .object({
    table: importKind,
    sheet: z.string().nullable(),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    skipped: z.number().int(),
  })
  .openapi('ImportedTable')

export const importReport = z
  .object({
    kind: importKind,
    outcome: z.enum(['imported', 'dry-run', 'refused']),
    fileName: z.string(),
    encoding: z.string().nullable(),
    mapping: z.string().nullable().openapi({ description: 'Whose template it was read as; null: our own.' }),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refusedCount: z.number().int(),
    refused: z.array(importRefusal).openapi({ description: 'The first 1 000.' }),
    tables: z
      .array(importedTable)
      .openapi({ description: 'A workbook may bring tables alongside: kits, substitutes.' }),
    warnings: z.array(z.string()).openapi({ description: 'What to look at, in the reader’s language.' }),
    tookMs: z.number().int(),
  })
  .openapi('ImportReport')

export const importMapping = z
  .object({
    id: z.string(),
    kind: importKind,
    nameZh: z.string(),
    nameEn: z.string(),
    columns: z
      .record(z.string(), z.string())
      .openapi({ description: 'Our column → the headings that it is read from.' }),
    defaults: z
      .record(z.string(), z.string())
      .openapi({ description: 'Our column → what it takes for a blank cell or a heading that is not there.' }),
    builtIn: z.boolean().openapi({ description: 'Comes with Muster; others are the authority’s own.' }),
    keptBy: z.string().nullable(),
    keptAt: instant.nullable(),
  })
  .openapi('ImportMapping')

export const unsoundMapping = z
  .object({
    id: z.string(),
    kind: z.string().openapi({ description: 'The table that it was to read.' }),
    nameZh: z.string(),
    nameEn: z.string(),
    keptBy: z.string(),
    keptAt: instant,
    wrong: z.array(fieldError).openapi({ description: 'What is wrong with it, by path, in the reader’s language.' }),
  })
  .openapi('UnsoundMapping')

export const importMappingList = z
  .object({
    items: z.array(importMapping),
    unsound: z.array(unsoundMapping).openapi({
      description: 'Kept before the tables changed: no file can be read by these until they are kept anew.',
    }),
    nextCursor: z.string().nullable(),
  })
  .openapi('ImportMappingList')
