import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { exportTable } from '../../database/export/export-table'
import type { TableImportOptions, TableImportReport } from '../../database/import/import-table'
import { importTable } from '../../database/import/import-table'
import { many } from '../../database/transaction'
import type { TableName } from '../../domain/exchange/column'
import { openTable } from '../../intake/tables/open-table'
import type { TableFormat } from '../../intake/tables/write-table'
import { writeTable } from '../../intake/tables/write-table'
import { collect } from '../intake/tables/reading'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'

export type ImportDesk = {
  readonly db: Database
  readonly url: string
  /** Imports lines of text as a CSV file, or a file's bytes. */
  take(
    table: TableName,
    file: readonly string[] | Uint8Array,
    more?: Partial<TableImportOptions>,
  ): Promise<TableImportReport>
  give(table: TableName, format: TableFormat, areaCode?: string): Promise<Buffer>
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function importDesk(): Promise<ImportDesk> {
  const database: TestDatabase = await createTestDatabase()
  const db = openDatabase(database.url)
  return {
    db,
    url: database.url,
    async take(table, file, more = {}) {
      const bytes = file instanceof Uint8Array ? file : Buffer.from(`${file.join('\n')}\n`)
      return importTable(db.pool, await openTable(bytes), {
        table,
        fileName: 'file.csv',
        actor: 'operator:test',
        ...more,
      })
    },
    give: (table, format, areaCode) =>
      collect(writeTable(format, exportTable(db.pool, table, areaCode), { language: 'zh' })),
    rows: <Row>(sql: string, values: readonly unknown[] = []) => many<Row>(db.pool, sql, values),
    async close() {
      await db.close()
      await database.drop()
    },
  }
}

/** What each table of a report did, and what the file had wrong. */
export function shortOf(report: TableImportReport) {
  if (report.outcome === 'refused')
    return report.refusals.map(({ row, column, value, fault }) => [row, column, value, fault] as const)
  return report.tables.map(({ table, rows, added, changed, unchanged }) => ({ table, rows, added, changed, unchanged }))
}
