import { createHash } from 'node:crypto'
import { refuse } from '../../domain/exchange/refusal'
import type { OpenedTable } from '../../domain/exchange/table'
import { BrokenTable } from '../../domain/exchange/table'
import { openCsv } from './read-csv'
import { sheetOf } from './read-sheet'
import { readWorkbook } from './workbook-parts'
import { openZip } from './zip-parts'

const largestBytes = 50 * 1024 * 1024

/** Opens a CSV file or an XLSX workbook by what its bytes are, whatever its name says. */
export async function openTable(bytes: Uint8Array): Promise<OpenedTable> {
  if (bytes.byteLength > largestBytes) return refused(new BrokenTable('too-large', 1, { limit: largestBytes }))
  // the format before 2007, and whatever is behind a password
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused(new BrokenTable('old-workbook', 1))
  try {
    return startsWith(bytes, [0x50, 0x4b]) ? await openWorkbook(bytes) : openText(bytes)
  } catch (error) {
    if (error instanceof BrokenTable) return refused(error)
    throw error
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

async function openWorkbook(bytes: Uint8Array): Promise<OpenedTable> {
  const zip = await openZip(bytes)
  const workbook = await readWorkbook(zip)
  if (workbook.sheets.length === 0) throw new BrokenTable('broken-file', 1)
  const sheets = workbook.sheets.map((part) => sheetOf(zip, workbook, part))
  return { outcome: 'opened', encoding: 'XLSX', sha256: sha256Of(bytes), sheets }
}

function openText(bytes: Uint8Array): OpenedTable {
  const opened = openCsv(bytes)
  if ('fault' in opened) throw new BrokenTable(opened.fault, 1)
  return { outcome: 'opened', encoding: opened.encoding, sha256: sha256Of(bytes), sheets: [opened.sheet] }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function refused({ fault, row, values }: BrokenTable): OpenedTable {
  return { outcome: 'refused', refusals: [refuse({ sheet: null, row }, '*', '', fault, values)] }
}
