import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { mappingFaults } from '../../domain/exchange/mapping'
import { mappingSchema } from './mapping-schema'

/** What a mapping file has wrong: where, and what; `fault` is one of ours or `form` with the schema's own words. */
export type MappingRefusal = { readonly path: string; readonly fault: string; readonly value: string }
export type ReadMapping =
  | { readonly outcome: 'read'; readonly mapping: ImportMapping }
  | { readonly outcome: 'refused'; readonly refusals: readonly MappingRefusal[] }

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
  if ('problem' in json) return { outcome: 'refused', refusals: [{ path: '', fault: 'form', value: json.problem }] }
  const checked = mappingSchema.safeParse(json.value)
  if (!checked.success) {
    const refusals = checked.error.issues.map(({ path, message }) => ({
      ...{ path: path.map(String).join('.'), fault: 'form', value: message },
    }))
    return { outcome: 'refused', refusals }
  }
  const { $schema: _, ...mapping } = checked.data
  const faults = mappingFaults(mapping)
  return faults.length > 0 ? { outcome: 'refused', refusals: faults } : { outcome: 'read', mapping }
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
