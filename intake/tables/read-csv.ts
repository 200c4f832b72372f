import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import type { ImportFault } from '../../domain/exchange/refusal'
import type { Encoding, TableRow, TableSheet } from '../../domain/exchange/table'
import { BrokenTable } from '../../domain/exchange/table'

const labels: readonly (readonly [string, Encoding])[] = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GBK'],
]
const pieceBytes = 256 * 1024
const rowsPerBatch = 1_000

export type CsvTable = { readonly encoding: Encoding; readonly sheet: TableSheet }

/** A CSV file in UTF-8 (with or without a mark) or GBK, its fields parted by comma, semicolon or tab; or why it is none. */
export function openCsv(bytes: Uint8Array): CsvTable | { readonly fault: ImportFault } {
  const found = labels.find(([label]) => isTextIn(label, bytes))
  if (found === undefined) return { fault: 'encoding' }
  const [label, encoding] = found
  const delimiter = delimiterOf(firstLine(label, bytes))
  return {
    encoding,
    sheet: { name: null, serialDates: null, rows: () => readRows(bytes, label, delimiter), merged: () => [] },
  }
}

/** Whether all bytes are text in that encoding, looked at piece by piece. */
function isTextIn(label: string, bytes: Uint8Array): boolean {
  const decoder = new TextDecoder(label, { fatal: true })
  try {
    for (const piece of pieces(bytes)) if (decoder.decode(piece, { stream: true }).includes('\0')) return false
    decoder.decode()
    return true
  } catch (error) {
    // bytes that are no text in that encoding, which is what `fatal` throws for
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false
    throw error
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

function* texts(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label)
  for (const piece of pieces(bytes)) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function firstLine(label: string, bytes: Uint8Array): string {
  const start = new TextDecoder(label).decode(bytes.subarray(0, 16 * 1024))
  return /^\s*([^\r\n]*)/.exec(start)?.[1] ?? ''
}

/** The separator that the first line has most of, quoted text aside; a comma when it has none. */
export function delimiterOf(line: string): ',' | ';' | '\t' {
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (mark: string): number => bare.split(mark).length - 1
  const [best] = ([',', ';', '\t'] as const).toSorted((left, right) => count(right) - count(left))
  return best ?? ','
}

type CsvLine = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

async function* readRows(bytes: Uint8Array, label: string, delimiter: string): AsyncGenerator<readonly TableRow[]> {
  const options = { info: true, relax_column_count: true, skip_empty_lines: true, delimiter } as const
  const parser = Readable.from(texts(bytes, label)).pipe(parse(options))
  let batch: TableRow[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvLine>) {
      batch.push({ row: info.lines, cells: record.map(trimmed), faults: [] })
      if (batch.length < rowsPerBatch) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BrokenTable('quotes', Number((error as { lines?: unknown }).lines ?? 1))
  }
  if (batch.length > 0) yield batch
}

const trimmed = (text: string): string => text.trim()
