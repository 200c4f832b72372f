import type { Queryable } from '../transaction'
import type { SeedCarrier } from './carriers'
import { editionsDue } from './due-editions'
import type { Columns } from './insert-rows'
import { insertMissing } from './insert-rows'
import type { Climates, PolicyFile, ReferenceArea, ReferenceItemKind } from './reference-files'

const areaColumns: Columns = [
  ...([
    ['code', 'text'],
    ['name', 'text'],
    ['level', 'text'],
    ['parent_code', 'text'],
  ] as const),
  ...([
    ['longitude', 'float8'],
    ['latitude', 'float8'],
    ['population', 'int4'],
  ] as const),
  ...([
    ['population_basis', 'text'],
    ['altitude_m', 'int4'],
  ] as const),
]

export async function writeAreas(db: Queryable, areas: readonly ReferenceArea[]): Promise<number> {
  const rows = areas.map((area) => [
    ...[area.code, area.name, area.level, area.parentCode, area.point.longitude, area.point.latitude],
    ...[area.population, area.populationBasis, area.altitudeM],
  ])
  return insertMissing(db, 'areas', areaColumns, rows)
}

export async function writeClimates(db: Queryable, climates: Climates): Promise<number> {
  const rows = Object.entries(climates.minTemperatureC).flatMap(([province, byMonth]) =>
    byMonth.map((temperature, index) => [province, index + 1, temperature, climates.basis]),
  )
  const columns: Columns = [
    ...([
      ['province_code', 'text'],
      ['month', 'int2'],
      ['min_temperature_c', 'int2'],
      ['basis', 'text'],
    ] as const),
  ]
  return insertMissing(db, 'climates', columns, rows)
}

const itemKindColumns: Columns = [
  ...([
    ['code', 'text'],
    ['name_zh', 'text'],
    ['name_en', 'text'],
    ['unit_zh', 'text'],
    ['unit_en', 'text'],
  ] as const),
  ...([
    ['supply_class', 'text'],
    ['mass_g', 'int4'],
    ['volume_ml', 'int4'],
    ['label', 'text'],
  ] as const),
  ...([
    ['pack_size', 'int4'],
    ['packs_per_pallet', 'int4'],
    ['shelf_life_months', 'int4'],
    ['recoverable', 'bool'],
  ] as const),
]

export async function writeItemKinds(db: Queryable, kinds: readonly ReferenceItemKind[]): Promise<number> {
  const rows = kinds.map((kind) => [
    ...[kind.code, kind.nameZh, kind.nameEn, kind.unitZh, kind.unitEn],
    ...[kind.supplyClass, kind.massG, kind.volumeMl, kind.label],
    ...[kind.packSize, kind.packsPerPallet, kind.shelfLifeMonths, kind.recoverable],
  ])
  await fillUnitLoads(db, kinds)
  return insertMissing(db, 'item_kinds', itemKindColumns, rows)
}

/** Kinds that were here before packs and shelf lives were kept get theirs, unless an import has set any of them. */
async function fillUnitLoads(db: Queryable, kinds: readonly ReferenceItemKind[]): Promise<void> {
  await db.query(
    `UPDATE item_kinds k SET pack_size = r.pack_size, packs_per_pallet = r.packs_per_pallet, shelf_life_months = r.shelf_life_months, recoverable = r.recoverable
     FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::bool[]) AS r (code, pack_size, packs_per_pallet, shelf_life_months, recoverable)
     WHERE k.code = r.code AND k.label = 'unverified' AND k.pack_size = 1 AND k.packs_per_pallet IS NULL AND k.shelf_life_months IS NULL AND NOT k.recoverable
       AND (r.pack_size > 1 OR r.packs_per_pallet IS NOT NULL OR r.shelf_life_months IS NOT NULL)`,
    [
      kinds.map((kind) => kind.code),
      kinds.map((kind) => kind.packSize),
      kinds.map((kind) => kind.packsPerPallet),
      kinds.map((kind) => kind.shelfLifeMonths),
      kinds.map((kind) => kind.recoverable),
    ],
  )
}

export async function writeCarriers(db: Queryable, carriers: readonly SeedCarrier[]): Promise<number> {
  const columns: Columns = [
    ...([
      ['id', 'text'],
      ['name_zh', 'text'],
      ['name_en', 'text'],
      ['mode', 'text'],
      ['area_code', 'text'],
    ] as const),
    ...([
      ['speed_kmh', 'int4'],
      ['simulated', 'bool'],
    ] as const),
  ]
  const rows = carriers.map(({ id, nameZh, nameEn, mode, areaCode, speedKmh }) => [
    ...[id, nameZh, nameEn, mode, areaCode, speedKmh, true],
  ])
  return insertMissing(db, 'carriers', columns, rows)
}

/** Adds the editions that ship and are not there yet; the newest of a kind, hazard and area is in force. */
export async function writePolicies(db: Queryable, policies: readonly PolicyFile[]): Promise<number> {
  const columns: Columns = [
    ...([
      ['kind', 'text'],
      ['hazard', 'text'],
      ['area_code', 'text'],
      ['edition', 'text'],
      ['label', 'text'],
    ] as const),
    ...([
      ['body', 'jsonb'],
      ['created_by', 'text'],
    ] as const),
  ]
  const due = await editionsDue(db, policies)
  const rows = due.map(({ kind, hazard, areaCode, edition, label, sources, body }) => [
    ...[kind, hazard ?? '*', areaCode, edition, label, JSON.stringify({ ...body, sources }), 'seed'],
  ])
  return insertMissing(db, 'policy_editions', columns, rows)
}
