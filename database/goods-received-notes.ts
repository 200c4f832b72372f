import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'

export type NewNote = {
  readonly consignmentId: string
  readonly signedBy: string
  readonly signedAt: Instant
  readonly lines: readonly { readonly itemCode: string; readonly received: number; readonly damaged: number }[]
  readonly comment: string | null
}

/** One note for each consignment; the first stands. */
export async function insertNote(tx: Queryable, note: NewNote): Promise<void> {
  await tx.query(
    `INSERT INTO goods_received_notes (id, consignment_id, signed_by, signed_at, lines, comment) VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING`,
    [
      `grn-${note.consignmentId}`,
      note.consignmentId,
      note.signedBy,
      note.signedAt,
      JSON.stringify(note.lines),
      note.comment,
    ],
  )
}
