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
import type { FieldFault } from '../../intake/field-faults'
import type { Language } from '../../texts/sentence'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import { badField, badFields } from '../bad-input'
import * as contracts from '../contracts/supply-import'
import { whole } from '../present/page'
import { fieldErrors } from '../problem'
import { notFound } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored } from '../wire'

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

/** One that is no longer sound is told with all that is wrong, under the name that it was given. */
function presentUnsound(kept: KeptMapping, faults: readonly FieldFault[], language: Language) {
  const { name, table, keptBy, keptAt } = kept
  const { title } = stored<{ readonly title?: { readonly zh?: unknown; readonly en?: unknown } }>(kept.mapping)
  const told = (text: unknown): string => (typeof text === 'string' ? text : name)
  return {
    ...{ id: name, kind: table, nameZh: told(title?.zh), nameEn: told(title?.en) },
    ...{ keptBy, keptAt: keptAt.toISOString(), wrong: fieldErrors(faults, language) },
  }
}

const list = route(contracts.listImportMappings, async ({ database }, { language }) => {
  const builtIn = builtInMappings().flatMap((name) => builtInMapping(name) ?? [])
  const kept = (await listKeptMappings(database.pool)).map((each) => ({
    each,
    read: readMapping(JSON.stringify(each.mapping)),
  }))
  const sound = kept.flatMap(({ each, read }) => (read.outcome === 'read' ? [present(read.mapping, each)] : []))
  const unsound = kept.flatMap(({ each, read }) =>
    read.outcome === 'refused' ? [presentUnsound(each, read.refusals, language)] : [],
  )
  return reply(200, { ...whole([...builtIn.map((mapping) => present(mapping, null)), ...sound]), unsound })
})

/** A kept one is given back as it is, so that one that is no longer sound can be mended and kept anew. */
const give = route(contracts.getImportMapping, async ({ database }, { params: { name } }) => {
  const headers = { 'Content-Disposition': `attachment; filename="${name}.mapping.json"` }
  const table = tableNames.find((each) => each === name)
  const kept = table === undefined ? await readKeptMapping(database.pool, name) : undefined
  if (kept !== undefined) return reply(200, keptText(kept), headers)
  const mapping = table === undefined ? builtInMapping(name) : startingMapping(table)
  if (mapping === undefined) throw notFound('mapping')
  return reply(200, mappingText(mapping), {
    'Content-Disposition': `attachment; filename="${mapping.name}.mapping.json"`,
  })
})

function keptText({ mapping }: KeptMapping): string {
  const read = readMapping(JSON.stringify(mapping))
  return read.outcome === 'read' ? mappingText(read.mapping) : `${JSON.stringify(mapping, null, 2)}\n`
}

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
