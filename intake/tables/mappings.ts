import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { tableNames } from '../../domain/exchange/column'
import { mappingFaults } from '../../domain/exchange/mapping'
import { tables } from '../../domain/exchange/tables'
import type { FieldFault } from '../field-faults'
import { fieldFaults } from '../field-faults'
import { mappingSchema } from './mapping-schema'

export type ReadMapping =
  | { readonly outcome: 'read'; readonly mapping: ImportMapping }
  | { readonly outcome: 'refused'; readonly refusals: readonly FieldFault[] }

const folder = join(__dirname, 'mappings')

/** Names of the mappings that come with Muster. */
export const builtInMappings = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.includes('.schema.'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()

/** A mapping that comes with Muster, by name; undefined when there is none of that name. */
export function builtInMapping(name: string): ImportMapping | undefined {
  if (!builtInMappings().includes(name)) return undefined
  const read = readMapping(readFileSync(join(folder, `${name}.json`), 'utf8'))
  if (read.outcome === 'read') return read.mapping
  throw new Error(`the mapping ${name} is not sound: ${JSON.stringify(read.refusals)}`)
}

/** Reads a mapping file and says all that is wrong with it. */
export function readMapping(text: string): ReadMapping {
  const json = parsed(text)
  if ('problem' in json) return refused([{ field: 'body', fault: 'json', values: { message: json.problem } }])
  const checked = mappingSchema.safeParse(json.value, { reportInput: true })
  if (!checked.success) return refused(fieldFaults(checked.error))
  const { $schema: _, ...mapping } = checked.data
  const faults = mappingFaults(mapping)
  if (faults.length === 0) return { outcome: 'read', mapping }
  return refused(faults.map(({ path, fault, value }) => ({ field: path, fault, values: { value } })))
}

const refused = (refusals: readonly FieldFault[]): ReadMapping => ({ outcome: 'refused', refusals })

/** Reads a mapping that is to be kept: its name must not be one that comes with Muster. */
export function readMappingToKeep(text: string): ReadMapping {
  const read = readMapping(text)
  if (read.outcome === 'refused') return read
  const { name } = read.mapping
  const isTaken = builtInMappings().includes(name) || tableNames.some((table) => table === name)
  return isTaken ? refused([{ field: 'name', fault: 'name-taken', values: { value: name } }]) : read
}

/** A mapping as the text of its file, its columns in the order of the table. */
export function mappingText(mapping: ImportMapping): string {
  const columns = tables[mapping.table].columns.flatMap(({ id }) => {
    const source = mapping.columns[id]
    return source === undefined ? [] : [[id, source] as const]
  })
  const { name, title, table, sheet, columns: _, ...rest } = mapping
  const file = { name, title, table, sheet, columns: Object.fromEntries(columns), ...rest }
  return `${JSON.stringify(file, null, 2)}\n`
}

function parsed(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The mapping with values that the operator gives for a whole file (`depot=depot-620000`), for blank cells and missing columns. */
export function withDefaults(mapping: ImportMapping, defaults: Readonly<Record<string, string>>): ImportMapping {
  const given = Object.entries(defaults).map(([id, value]) => [id, { ...mapping.columns[id], default: value }] as const)
  return { ...mapping, columns: { ...mapping.columns, ...Object.fromEntries(given) } }
}
