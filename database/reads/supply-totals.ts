import type { AreaCode } from '../../domain/geography/area'
import { areaLevel, COUNTRY } from '../../domain/geography/area'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { codePrefix } from './reference'
import type { StockFilter } from './supply-stock'

export type StockGroup = 'area' | 'level' | 'item' | 'class' | 'operator'

export type StockTotalRow = {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly longitude: number | null
  readonly latitude: number | null
  readonly depots: number
  readonly positions: number
  readonly onHand: number
  readonly reserved: number
  readonly massKg: number
  readonly belowFloor: number
}

/** Digits of an area code that name the areas one level down. */
const digitsBelow = { country: 2, prefecture: 6, province: 4, county: 6 } as const

/**
 * Stock added up by the areas one level down, by depot level, item kind, class or operator: one read of the positions.
 * A depot of the area itself counts under the area's own code. Mass in kilograms.
 */
export async function totalStock(
  db: Queryable,
  filter: StockFilter,
  by: StockGroup,
): Promise<readonly StockTotalRow[]> {
  return many<StockTotalRow>(
    db,
    `WITH place AS MATERIALIZED (
       SELECT id, ${placeKey(by, filter.areaCode)} AS place_key FROM depots WHERE area_code LIKE $1 || '%' AND ($2::text IS NULL OR level = $2)
         AND ($3::text IS NULL OR operator = $3)
     ), total AS (${by === 'item' ? totalOfItems : totalOf(by === 'class' ? 'k.supply_class' : `''`)})
     SELECT total.*, ${names[by]} ORDER BY key`,
    [
      filter.areaCode === undefined ? '' : codePrefix(filter.areaCode),
      filter.level ?? null,
      filter.operator ?? null,
      filter.itemCode ?? null,
      filter.supplyClass ?? null,
    ],
  )
}

const sums = `sum(p.on_hand) AS on_hand, sum(p.reserved) AS reserved, count(*) FILTER (WHERE p.on_hand - p.reserved < p.floor) AS below_floor`
const asked = `p.depot_id IN (SELECT id FROM place) AND ($4::text IS NULL OR p.item_code = $4)
  AND ($5::text IS NULL OR p.item_code IN (SELECT code FROM item_kinds WHERE supply_class = $5))`

/** A position is one depot's, so the depots of an item are its positions. */
const totalOfItems = `
  SELECT key, positions::int AS depots, positions::int, on_hand AS "onHand", each.reserved, on_hand * k.mass_g::float8 / 1000 AS "massKg", below_floor::int AS "belowFloor"
  FROM (SELECT p.item_code AS key, count(*) AS positions, ${sums} FROM stock_positions p WHERE ${asked} GROUP BY 1) each JOIN item_kinds k ON k.code = each.key`

/** Added up by depot first, which counts each depot once. */
const totalOf = (goodsKey: string): string => `
  SELECT CASE WHEN goods_key = '' THEN place_key ELSE goods_key END AS key, count(*)::int AS depots, sum(positions)::int AS positions,
    sum(on_hand)::bigint AS "onHand", sum(reserved)::bigint AS reserved, sum(mass_kg) AS "massKg", sum(below_floor)::int AS "belowFloor"
  FROM (SELECT p.depot_id, ${goodsKey} AS goods_key, count(*) AS positions, sum(p.on_hand::float8 * k.mass_g) / 1000 AS mass_kg, ${sums}
    FROM stock_positions p JOIN item_kinds k ON k.code = p.item_code WHERE ${asked} GROUP BY 1, 2) per_depot
  JOIN place ON place.id = per_depot.depot_id GROUP BY 1`

function placeKey(by: StockGroup, areaCode: AreaCode = COUNTRY): string {
  if (by === 'level') return 'level'
  if (by === 'operator') return 'operator'
  if (by !== 'area') return `''`
  const digits = digitsBelow[areaLevel(areaCode)]
  return `rpad(left(area_code, ${digits}), 6, '0')`
}

const unnamed = `key AS "nameZh", key AS "nameEn", NULL::float8 AS longitude, NULL::float8 AS latitude FROM total`
/** Levels, classes and operators are named by the reader's own words. */
const names: Readonly<Record<StockGroup, string>> = {
  area: `coalesce(a.name, key) AS "nameZh", coalesce(a.name, key) AS "nameEn", a.longitude, a.latitude FROM total LEFT JOIN areas a ON a.code = key`,
  item: `k.name_zh AS "nameZh", k.name_en AS "nameEn", NULL::float8 AS longitude, NULL::float8 AS latitude FROM total JOIN item_kinds k ON k.code = key`,
  level: unnamed,
  class: unnamed,
  operator: unnamed,
}
