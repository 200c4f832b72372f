import type { KeptWord } from '../../domain/supply/rating'
import { rateSource } from '../../domain/supply/rating'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

type Row = { asked: number; brought: number; readyAt: Date | null; wasReadyAt: Date | null }

/** Rates a source anew by all its orders that are over. */
export async function updateRating(tx: Queryable, sourceId: string): Promise<void> {
  const rows = await many<Row>(
    tx,
    `SELECT (first.detail ->> 'quantity')::int AS asked, o.ready_quantity AS brought, (first.detail ->> 'readyAt')::timestamptz AS "readyAt",
       (SELECT min(e.at) FROM supply_order_events e WHERE e.order_id = o.id AND e.action IN ('report-ready', 'finish', 'stock', 'take')) AS "wasReadyAt"
     FROM supply_orders o JOIN supply_order_events first ON first.order_id = o.id AND first.version = 1
     WHERE o.source_id = $1 AND o.ended_at IS NOT NULL ORDER BY o.number`,
    [sourceId],
  )
  const record = rows.map(({ asked, brought, readyAt, wasReadyAt }): KeptWord => ({
    ...{ asked, brought },
    readyAt: readyAt?.toISOString() ?? null,
    wasReadyAt: wasReadyAt?.toISOString() ?? null,
  }))
  await tx.query('UPDATE supply_sources SET rating = $2 WHERE id = $1', [sourceId, JSON.stringify(rateSource(record))])
}
