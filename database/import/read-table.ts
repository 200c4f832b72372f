import { CsvError, parse } from 'csv-parse/sync'
import type { ImportRefusal } from './refusal'
import { refusal } from './refusal'

export type TableLine = { readonly line: number; readonly fields: Readonly<Record<string, string>> }
export type Encoding = 'UTF-8' | 'GBK'
export type Table =
  | {
      readonly outcome: 'read'
      readonly encoding: Encoding
      readonly lines: readonly TableLine[]
      /** Lines that have not as many fields as the header; they are not among `lines`. */
      readonly refusals: readonly ImportRefusal[]
    }
  | { readonly outcome: 'refused'; readonly refusals: readonly ImportRefusal[] }

const largestBytes = 50 * 1_024 * 1_024
type CsvLine = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** A CSV file with a header, in UTF-8 or GBK. */
export function readTable(contents: Uint8Array, required: readonly string[]): Table {
  const decoded = decode(contents)
  if ('refusals' in decoded) return { outcome: 'refused', refusals: decoded.refusals }
  const records = split(decoded.text)
  if ('refusals' in records) return { outcome: 'refused', refusals: records.refusals }
  const [header, ...rest] = records.records
  if (!header || rest.length === 0) return { outcome: 'refused', refusals: [refusal(1, '*', '', 'empty')] }
  const columns = header.record.map((name) => name.trim())
  const refusals = headerFaults(columns, required)
  if (refusals.length > 0) return { outcome: 'refused', refusals }
  return {
    ...{ outcome: 'read', encoding: decoded.encoding },
    lines: rest.filter(({ record }) => record.length === columns.length).map((line) => named(line, columns)),
    refusals: rest.flatMap((line) => fieldCountFault(line, columns)),
  }
}

function decode(contents: Uint8Array): { text: string; encoding: Encoding } | { refusals: ImportRefusal[] } {
  if (contents.byteLength > largestBytes)
    return { refusals: [refusal(1, '*', '', 'too-large', { limit: largestBytes })] }
  for (const [label, encoding] of [
    ['utf-8', 'UTF-8'],
    ['gb18030', 'GBK'],
  ] as const) {
    const text = decodeAs(label, contents)
    if (text !== undefined && !text.includes('\0')) return { text, encoding }
  }
  return { refusals: [refusal(1, '*', '', 'encoding')] }
}

/** Undefined when the bytes are no text in that encoding, which is what `fatal` throws for. */
function decodeAs(label: string, contents: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(contents)
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined
    throw error
  }
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

function split(text: string): { records: CsvLine[] } | { refusals: ImportRefusal[] } {
  try {
    return {
      records: parse(text, { info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as CsvLine[],
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: unknown }).lines ?? 1)
    return { refusals: [refusal(line, '*', '', 'quotes')] }
  }
}

function headerFaults(columns: readonly string[], required: readonly string[]): ImportRefusal[] {
  const missing = required.filter((name) => !columns.includes(name))
  const twice = columns.filter((name, index) => name !== '' && columns.indexOf(name) !== index)
  return [
    ...missing.map((name) => refusal(1, name, '', 'column-missing')),
    ...twice.map((name) => refusal(1, name, name, 'column-twice')),
  ]
}

function fieldCountFault({ record, info }: CsvLine, columns: readonly string[]): ImportRefusal[] {
  if (record.length === columns.length) return []
  const values = { expected: columns.length, actual: record.length }
  return [refusal(info.lines, '*', record.join(','), 'field-count', values)]
}

function named({ record, info }: CsvLine, columns: readonly string[]): TableLine {
  const fields = Object.fromEntries(columns.map((name, index) => [name, (record[index] ?? '').trim()]))
  return { line: info.lines, fields }
}
