import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { MatchedHeader } from '../../domain/exchange/match-header'
import type { TableLine } from '../../domain/exchange/read-line'
import type { TableName } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { copyText } from '../copy-rows'
import type { LineSink } from './read-lines'

/** The lines of a file as text, in a table that goes with the transaction; columns that the file lacks are null. */
export type Staging = {
  readonly sink: LineSink
  /** After the last line. */
  end(): Promise<void>
  /** When reading fails: the connection is free again for the roll-back. */
  abort(): Promise<void>
}

export const stagedTable = (table: TableName): string => `import_${table.replace('-', '_')}`

/** Takes lines into a temporary table by COPY. Column names are those of `domain/exchange/tables`, never a file's. */
export function stageLines(tx: PoolClient, table: TableName): Staging {
  const name = stagedTable(table)
  const columns = tables[table].columns.map(({ id }) => `"${id}"`)
  let copy: ReturnType<typeof copyFrom> | null = null
  let failed: Error | null = null
  return {
    sink: {
      async begin({ columns: matched }: MatchedHeader) {
        await tx.query(
          `CREATE TEMPORARY TABLE ${name} (row integer NOT NULL, ${columns.map((one) => `${one} text`).join(', ')}) ON COMMIT DROP`,
        )
        const present = matched.map(({ column }) => `"${column.id}"`)
        copy = tx.query(copyFrom(`COPY ${name} (row, ${present.join(', ')}) FROM STDIN`))
        copy.on('error', (error: Error) => (failed = error))
      },
      async take(lines) {
        if (failed !== null) throw failed
        if (copy === null || lines.length === 0) return
        if (!copy.write(lines.map(copyLine).join(''))) await once(copy, 'drain')
      },
    },
    async end() {
      if (copy === null) return
      copy.end()
      await finished(copy)
      await tx.query(`ANALYZE ${name}`)
    },
    async abort() {
      const open = copy
      if (open === null || open.destroyed) return
      // the server answers the abort with an error, which the stream tells before it closes
      const closed = new Promise((resolve) => open.once('close', resolve))
      open.destroy()
      await closed
    },
  }
}

const copyLine = ({ row, values }: TableLine): string => `${row}\t${values.map(copyText).join('\t')}\n`
