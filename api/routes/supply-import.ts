import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { exportTable } from '../../database/export/export-table'
import { importTable } from '../../database/import/import-table'
import type { TableName } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { withDefaults } from '../../intake/tables/mappings'
import { openTable } from '../../intake/tables/open-table'
import type { TableFormat } from '../../intake/tables/write-table'
import { emptyTable, writeTable } from '../../intake/tables/write-table'
import { tableNotes } from '../../texts/table-notes'
import { actingPerson, person, requireScope } from '../access'
import { badField } from '../bad-input'
import * as contracts from '../contracts/supply-import'
import { presentImport } from '../present/import-report'
import type { Route } from '../route'
import { reply, route } from '../route'
import { mappingNamed } from './import-mappings'

const take = route(contracts.importTable, async (api, { params, query, body, language, caller }) => {
  requireScope('importTable', person(caller), { area: api.config.areaCode })
  const { kind } = params
  const { fileName = kind, mapping: name, sheet, set = [] } = query
  const given = defaultsOf(kind, typeof set === 'string' ? [set] : set)
  const mapping = withDefaults(await mappingNamed(api, kind, name), given)
  const startedMs = performance.now()
  const report = await importTable(api.database.pool, await openTable(body), {
    ...{ table: kind, fileName, actor: actingPerson(caller), dryRun: query.dryRun === 'true', mapping },
    ...(sheet !== undefined && { sheet }),
  })
  const about = { kind, fileName, mapping: name ?? null, tookMs: Math.round(performance.now() - startedMs) }
  return reply(200, presentImport(report, about, Object.keys(given), language))
})

/** `column=value` as an operator gives it for a whole file. */
function defaultsOf(kind: TableName, set: readonly string[]): Record<string, string> {
  const columns = tables[kind].columns.map(({ id }) => id)
  return Object.fromEntries(
    set.map((one) => {
      const [, id = '', value = ''] = /^([^=]+)=(.+)$/s.exec(one) ?? []
      if (!columns.includes(id)) throw badField('set', 'api.setColumn', { columns: columns.join(', ') })
      return [id, value]
    }),
  )
}

const give = route(contracts.exportTable, async ({ database }, { params, query, language, res }) => {
  const { format = 'csv', areaCode = null, headings = language } = query
  const rows = exportTable(database.pool, params.kind, areaCode)
  await sendTable(res, `${params.kind}.${format}`, format, writeTable(format, rows, { language: headings }))
  return null
})

const template = route(contracts.getImportTemplate, async (_api, { params, query, language, res }) => {
  const { format = 'csv', headings = 'both' } = query
  const names = [params.kind, ...tables[params.kind].alongside]
  const notes = tableNotes(
    names.map((name) => tables[name]),
    language,
  )
  const bytes = writeTable(format, names.map(emptyTable), { language: headings, notes })
  await sendTable(res, `${params.kind}-template.${format}`, format, bytes)
  return null
})

const contentTypes: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Goes out piece by piece, so that a large table is never held whole; once it flows, a failure can only cut it off. */
async function sendTable(
  res: Response,
  name: string,
  format: TableFormat,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const pieces = bytes[Symbol.asyncIterator]()
  // what fails before the first piece is still a problem document
  const first = await pieces.next()
  res
    .status(200)
    .set({ 'Cache-Control': 'no-store', 'Content-Type': contentTypes[format] })
    .attachment(name)
    .type(contentTypes[format])
  await pipeline(Readable.from(remaining(first, pieces)), res)
}

async function* remaining(first: IteratorResult<Buffer>, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let piece = first; piece.done !== true; piece = await pieces.next()) yield piece.value
}

export const importRoutes: readonly Route[] = [take, give, template]
