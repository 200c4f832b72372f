import type { Pool, PoolClient } from 'pg'
import type { TableName } from '../../domain/exchange/column'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { ownMapping } from '../../domain/exchange/mapping'
import type { TableRefusal } from '../../domain/exchange/refusal'
import { refuse } from '../../domain/exchange/refusal'
import type { Encoding, OpenedTable } from '../../domain/exchange/table'
import { appendAudit } from '../audit'
import { inTransaction } from '../transaction'
import { addCatchAlls, withoutCaught } from './catch-alls'
import type { StoredFault } from './find-references'
import type { PickedSheet } from './pick-sheets'
import { pickSheets } from './pick-sheets'
import type { LinesRead } from './read-lines'
import { readLines } from './read-lines'
import { stageLines, stagedTable } from './stage-lines'
import type { WriteContext, WrittenTable } from './table-writer'
import { tableWriters } from './table-writers'

export type ImportProgress = {
  readonly step: 'reading' | 'checking' | 'writing'
  readonly table: TableName
  readonly rows: number
}
export type TableImportOptions = {
  readonly table: TableName
  readonly fileName: string
  readonly actor: string
  readonly dryRun?: boolean
  /** Whose template the file is; ours when not given. */
  readonly mapping?: ImportMapping
  readonly sheet?: string
  readonly onProgress?: (progress: ImportProgress) => void
}

/** What one table of a file did. */
export type ImportedTable = WrittenTable & {
  readonly table: TableName
  readonly sheet: string | null
  readonly rows: number
  /** Lines that the mapping leaves out. */
  readonly skipped: number
  /** Codes of theirs that went to a catch-all kind, with their lines. */
  readonly caught: readonly { readonly code: string; readonly rows: number }[]
  /** Columns that took the mapping's default, with their lines. */
  readonly defaulted: readonly { readonly column: string; readonly rows: number }[]
}

export type TableImportReport =
  | {
      readonly outcome: 'refused'
      readonly encoding: Encoding | null
      readonly rows: number
      readonly refusals: readonly TableRefusal[]
    }
  | {
      readonly outcome: 'imported' | 'dry-run'
      readonly encoding: Encoding
      readonly mapping: string
      readonly tables: readonly ImportedTable[]
    }

/** Thrown to undo all that the transaction did. */
class Undone extends Error {
  constructor(readonly report: TableImportReport) {
    super('undone')
  }
}

/**
 * Takes a table of ours, or of another system by a mapping, into the database: the whole file or, when a line can't be
 * taken, none of it. A dry run does the same and undoes it. The same file again changes nothing.
 */
export async function importTable(
  pool: Pool,
  opened: OpenedTable,
  options: TableImportOptions,
): Promise<TableImportReport> {
  if (opened.outcome === 'refused') return refused(null, 0, opened.refusals)
  const mapping = options.mapping ?? ownMapping(options.table)
  const picked = pickSheets(opened.sheets, options.table, mapping, options.sheet)
  if ('refusals' in picked) return refused(opened.encoding, 0, picked.refusals)
  try {
    return await inTransaction(pool, async (tx) => {
      const report = await importSheets(tx, picked.sheets, opened.encoding, options, mapping)
      if (report.outcome !== 'imported') throw new Undone(report)
      await recordImport(tx, options, opened.sha256, report.tables)
      return report
    })
  } catch (error) {
    if (error instanceof Undone) return error.report
    throw error
  }
}

const refused = (
  encoding: Encoding | null,
  rows: number,
  refusals: readonly TableRefusal[],
): Extract<TableImportReport, { outcome: 'refused' }> => ({ outcome: 'refused', encoding, rows, refusals })

async function importSheets(
  tx: PoolClient,
  sheets: readonly PickedSheet[],
  encoding: Encoding,
  options: TableImportOptions,
  mapping: ImportMapping,
): Promise<TableImportReport> {
  const done: ImportedTable[] = []
  const refusals: TableRefusal[] = []
  let rows = 0
  for (const picked of sheets) {
    const imported = await importSheet(tx, picked, options, refusals.length > 0)
    rows += imported.rows
    if ('refusals' in imported) for (const one of imported.refusals) refusals.push(one)
    else done.push(imported)
  }
  if (refusals.length > 0) return refused(encoding, rows, refusals)
  return { outcome: options.dryRun === true ? 'dry-run' : 'imported', encoding, mapping: mapping.name, tables: done }
}

type NotImported = { readonly rows: number; readonly refusals: readonly TableRefusal[] }

async function importSheet(
  tx: PoolClient,
  { table, sheet, mapping }: PickedSheet,
  { fileName, actor, dryRun = false, onProgress = () => undefined }: TableImportOptions,
  isRefusedAlready: boolean,
): Promise<ImportedTable | NotImported> {
  const staging = stageLines(tx, table)
  const sink = table === 'item-kinds' ? withoutCaught(staging.sink) : staging.sink
  const onRows = (rows: number): void => onProgress({ step: 'reading', table, rows })
  const read = await readLines(sheet, mapping, sink, onRows).catch(async (error: unknown) => {
    await staging.abort()
    throw error
  })
  await staging.end()
  const { header, rows, skipped } = read
  if (header === null) return { rows, refusals: read.refusals }
  const present = new Set(header.columns.map(({ column }) => column.id))
  const context: WriteContext = {
    tx,
    staged: stagedTable(table),
    present,
    fileName,
    actor,
    dryRun,
    isWhole: read.refusals.length === 0,
  }
  onProgress({ step: 'checking', table, rows })
  const stored = await tableWriters[table].check(context)
  const refusals = [...read.refusals, ...stored.map((fault) => toRefusal(fault, read, sheet.name))]
  if (refusals.length > 0 || isRefusedAlready) return { rows, refusals: refusals.sort((a, b) => a.row - b.row) }
  onProgress({ step: 'writing', table, rows })
  const written = await tableWriters[table].write(context)
  if (table === 'item-kinds') await addCatchAlls(tx, mapping, header, read.caught)
  return { ...written, table, sheet: sheet.name, rows, skipped, ...countsOf(read) }
}

/** Named by the heading that stands in the file. */
function toRefusal({ row, column, value, fault, values }: StoredFault, { header }: LinesRead, sheet: string | null) {
  const heading = header?.columns.find((one) => one.column.id === column)?.heading ?? column
  return refuse({ sheet, row }, heading, value, fault, values)
}

const countsOf = ({ caught, defaulted }: LinesRead): Pick<ImportedTable, 'caught' | 'defaulted'> => ({
  caught: [...caught].map(([code, { rows }]) => ({ code, rows })),
  defaulted: [...defaulted].map(([column, rows]) => ({ column, rows })),
})

async function recordImport(
  tx: PoolClient,
  { table, fileName, actor, mapping }: TableImportOptions,
  sha256: string,
  done: readonly ImportedTable[],
): Promise<void> {
  await appendAudit(tx, {
    happenedAt: new Date().toISOString(),
    incidentId: null,
    actor,
    action: 'table.imported',
    subject: table,
    detail: {
      ...{ fileName, sha256, mapping: mapping?.name ?? null },
      tables: done.map(({ caught, ...counts }) => ({ ...counts, caught: caught.length })),
    },
  })
}
