import type { ReservesOffice } from '../domain/duty/reserves-office'
import { countersignTaskId } from '../domain/response/task'
import type { Instant } from '../domain/time/instant'
import { appendAudit } from './audit'
import type { Database } from './client'
import { touchIncident } from './incidents'
import { endTask } from './tasks'
import type { Queryable } from './transaction'
import { inTransaction, many } from './transaction'

/** One notice for an order and a depot. */
export const noticeIdOf = (orderId: string, depotId: string): string => `notice-${orderId}-${depotId}`

export type NewNotice = {
  readonly orderId: string
  readonly depotId: string
  readonly office: ReservesOffice
  readonly issuedAt: Instant
}

/** The reserves office's paper to one depot. */
export async function insertMovementNotice(tx: Queryable, notice: NewNotice): Promise<void> {
  const { orderId, depotId, office, issuedAt } = notice
  await tx.query(
    `INSERT INTO movement_notices (id, release_order_id, depot_id, office_area, issued_by, issued_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [noticeIdOf(orderId, depotId), orderId, depotId, office.areaCode, office.by, issuedAt],
  )
}

export type Countersignature = {
  readonly incidentId: string
  readonly orderId: string
  readonly by: string
  readonly at: Instant
}
export type Countersigned =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'too-late'; readonly by: string }
  | { readonly outcome: 'no-notices' }

/** Countersigns all notices of an order and ends the task; the first one counts, a later one is told who it was. */
export async function countersignNotices(db: Database, signature: Countersignature): Promise<Countersigned> {
  const { incidentId, orderId, by, at } = signature
  return inTransaction(db.pool, async (tx): Promise<Countersigned> => {
    const notices = await many<{ id: string; by: string | null }>(
      tx,
      'SELECT id, countersigned_by AS by FROM movement_notices WHERE release_order_id = $1 ORDER BY id FOR UPDATE',
      [orderId],
    )
    const before = notices.find((each) => each.by !== null)?.by
    if (before) return { outcome: 'too-late', by: before }
    if (notices.length === 0) return { outcome: 'no-notices' }
    await tx.query(
      'UPDATE movement_notices SET countersigned_by = $2, countersigned_at = $3 WHERE release_order_id = $1',
      [orderId, by, at],
    )
    await endTask(tx, { taskId: countersignTaskId(orderId), state: 'answered', by, at, answer: {} })
    await touchIncident(tx, incidentId)
    await appendAudit(tx, {
      ...{ happenedAt: at, incidentId, actor: by, action: 'order.countersigned', subject: orderId },
      detail: { notices: notices.length },
      onceKey: `countersigned ${orderId}`,
    })
    return { outcome: 'done' }
  })
}
