import type { Queryable } from './transaction'
import { many, one } from './transaction'

type ItemQuantity = { readonly itemCode: string; readonly quantity: number }
type ItemReceived = { readonly itemCode: string; readonly received: number; readonly damaged: number }

/** What a depot was ordered to give of one item: three quantities, never mixed; `accepted` once the keeper has answered. */
export type DepotLine = {
  readonly depotId: string
  readonly itemCode: string
  readonly approved: number
  readonly accepted: number | null
  readonly sent: number
  /** The release order whose reservation holds the goods. */
  readonly reservedBy: string
}

export function readDepotLines(db: Queryable, consignmentId: string): Promise<DepotLine[]> {
  return many<DepotLine>(
    db,
    `SELECT c.depot_id AS "depotId", l.item_code AS "itemCode", l.approved, l.accepted, l.sent, n.release_order_id AS "reservedBy"
     FROM consignment_lines l JOIN consignments c ON c.id = l.consignment_id JOIN movement_notices n ON n.id = c.movement_notice_id
     WHERE l.consignment_id = $1 ORDER BY l.item_code`,
    [consignmentId],
  )
}

/** Lines of one item are summed. */
export async function insertApproved(
  tx: Queryable,
  consignmentId: string,
  lines: readonly ItemQuantity[],
): Promise<void> {
  await tx.query(
    `INSERT INTO consignment_lines (consignment_id, item_code, approved)
     SELECT $1, item_code, sum(quantity) FROM unnest($2::text[], $3::int[]) AS line (item_code, quantity) GROUP BY item_code`,
    [consignmentId, lines.map((line) => line.itemCode), lines.map((line) => line.quantity)],
  )
}

export type GivenLine = ItemQuantity & { readonly withdrawn: number }

/** What is given of each line; what its source has taken back since the last time is told beside it. */
export async function writeAccepted(tx: Queryable, consignmentId: string, lines: readonly GivenLine[]): Promise<void> {
  await tx.query(
    `UPDATE consignment_lines l SET accepted = given.quantity, withdrawn = l.withdrawn + given.withdrawn
     FROM unnest($2::text[], $3::int[], $4::int[]) AS given (item_code, quantity, withdrawn)
     WHERE l.consignment_id = $1 AND l.item_code = given.item_code`,
    [
      consignmentId,
      lines.map((line) => line.itemCode),
      lines.map((line) => line.quantity),
      lines.map((line) => line.withdrawn),
    ],
  )
}

/** What was accepted is what is sent. */
export async function writeAllSent(tx: Queryable, consignmentId: string): Promise<void> {
  await tx.query('UPDATE consignment_lines SET sent = coalesce(accepted, approved) WHERE consignment_id = $1', [
    consignmentId,
  ])
}

export async function writeReceived(
  tx: Queryable,
  consignmentId: string,
  lines: readonly ItemReceived[],
): Promise<void> {
  await tx.query(
    `UPDATE consignment_lines l SET received = note.received, damaged = note.damaged
     FROM unnest($2::text[], $3::int[], $4::int[]) AS note (item_code, received, damaged) WHERE l.consignment_id = $1 AND l.item_code = note.item_code`,
    [
      consignmentId,
      lines.map((line) => line.itemCode),
      lines.map((line) => line.received),
      lines.map((line) => line.damaged),
    ],
  )
}

/** Whether less came in good order than was sent. */
export async function isReceivedShort(db: Queryable, consignmentId: string): Promise<boolean> {
  const row = await one<{ short: boolean }>(
    db,
    'SELECT bool_or(received < sent) AS short FROM consignment_lines WHERE consignment_id = $1',
    [consignmentId],
  )
  return row?.short ?? false
}
