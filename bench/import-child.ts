import { readFileSync } from 'node:fs'
import { openDatabase } from '../database/client'
import { importTable } from '../database/import/import-table'
import { openTable } from '../intake/tables/open-table'

/** What one import took; peak memory of the whole process in MB. */
export type ImportRun = { readonly seconds: number; readonly peakMb: number; readonly written: number }

async function importOnce(url: string, file: string): Promise<ImportRun> {
  const database = openDatabase(url, 2)
  const startedMs = performance.now()
  const opened = await openTable(readFileSync(file))
  const report = await importTable(database.pool, opened, { table: 'stock', fileName: 'bench', actor: 'bench' })
  const seconds = (performance.now() - startedMs) / 1000
  await database.close()
  if (report.outcome !== 'imported') throw new Error(JSON.stringify(report).slice(0, 2_000))
  const [stock] = report.tables
  // ru_maxrss is in kilobytes on every system that Node runs on
  return {
    seconds,
    peakMb: process.resourceUsage().maxRSS / 1024,
    written: (stock?.added ?? 0) + (stock?.changed ?? 0),
  }
}

const [, , url = '', file = ''] = process.argv
void importOnce(url, file).then((run) => process.send?.(run))
