import { keepMapping, listKeptMappings, readKeptMapping, removeMapping } from '../../database/import/kept-mappings'
import type { KeptMapping } from '../../database/import/kept-mappings'
import type { TableName } from '../../domain/exchange/column'
import { tableNames } from '../../domain/exchange/column'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { ownMapping, startingMapping } from '../../domain/exchange/mapping'
import {
  builtInMapping,
  builtInMappings,
  mappingText,
  readMapping,
  readMappingToKeep,
} from '../../intake/tables/mappings'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import { badField, badFields } from '../bad-input'
import * as contracts from '../contracts/supply-import'
import { whole } from '../present/page'
import { notFound } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'

/** The mapping that a file is to be read by: ours when none is named, one that comes along, or one that was kept. */
export async function mappingNamed(api: Api, kind: TableName, name: string | undefined): Promise<ImportMapping> {
  if (name === undefined) return ownMapping(kind)
  const mapping = await find(api, name)
  if (mapping === undefined) throw badField('mapping', 'api.mappingUnknown', { name })
  if (mapping.table !== kind) throw badField('mapping', 'api.mappingTable', { table: mapping.table })
  return mapping
}

async function find({ database }: Api, name: string): Promise<ImportMapping | undefined> {
  const kept = await readKeptMapping(database.pool, name)
  return kept === undefined ? builtInMapping(name) : soundMapping(kept)
}

/** What was kept may be older than the tables: it is checked again. */
function soundMapping({ mapping }: KeptMapping): ImportMapping {
  const read = readMapping(JSON.stringify(mapping))
  if (read.outcome === 'refused') throw badFields(read.refusals)
  return read.mapping
}

type Kept = Pick<KeptMapping, 'keptBy' | 'keptAt'>

function present({ name, table, title, columns }: ImportMapping, kept: Kept | null) {
  return {
    ...{ id: name, kind: table, nameZh: title.zh, nameEn: title.en },
    columns: Object.fromEntries(Object.entries(columns).map(([id, { from = [] }]) => [id, from.join(' / ')])),
    defaults: Object.fromEntries(
      Object.entries(columns).flatMap(([id, { default: value }]) => (value === undefined ? [] : [[id, value]])),
    ),
    ...{ builtIn: kept === null, keptBy: kept?.keptBy ?? null, keptAt: kept?.keptAt.toISOString() ?? null },
  }
}

const list = route(contracts.listImportMappings, async ({ database }) => {
  const builtIn = builtInMappings().flatMap((name) => builtInMapping(name) ?? [])
  const kept = (await listKeptMappings(database.pool)).flatMap((each) => {
    const read = readMapping(JSON.stringify(each.mapping))
    return read.outcome === 'read' ? [present(read.mapping, each)] : []
  })
  return reply(200, whole([...builtIn.map((mapping) => present(mapping, null)), ...kept]))
})

const give = route(contracts.getImportMapping, async (api, { params: { name } }) => {
  const table = tableNames.find((each) => each === name)
  const mapping = table === undefined ? await find(api, name) : startingMapping(table)
  if (mapping === undefined) throw notFound('mapping')
  const headers = { 'Content-Disposition': `attachment; filename="${mapping.name}.mapping.json"` }
  return reply(200, mappingText(mapping), headers)
})

const keep = route(contracts.keepImportMapping, async (api, { body, caller }) => {
  requireScope('keepImportMapping', person(caller), { area: api.config.areaCode })
  const read = readMappingToKeep(body.toString('utf8'))
  if (read.outcome === 'refused') throw badFields(read.refusals)
  const { pool } = api.database
  await keepMapping(pool, read.mapping, { by: actingPerson(caller), now: api.now() })
  return reply(200, present(read.mapping, (await readKeptMapping(pool, read.mapping.name)) ?? null))
})

const remove = route(contracts.removeImportMapping, async (api, { params: { name }, caller }) => {
  requireScope('removeImportMapping', person(caller), { area: api.config.areaCode })
  const by = { by: actingPerson(caller), now: api.now() }
  if (!(await removeMapping(api.database.pool, name, by))) throw notFound('mapping')
  return reply(204, null)
})

export const mappingRoutes: readonly Route[] = [list, give, keep, remove]
