import { areaCode } from '../schemas/shapes'
import { importKind, importMapping, importMappingList, importReport, tableFormat } from '../schemas/supply-import'
import { isTrue } from '../schemas/supply-shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'imports'
const kindParams = z.object({ kind: importKind })
const mappingParams = z.object({ name: z.string().min(1).max(60) })
const table = { contentType: 'application/octet-stream' } as const

export const importTable = contract({
  name: 'importTable',
  method: 'post',
  path: '/imports/{kind}',
  tag,
  summary: 'A CSV or XLSX file (≤ 32 MiB, UTF-8 or GBK): the whole of it or, when a row can’t be taken, none',
  params: kindParams,
  query: z.object({
    dryRun: isTrue.optional(),
    fileName: z.string().min(1).max(300).optional(),
    mapping: z.string().max(60).optional(),
    sheet: z.string().max(100).optional(),
    set: z
      .union([z.string().max(300), z.array(z.string().max(300)).max(40)])
      .optional()
      .openapi({
        description: '`column=value` for blank cells and missing columns of the whole file; may be repeated.',
      }),
  }),
  rawBody: true,
  rawBodyMiB: 32,
  answers: { 200: importReport },
})
export const exportTable = contract({
  name: 'exportTable',
  method: 'get',
  path: '/exports/{kind}',
  tag,
  summary: 'What is stored, as a file that can be imported again',
  params: kindParams,
  query: z.object({
    format: tableFormat.optional(),
    areaCode: areaCode.optional(),
    headings: z.enum(['zh', 'en']).optional(),
  }),
  answers: { 200: table },
})
export const getImportTemplate = contract({
  name: 'getImportTemplate',
  method: 'get',
  path: '/import-templates/{kind}',
  tag,
  summary: 'An empty file with the headings that an import reads',
  params: kindParams,
  query: z.object({ format: tableFormat.optional(), headings: z.enum(['zh', 'en']).optional() }),
  answers: { 200: table },
})
export const listImportMappings = contract({
  name: 'listImportMappings',
  method: 'get',
  path: '/import-mappings',
  tag,
  summary: 'Templates of other systems that can be read',
  answers: { 200: importMappingList },
})

export const getImportMapping = contract({
  name: 'getImportMapping',
  method: 'get',
  path: '/import-mappings/{name}',
  tag,
  summary:
    'A mapping as its file, to be changed and kept under another name; by the name of a table, one to start from',
  params: mappingParams,
  answers: { 200: { contentType: 'application/json' } },
})
export const keepImportMapping = contract({
  name: 'keepImportMapping',
  method: 'post',
  path: '/import-mappings',
  tag,
  summary: 'A mapping file (JSON, docs/import.md), kept under the name in it; all that it has wrong is named by path',
  rawBody: true,
  rawBodyMiB: 1,
  answers: { 200: importMapping },
})
export const removeImportMapping = contract({
  name: 'removeImportMapping',
  method: 'delete',
  path: '/import-mappings/{name}',
  tag,
  summary: 'Removes a mapping of the authority’s own',
  params: mappingParams,
  answers: { 204: null },
})

export const importContracts = [
  importTable,
  exportTable,
  getImportTemplate,
  listImportMappings,
  getImportMapping,
  keepImportMapping,
  removeImportMapping,
]
