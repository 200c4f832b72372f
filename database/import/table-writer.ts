import type { PoolClient } from 'pg'
import type { StoredFault } from './find-references'
import type { RowCounts } from './upsert-rows'

/** What a table's lines do once they are staged. */
export type WrittenTable = RowCounts & {
  /** Units on hand before and after, where the table states stock. */
  readonly units?: { readonly before: number; readonly after: number; readonly lotsEmptied: number }
}

export type WriteContext = {
  readonly tx: PoolClient
  readonly staged: string
  /** Columns that the file has. */
  readonly present: ReadonlySet<string>
  readonly fileName: string
  readonly actor: string
  readonly dryRun: boolean
  /** Every line of the file is staged: none was refused on reading. */
  readonly isWhole: boolean
}

/** Checks staged lines against what is stored, then writes them. */
export type TableWriter = {
  readonly check: (context: WriteContext) => Promise<readonly StoredFault[]>
  readonly write: (context: WriteContext) => Promise<WrittenTable>
}
