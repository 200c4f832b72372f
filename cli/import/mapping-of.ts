import { existsSync } from 'node:fs'
import { listKeptMappings } from '../../database/import/kept-mappings'
import type { Queryable } from '../../database/transaction'
import type { ReadMapping } from '../../intake/tables/mappings'
import { builtInMapping, builtInMappings, readMapping } from '../../intake/tables/mappings'
import { WrongCall } from '../operator-main'
import { contentsOf } from './contents-of'

/** A mapping by name (one that comes with Muster or was kept), or by the file that it stands in. */
export async function mappingOf(db: Queryable, name: string): Promise<ReadMapping> {
  const builtIn = builtInMapping(name)
  if (builtIn !== undefined) return { outcome: 'read', mapping: builtIn }
  const kept = await listKeptMappings(db)
  const found = kept.find((each) => each.name === name)
  if (found !== undefined) return readMapping(JSON.stringify(found.mapping))
  if (existsSync(name)) return readMapping(contentsOf(name).toString('utf8'))
  const names = [...builtInMappings(), ...kept.map((each) => each.name)].join(', ')
  throw new WrongCall(`There is no mapping ${name}: name a file, or one of ${names}.`)
}
