import type { Queryable } from '../transaction'
import { many, one } from '../transaction'
import type { Page } from './reference'
import type { PlaceFilter } from './supply-upkeep'
import { isPlace, itemColumns, placeColumns, placeOf } from './supply-upkeep'

export type ProposalFilter = PlaceFilter & { readonly kind?: string | undefined; readonly year: number }

export type ProposalRow = {
  readonly kind: 'rotation' | 'purchase'
  readonly depotId: string
  readonly depotNameZh: string
  readonly depotNameEn: string
  readonly depotLevel: string
  readonly areaCode: string
  readonly areaName: string
  readonly itemCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unitZh: string
  readonly unitEn: string
  readonly quantity: number
  readonly unitCostFen: number
  readonly costFen: number
  readonly cause: 'expires' | 'below-floor'
  readonly expiresOn: string | null
}
export type ProposalSums = {
  readonly rotationFen: number
  readonly purchaseFen: number
  readonly lines: number
  readonly unpriced: number
}

/**
 * What expires by the end of the year is replaced, what lies below its floor is bought, in whole packs. The price of a unit is
 * the cheapest of the standing sources of its kind, else the mean of what lies in stock; 0 when neither is known.
 */
const proposals = `WITH price AS (
    SELECT k.code, coalesce(
      (SELECT min((s.terms ->> 'unitCostFen')::bigint) FROM supply_sources s WHERE s.item_code = k.code AND s.state = 'standing' AND (s.terms ->> 'unitCostFen')::bigint > 0),
      (SELECT round(avg(l.unit_cost_fen)) FROM stock_lots l WHERE l.item_code = k.code AND l.unit_cost_fen > 0), 0)::bigint AS fen
    FROM item_kinds k
  ), due AS (
    SELECT 'rotation' AS kind, l.depot_id, l.item_code, sum(l.on_hand)::int AS quantity, 'expires' AS cause, min(l.expires_on) AS expires_on
    FROM stock_lots l JOIN depots d ON d.id = l.depot_id
    WHERE l.expires_on <= make_date($4::int, 12, 31) AND l.on_hand > 0 AND d.operator = 'reserve' AND ${isPlace} GROUP BY 2, 3
    UNION ALL
    SELECT 'purchase', p.depot_id, p.item_code, (ceil((p.floor - p.on_hand + p.reserved)::numeric / k.pack_size) * k.pack_size)::int, 'below-floor', NULL
    FROM stock_positions p JOIN depots d ON d.id = p.depot_id JOIN item_kinds k ON k.code = p.item_code
    WHERE p.on_hand - p.reserved < p.floor AND ${isPlace}
  )`
const valuesOf = (filter: ProposalFilter) => [...placeOf(filter), filter.year, filter.kind ?? null]

/** Proposals for a year by depot and item, one row more than asked. */
export async function listProposals(
  db: Queryable,
  filter: ProposalFilter,
  page: Page,
): Promise<readonly ProposalRow[]> {
  const [, depot = '', item = '', kind = ''] = /^(.*) (\S+) (\S+)$/s.exec(page.cursor ?? '') ?? []
  return many<ProposalRow>(
    db,
    `${proposals} SELECT due.kind, ${placeColumns}, ${itemColumns}, due.quantity, price.fen AS "unitCostFen", due.quantity * price.fen AS "costFen",
       due.cause, due.expires_on::text AS "expiresOn"
     FROM due JOIN depots d ON d.id = due.depot_id JOIN areas a ON a.code = d.area_code JOIN item_kinds k ON k.code = due.item_code
     JOIN price ON price.code = due.item_code
     WHERE ($5::text IS NULL OR due.kind = $5) AND (due.depot_id, due.item_code, due.kind) > ($6, $7, $8)
     ORDER BY due.depot_id, due.item_code, due.kind LIMIT $9`,
    [...valuesOf(filter), depot, item, kind, page.limit + 1],
  )
}

export const proposalCursor = ({ depotId, itemCode, kind }: ProposalRow): string => `${depotId} ${itemCode} ${kind}`

/** What all proposals of the year cost together, in fen: the budget's base. */
export async function sumProposals(db: Queryable, filter: ProposalFilter): Promise<ProposalSums> {
  const row = await one<ProposalSums>(
    db,
    `${proposals} SELECT coalesce(sum(quantity * fen) FILTER (WHERE kind = 'rotation'), 0)::bigint AS "rotationFen",
       coalesce(sum(quantity * fen) FILTER (WHERE kind = 'purchase'), 0)::bigint AS "purchaseFen",
       count(*)::int AS lines, (count(*) FILTER (WHERE fen = 0))::int AS unpriced
     FROM due JOIN price ON price.code = due.item_code WHERE $5::text IS NULL OR kind = $5`,
    valuesOf(filter),
  )
  return row ?? { rotationFen: 0, purchaseFen: 0, lines: 0, unpriced: 0 }
}
