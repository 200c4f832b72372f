import { lives } from '../../domain/supply/lives'
import type { OtherSourceKind, SourceOrder, SourceTerms, SupplySource } from '../../domain/supply/terms'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

export type SourceWithOrders = { readonly source: SupplySource; readonly orders: readonly SourceOrder[] }

type SourceRow = {
  id: string
  kind: OtherSourceKind
  depot_id: string
  area_code: string
  item_code: string
  state: string
  terms: SourceTerms
  orders: (Omit<SourceOrder, 'placedAt'> & { placedAtMs: number })[] | null
}

/** States of orders that take nothing from their source any more. */
const fallenStates = [...new Set(Object.values(lives).flatMap(({ order }) => order.fallen))]
const offeringStates = [...new Set(Object.values(lives).flatMap(({ source }) => source.offering))]

/** Sources with the orders that count against them: those that offer some of these kinds, or these by id whatever their state. */
export async function readSourcesWithOrders(
  db: Queryable,
  which: { readonly itemCodes: readonly string[] } | { readonly ids: readonly string[] },
): Promise<SourceWithOrders[]> {
  const byItem = 'itemCodes' in which
  const rows = await many<SourceRow>(
    db,
    `SELECT s.id, s.kind, s.depot_id, s.area_code, s.item_code, s.state, s.terms, o.orders
     FROM supply_sources s LEFT JOIN (
       SELECT source_id, json_agg(json_build_object('id', id, 'state', state, 'quantity', quantity, 'readyQuantity', ready_quantity,
         'placedAtMs', round(extract(epoch FROM placed_at) * 1000)) ORDER BY number) AS orders
       FROM supply_orders WHERE state <> ALL ($3) GROUP BY source_id) o ON o.source_id = s.id
     WHERE ${byItem ? 's.item_code = ANY ($1) AND s.state = ANY ($2)' : 's.id = ANY ($1) AND $2::text[] IS NOT NULL'}
     ORDER BY s.item_code, s.id`,
    [byItem ? which.itemCodes : which.ids, offeringStates, fallenStates],
  )
  return rows.map(({ orders, ...row }) => ({
    source: {
      ...{ id: row.id, kind: row.kind, depotId: row.depot_id, areaCode: row.area_code, itemCode: row.item_code },
      ...{ state: row.state, terms: row.terms },
    },
    orders: (orders ?? []).map(({ placedAtMs, ...order }) => ({
      ...order,
      placedAt: new Date(placedAtMs).toISOString(),
    })),
  }))
}

/** Takes the locks under which a source's orders are counted, in one order. */
export async function lockSources(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT 1 FROM supply_sources WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids])
}
