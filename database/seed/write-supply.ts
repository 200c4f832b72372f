import type { KitPart, Substitute } from '../supply/catalogue'
import type { Queryable } from '../transaction'
import type { SeedSource } from './firms'
import type { Columns } from './insert-rows'
import { arrays, insertMissing, toArrays } from './insert-rows'
import type { PactRules } from './reference-files'

export function writeKitParts(db: Queryable, parts: readonly KitPart[]): Promise<number> {
  const columns: Columns = [
    ...([
      ['kit_code', 'text'],
      ['part_code', 'text'],
      ['quantity', 'int4'],
    ] as const),
  ]
  const rows = parts.map(({ kitCode, partCode, quantity }) => [kitCode, partCode, quantity])
  return insertMissing(db, 'kit_parts', columns, rows)
}

export function writeSubstitutes(db: Queryable, substitutes: readonly Substitute[]): Promise<number> {
  const columns: Columns = [
    ...([
      ['item_code', 'text'],
      ['by_code', 'text'],
      ['ratio', 'float8'],
      ['min_temperature_c', 'int4'],
      ['max_temperature_c', 'int4'],
    ] as const),
  ]
  const rows = substitutes.map((each) => [
    ...[each.itemCode, each.byCode, each.ratio, each.minTemperatureC, each.maxTemperatureC],
  ])
  return insertMissing(db, 'substitutes', columns, rows)
}

const sourceColumns: Columns = [
  ...([
    ['id', 'text'],
    ['kind', 'text'],
    ['party_zh', 'text'],
    ['party_en', 'text'],
    ['depot_id', 'text'],
    ['area_code', 'text'],
    ['item_code', 'text'],
  ] as const),
  ...([
    ['terms', 'jsonb'],
    ['surveyed_days_ago', 'int4'],
    ['survey_every_days', 'int4'],
    ['depends_on', 'jsonb'],
  ] as const),
]

/** Standing sources with a survey that lies so many days back. */
export async function writeSources(db: Queryable, sources: readonly SeedSource[]): Promise<number> {
  const rows = sources.map((source) => [
    ...[source.id, source.terms.kind, source.partyZh, source.partyEn, source.depotId, source.areaCode, source.itemCode],
    ...[JSON.stringify(source.terms), source.surveyedDaysAgo, source.surveyEveryDays],
    JSON.stringify(source.dependsOn),
  ])
  const { rowCount } = await db.query(
    `INSERT INTO supply_sources (id, kind, party_zh, party_en, depot_id, area_code, item_code, state, terms, surveyed_on, survey_every_days, depends_on, label)
     SELECT id, kind, party_zh, party_en, depot_id, area_code, item_code, 'standing', terms,
       (now() AT TIME ZONE 'Asia/Shanghai')::date - surveyed_days_ago, survey_every_days,
       array(SELECT jsonb_array_elements_text(depends_on)), 'synthetic'
     FROM unnest(${arrays(sourceColumns)}) AS each (${sourceColumns.map(([name]) => name).join(', ')}) ON CONFLICT DO NOTHING`,
    toArrays(sourceColumns, rows),
  )
  return rowCount ?? 0
}

/** Neighbours help each other: both directions of each pair. */
export function writePacts(db: Queryable, { pairs, answerDueMinutes, settlement, label }: PactRules): Promise<number> {
  const columns: Columns = [
    ...([
      ['id', 'text'],
      ['from_area', 'text'],
      ['to_area', 'text'],
      ['answer_due_minutes', 'int4'],
      ['settlement', 'text'],
      ['label', 'text'],
    ] as const),
  ]
  const ways = pairs.flatMap(([left, right]) => [
    [left, right],
    [right, left],
  ])
  const rows = ways.map(([from, to]) => [`pact-${from}-${to}`, from, to, answerDueMinutes, settlement, label])
  return insertMissing(db, 'pacts', columns, rows)
}
