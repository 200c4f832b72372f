import { userInfo } from 'node:os'
import { readConfig } from '../../config'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { listKeptMappings, removeMapping } from '../../database/import/kept-mappings'
import type { FieldFault } from '../../intake/field-faults'
import { readMapping } from '../../intake/tables/mappings'
import { exchangeText } from '../../texts/exchange'
import type { Language } from '../../texts/sentence'
import { WrongCall } from '../operator-main'
import { withDatabase } from '../own-database'
import { mappingFaultLines } from './table-report'

/** A mapping that was kept; `wrong`: why no file can be read by it any more, empty when it is sound. */
export type OwnMapping = {
  readonly name: string
  readonly table: string
  readonly keptBy: string
  readonly keptAt: string
  readonly wrong: readonly FieldFault[]
}

/** The mappings of the authority's own, sound or not. */
export async function ownMappings(): Promise<readonly OwnMapping[]> {
  return inDatabase(async ({ pool }) =>
    (await listKeptMappings(pool)).map(({ name, table, mapping, keptBy, keptAt }) => {
      const read = readMapping(JSON.stringify(mapping))
      const wrong = read.outcome === 'read' ? [] : read.refusals
      return { name, table, keptBy, keptAt: keptAt.toISOString(), wrong }
    }),
  )
}

export function ownMappingLines(mappings: readonly OwnMapping[], language: Language): string[] {
  if (mappings.length === 0) return [exchangeText('mapping.none', language)]
  return mappings.flatMap(({ wrong, ...mapping }) => [
    exchangeText(wrong.length === 0 ? 'mapping.sound' : 'mapping.unsound', language, mapping),
    ...mappingFaultLines(wrong, language),
  ])
}

/** Removes one, sound or not; on record as the operator's act. */
export async function removeOwnMapping(name: string): Promise<void> {
  const by = { by: `operator:${userInfo().username}`, now: new Date().toISOString() }
  const removed = await inDatabase(({ pool }) => removeMapping(pool, name, by))
  if (!removed) throw new WrongCall(`No mapping ${name} was kept.`)
}

function inDatabase<Result>(act: (database: Database) => Promise<Result>): Promise<Result> {
  return withDatabase(readConfig(process.env), async (url) => {
    const database = openDatabase(url, 1)
    return act(database).finally(() => database.close())
  })
}
