import type { Queryable } from '../transaction'
import { many, one } from '../transaction'
import type { Page } from './reference'
import { codePrefix } from './reference'

export type StockFilter = {
  readonly areaCode?: string | undefined
  readonly level?: string | undefined
  readonly operator?: string | undefined
  readonly owner?: string | undefined
  readonly supplyClass?: string | undefined
  readonly itemCode?: string | undefined
  readonly depotId?: string | undefined
  readonly belowFloor?: boolean | undefined
  readonly hasFloor?: boolean | undefined
}

export type StockLotRow = {
  readonly id: string
  readonly source: string
  readonly sourceOrderId: string | null
  readonly readyAt: string | null
  readonly producedOn: string | null
  readonly expiresOn: string | null
  readonly grade: string | null
  readonly unitCostFen: number
  readonly onHand: number
  readonly reserved: number
}

export type StockRow = {
  readonly depotId: string
  readonly depotNameZh: string
  readonly depotNameEn: string
  readonly depotLevel: string
  readonly operator: string
  readonly owner: string | null
  readonly areaCode: string
  readonly areaName: string
  readonly itemCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unitZh: string
  readonly unitEn: string
  readonly supplyClass: string
  readonly onHand: number
  readonly reserved: number
  readonly floor: number
  readonly synthetic: boolean
  readonly lots: readonly StockLotRow[]
}

/** Depots by place and owner first, so that a page of a province never walks the nation's positions. */
const depotsAsked = `SELECT * FROM depots WHERE area_code LIKE $1 || '%' AND ($2::text IS NULL OR level = $2)
  AND ($3::text IS NULL OR operator = $3) AND ($4::text IS NULL OR owner = $4) AND ($5::text IS NULL OR id = $5)`

const lotsOfPosition = `SELECT coalesce(json_agg(json_build_object('id', l.id, 'source', l.source, 'sourceOrderId', l.source_order_id,
    'readyAt', to_char(l.ready_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'producedOn', l.produced_on, 'expiresOn', l.expires_on,
    'grade', l.grade, 'unitCostFen', l.unit_cost_fen, 'onHand', l.on_hand, 'reserved', l.reserved)
    ORDER BY l.expires_on NULLS LAST, l.ready_at NULLS FIRST, l.id), '[]') AS lots
  FROM stock_lots l WHERE l.depot_id = p.depot_id AND l.item_code = p.item_code AND (l.on_hand > 0 OR l.reserved > 0)`

const columns = `d.id AS "depotId", d.name_zh AS "depotNameZh", d.name_en AS "depotNameEn", d.level AS "depotLevel", d.operator, d.owner,
  d.area_code AS "areaCode", a.name AS "areaName", k.code AS "itemCode", k.name_zh AS "nameZh", k.name_en AS "nameEn",
  k.unit_zh AS "unitZh", k.unit_en AS "unitEn", k.supply_class AS "supplyClass",
  p.on_hand AS "onHand", p.reserved, p.floor, d.synthetic, lots.lots`

/** Stock by depot and item, one row more than asked; the cursor is the depot and item of the last row. Lots first expired first. */
export async function listStock(db: Queryable, filter: StockFilter, page: Page): Promise<readonly StockRow[]> {
  // a depot's id may have blanks in it, an item's code has none
  const [, afterDepot = '', afterItem = ''] = /^(.*) (\S*)$/s.exec(page.cursor ?? '') ?? []
  return many<StockRow>(
    db,
    `SELECT ${columns} FROM (
       SELECT p.* FROM (${depotsAsked} AND id >= $9 ORDER BY id) d
       CROSS JOIN LATERAL (SELECT * FROM stock_positions p WHERE p.depot_id = d.id AND ($6::text IS NULL OR p.item_code = $6)
         AND (NOT $8 OR p.on_hand - p.reserved < p.floor) AND (NOT $12 OR p.floor > 0) AND (p.depot_id > $9 OR p.item_code > $10)
         AND ($7::text IS NULL OR EXISTS (SELECT 1 FROM item_kinds k WHERE k.code = p.item_code AND k.supply_class = $7))
         ORDER BY p.item_code) p
       ORDER BY d.id, p.item_code LIMIT $11
     ) p JOIN depots d ON d.id = p.depot_id JOIN areas a ON a.code = d.area_code JOIN item_kinds k ON k.code = p.item_code
     CROSS JOIN LATERAL (${lotsOfPosition}) lots
     ORDER BY p.depot_id, p.item_code`,
    [
      ...placeOf(filter),
      ...goodsOf(filter),
      filter.belowFloor ?? false,
      afterDepot,
      afterItem,
      page.limit + 1,
      filter.hasFloor ?? false,
    ],
  )
}

const placeOf = ({ areaCode, level, operator, owner, depotId }: StockFilter) => [
  areaCode === undefined ? '' : codePrefix(areaCode),
  level ?? null,
  operator ?? null,
  owner ?? null,
  depotId ?? null,
]
const goodsOf = ({ itemCode, supplyClass }: StockFilter) => [itemCode ?? null, supplyClass ?? null]

export const stockCursor = ({ depotId, itemCode }: Pick<StockRow, 'depotId' | 'itemCode'>): string =>
  `${depotId} ${itemCode}`

export type StockSums = {
  readonly lotsOnHand: number
  readonly lotsReserved: number
  readonly movementsOnHand: number
  readonly movementsReserved: number
  readonly movements: number
}

const sumsOfPosition = `SELECT json_build_object('lotsOnHand', coalesce(sum(l.on_hand), 0), 'lotsReserved', coalesce(sum(l.reserved), 0),
    'movementsOnHand', coalesce(sum(m.on_hand), 0), 'movementsReserved', coalesce(sum(m.reserved), 0), 'movements', coalesce(sum(m.movements), 0)) AS sums
  FROM stock_lots l CROSS JOIN LATERAL (
    SELECT count(*) AS movements,
      sum(CASE WHEN kind IN ('received', 'returned', 'adjusted') THEN quantity WHEN kind IN ('issued', 'rotated', 'scrapped') THEN -quantity ELSE 0 END) AS on_hand,
      sum(CASE WHEN kind = 'reserved' THEN quantity WHEN kind IN ('released', 'issued') THEN -quantity ELSE 0 END) AS reserved
    FROM stock_movements WHERE lot_id = l.id
  ) m WHERE l.depot_id = p.depot_id AND l.item_code = p.item_code`

export type ProvenStockRow = StockRow & { readonly sums: StockSums }

/** One position with what its lots and its ledger add up to, of one instant; undefined when nothing of the kind was ever there. */
export async function readStock(db: Queryable, depotId: string, itemCode: string): Promise<ProvenStockRow | undefined> {
  return one<ProvenStockRow>(
    db,
    `SELECT ${columns}, proof.sums FROM stock_positions p JOIN depots d ON d.id = p.depot_id JOIN areas a ON a.code = d.area_code
     JOIN item_kinds k ON k.code = p.item_code CROSS JOIN LATERAL (${lotsOfPosition}) lots CROSS JOIN LATERAL (${sumsOfPosition}) proof
     WHERE p.depot_id = $1 AND p.item_code = $2`,
    [depotId, itemCode],
  )
}

export type MovementRow = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  readonly lotId: string
  readonly quantity: number
  readonly reference: string
  readonly reason: string | null
  readonly actor: string | null
}

/** The ledger of one position, newest first, one row more than asked. */
export async function listMovements(
  db: Queryable,
  where: { readonly depotId: string; readonly itemCode: string },
  page: { readonly limit: number; readonly before: number | null },
): Promise<readonly MovementRow[]> {
  return many<MovementRow>(
    db,
    `SELECT m.id, m.recorded_at AS at, m.kind, m.lot_id AS "lotId", m.quantity, m.reference, m.reason, m.actor
     FROM stock_lots l CROSS JOIN LATERAL (SELECT * FROM stock_movements WHERE lot_id = l.id AND ($3::bigint IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4) m
     WHERE l.depot_id = $1 AND l.item_code = $2 ORDER BY m.id DESC LIMIT $4`,
    [where.depotId, where.itemCode, page.before, page.limit + 1],
  )
}
