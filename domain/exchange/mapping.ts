import type { DateOrder } from './cell-types'
import { isItemCode } from './cell-types'
import type { Column, TableName } from './column'
import { tables } from './tables'

/** Where a column of ours comes from in a file of another system. */
export type ColumnSource = {
  /** Headings there; with several, `combine` says how. None: the default only. */
  readonly from?: readonly string[] | undefined
  /** `first`: the first that is not blank; `join`: all that are not blank, with `/` between. */
  readonly combine?: 'first' | 'join' | undefined
  /** Their words for our values. */
  readonly values?: Readonly<Record<string, string>> | undefined
  /** Factor from their unit to ours (kg to g: 1000); the result is rounded where ours is whole. */
  readonly times?: number | undefined
  readonly dates?: DateOrder | undefined
  /** Blanks and colons become hyphens, so that a name can serve as an id. */
  readonly asId?: boolean | undefined
  /** For a blank cell or a heading that is not there. */
  readonly default?: string | undefined
}

/** Which kind takes what has no code in the form of GB/T 38565-2020: by words in a column, else one for all. */
export type CatchAll = {
  readonly code: string
  /** What the kind is called when an import of the catalogue has to add it. */
  readonly title: { readonly zh: string; readonly en: string }
  readonly by?: { readonly from: string; readonly codes: Readonly<Record<string, string>> } | undefined
}

/** How a file of another system is read as one of our tables. */
export type ImportMapping = {
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly table: TableName
  readonly sheet?: string | undefined
  readonly columns: Readonly<Record<string, ColumnSource>>
  /** Lines that are taken: all of these must hold; the others are skipped and counted. */
  readonly only?: readonly { readonly from: string; readonly is: readonly string[] }[] | undefined
  readonly catchAll?: CatchAll | undefined
}

export type MappingFault = {
  readonly fault: 'unknown-column' | 'no-source' | 'required-column' | 'value' | 'code'
  readonly path: string
  readonly value: string
}

/** What a mapping has wrong beside its form: columns that the table lacks, required ones left out, words that are no value of ours. */
export function mappingFaults(mapping: ImportMapping): MappingFault[] {
  const { columns } = tables[mapping.table]
  const known = new Map(columns.map((column) => [column.id, column]))
  const missing = columns.filter(({ id, required }) => required && mapping.columns[id] === undefined)
  return [
    ...Object.entries(mapping.columns).flatMap(([id, source]) => sourceFaults(id, source, known)),
    ...missing.map(({ id }): MappingFault => ({ fault: 'required-column', path: `columns.${id}`, value: '' })),
    ...codesOf(mapping.catchAll).flatMap(([path, code]): MappingFault[] =>
      isItemCode(code) ? [] : [{ fault: 'code', path, value: code }],
    ),
  ]
}

function sourceFaults(id: string, source: ColumnSource, known: ReadonlyMap<string, Column>): MappingFault[] {
  const path = `columns.${id}`
  const column = known.get(id)
  if (column === undefined) return [{ fault: 'unknown-column', path, value: id }]
  const hasSource = (source.from?.length ?? 0) > 0 || source.default !== undefined || column.required
  return [...(hasSource ? [] : [{ fault: 'no-source' as const, path, value: '' }]), ...wordFaults(path, source, column)]
}

/** A choice may only be mapped to one of its ids, an item code only to a code. */
function wordFaults(path: string, { values = {} }: ColumnSource, { type }: Column): MappingFault[] {
  const isOurs = (word: string): boolean => {
    if (type.type === 'choice') return type.of.some(({ id }) => id === word)
    return type.type !== 'item-code' || isItemCode(word)
  }
  return Object.entries(values).flatMap(([theirs, ours]): MappingFault[] =>
    isOurs(ours) ? [] : [{ fault: 'value', path: `${path}.values.${theirs}`, value: ours }],
  )
}

function codesOf(catchAll: CatchAll | undefined): (readonly [string, string])[] {
  if (catchAll === undefined) return []
  const by = Object.entries(catchAll.by?.codes ?? {})
  return [['catchAll.code', catchAll.code], ...by.map(([word, code]) => [`catchAll.by.codes.${word}`, code] as const)]
}

/** A mapping to start from: every column of a table with our headings in both languages, to be put right for another file. */
export function startingMapping(table: TableName): ImportMapping {
  const { zh, en, columns } = tables[table]
  return {
    ...{ name: `our-${table}`, title: { zh, en }, table },
    columns: Object.fromEntries(columns.map((column) => [column.id, { from: [column.zh, column.en] }])),
  }
}

/** Our own template as a mapping: each column under its Chinese, its English, both headings, or its name. */
export function ownMapping(table: TableName): ImportMapping {
  const { zh, en, columns } = tables[table]
  return { name: table, title: { zh, en }, table, columns: Object.fromEntries(columns.map(({ id }) => [id, {}])) }
}
