import type { Queryable } from '../transaction'
import { many } from '../transaction'
import type { Page } from './reference'
import { codePrefix } from './reference'

export type PlaceFilter = {
  readonly areaCode?: string | undefined
  readonly level?: string | undefined
  readonly depotId?: string | undefined
}

/** `$1` to `$3` of each query here. */
export const placeOf = ({ areaCode, level, depotId }: PlaceFilter): (string | null)[] => [
  areaCode === undefined ? '' : codePrefix(areaCode),
  level ?? null,
  depotId ?? null,
]
export const isPlace = `d.area_code LIKE $1 || '%' AND ($2::text IS NULL OR d.level = $2) AND ($3::text IS NULL OR d.id = $3)`
export const placeColumns = `d.id AS "depotId", d.name_zh AS "depotNameZh", d.name_en AS "depotNameEn", d.level AS "depotLevel",
  d.area_code AS "areaCode", a.name AS "areaName"`
export const itemColumns = `k.code AS "itemCode", k.name_zh AS "nameZh", k.name_en AS "nameEn", k.unit_zh AS "unitZh", k.unit_en AS "unitEn"`

/** What stood last on the page before: a day and an id, as `cursorOf` puts them together. */
export function dayCursor(cursor: string | undefined): readonly [day: string, id: string] {
  const [, day = '', id = ''] = /^(\d{4}-\d{2}-\d{2}|-) (.*)$/s.exec(cursor ?? '') ?? []
  return day === '' || day === '-' ? ['-infinity', id] : [day, id]
}

export type ExpiryRow = {
  readonly lotId: string
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
  readonly producedOn: string | null
  readonly expiresOn: string
  readonly daysLeft: number
  readonly onHand: number
  readonly reserved: number
  readonly valueFen: number
}

/** Lots that expire by a day, first expired first, one row more than asked. `today` is the day in Beijing. */
export async function listExpiries(
  db: Queryable,
  filter: PlaceFilter & {
    readonly supplyClass?: string | undefined
    readonly today: string
    readonly withinDays: number
  },
  page: Page,
): Promise<readonly ExpiryRow[]> {
  const [day, id] = dayCursor(page.cursor)
  return many<ExpiryRow>(
    db,
    `SELECT l.id AS "lotId", ${placeColumns}, ${itemColumns}, l.produced_on::text AS "producedOn", l.expires_on::text AS "expiresOn",
       l.expires_on - $5::date AS "daysLeft", l.on_hand AS "onHand", l.reserved, l.on_hand::bigint * l.unit_cost_fen AS "valueFen"
     FROM stock_lots l JOIN depots d ON d.id = l.depot_id JOIN areas a ON a.code = d.area_code JOIN item_kinds k ON k.code = l.item_code
     WHERE l.expires_on IS NOT NULL AND l.on_hand > 0 AND l.expires_on <= $5::date + $6::int AND ${isPlace}
       AND ($4::text IS NULL OR k.supply_class = $4) AND l.expires_on >= $7::date AND (l.expires_on, l.id) > ($7::date, $8)
     ORDER BY l.expires_on, l.id LIMIT $9`,
    [...placeOf(filter), filter.supplyClass ?? null, filter.today, filter.withinDays, day, id, page.limit + 1],
  )
}

export type InspectionRow = {
  readonly depotId: string
  readonly depotNameZh: string
  readonly depotNameEn: string
  readonly depotLevel: string
  readonly areaCode: string
  readonly areaName: string
  readonly inspectionEveryDays: number
  readonly inspectedOn: string | null
  readonly dueOn: string | null
}

/** Depots whose goods are to be looked at by a day: those that never were first, then the longest overdue. */
export async function listDueInspections(
  db: Queryable,
  filter: PlaceFilter & { readonly today: string; readonly withinDays: number },
  page: Page,
): Promise<readonly InspectionRow[]> {
  const [day, id] = dayCursor(page.cursor)
  return many<InspectionRow>(
    db,
    `SELECT ${placeColumns}, d.inspection_every_days AS "inspectionEveryDays", d.inspected_at::text AS "inspectedOn",
       (d.inspected_at + d.inspection_every_days)::text AS "dueOn"
     FROM depots d JOIN areas a ON a.code = d.area_code
     WHERE d.inspection_every_days IS NOT NULL AND ${isPlace}
       AND (d.inspected_at IS NULL OR d.inspected_at + d.inspection_every_days <= $4::date + $5::int)
       AND (coalesce(d.inspected_at + d.inspection_every_days, '-infinity'), d.id) > ($6::date, $7)
     ORDER BY coalesce(d.inspected_at + d.inspection_every_days, '-infinity'), d.id LIMIT $8`,
    [...placeOf(filter), filter.today, filter.withinDays, day, id, page.limit + 1],
  )
}

export type UncoveredRow = {
  readonly areaCode: string
  readonly areaName: string
  readonly provinceName: string
  readonly population: number
  readonly missing: 'county-depot' | 'township-depot'
  readonly nearestDepotId: string | null
  readonly nearestDepotNameZh: string | null
  readonly nearestDepotNameEn: string | null
  readonly nearestKm: number | null
}

/** Counties without a reserve depot of their level, or without one in any of their townships; with the nearest depot (great circle). */
export async function listAreasWithoutDepot(
  db: Queryable,
  filter: { readonly areaCode?: string | undefined; readonly missing?: string | undefined },
  page: Page,
): Promise<readonly UncoveredRow[]> {
  const [, afterCode = '', afterMissing = ''] = /^(\d{6}) (\S+)$/.exec(page.cursor ?? '') ?? []
  return many<UncoveredRow>(
    db,
    `SELECT uncovered.*, nearest.id AS "nearestDepotId", nearest.name_zh AS "nearestDepotNameZh", nearest.name_en AS "nearestDepotNameEn", nearest.km AS "nearestKm"
     FROM (
       SELECT a.code AS "areaCode", a.name AS "areaName", coalesce(p.name, '') AS "provinceName", a.population, m.missing, a.longitude, a.latitude, cos(radians(a.latitude)) AS shrink
       FROM areas a LEFT JOIN areas p ON p.code = left(a.code, 2) || '0000'
       CROSS JOIN (VALUES ('county-depot', 'county'), ('township-depot', 'township')) AS m (missing, level)
       WHERE a.level = 'county' AND a.code LIKE $1 || '%' AND ($2::text IS NULL OR m.missing = $2) AND (a.code, m.missing) > ($3, $4)
         AND NOT EXISTS (SELECT 1 FROM depots d WHERE d.area_code = a.code AND d.level = m.level AND d.operator = 'reserve')
       ORDER BY a.code, m.missing LIMIT $5
     ) uncovered LEFT JOIN LATERAL (
       -- flat distance is good enough to find it, and far cheaper than that on the sphere
       SELECT id, name_zh, name_en, round((6371 * acos(least(1, sin(radians(latitude)) * sin(radians(uncovered.latitude))
         + cos(radians(latitude)) * cos(radians(uncovered.latitude)) * cos(radians(longitude - uncovered.longitude)))))::numeric, 1)::float8 AS km
       FROM (SELECT * FROM depots WHERE operator = 'reserve' AND latitude BETWEEN uncovered.latitude - 5 AND uncovered.latitude + 5
         ORDER BY (latitude - uncovered.latitude) ^ 2 + ((longitude - uncovered.longitude) * uncovered.shrink) ^ 2, id LIMIT 1) closest
     ) nearest ON true ORDER BY "areaCode", missing`,
    [
      filter.areaCode === undefined ? '' : codePrefix(filter.areaCode),
      filter.missing ?? null,
      afterCode,
      afterMissing,
      page.limit + 1,
    ],
  )
}
