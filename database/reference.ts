import type { Pool } from 'pg'
import type { AreaCode, County, PopulationBasis } from '../domain/geography/area'
import { isWithin } from '../domain/geography/area'
import type { MonthClimate } from '../domain/policy/climate'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { Depot, DepotLevel, ItemKind, SupplyClass } from '../domain/supply/stock'
import type { Queryable } from './transaction'
import { many } from './transaction'

/** The network that decisions are made on. It changes by import only, so a process reads it at most once in `MAX_AGE_MS`. */
export type Network = {
  readonly counties: readonly County[]
  readonly areaNames: ReadonlyMap<AreaCode, string>
  readonly depots: readonly Depot[]
  readonly items: readonly ItemKind[]
}

const MAX_AGE_MS = 30_000
const cache = new WeakMap<Pool, { readAt: number; network: Promise<Network> }>()

/** Reads the network, or hands out the one read lately by this process. */
export function readNetwork(pool: Pool): Promise<Network> {
  const known = cache.get(pool)
  if (known !== undefined && performance.now() - known.readAt < MAX_AGE_MS) return known.network
  const network = readFresh(pool)
  cache.set(pool, { readAt: performance.now(), network })
  network.catch(() => cache.delete(pool))
  return network
}

type AreaRow = {
  code: string
  name: string
  level: string
  longitude: number
  latitude: number
  population: number
  population_basis: PopulationBasis
  altitude_m: number
}
type DepotRow = {
  id: string
  name_zh: string
  name_en: string
  level: DepotLevel
  area_code: string
  longitude: number
  latitude: number
  docks: number
  porters: number
}
type ItemRow = {
  code: string
  name_zh: string
  name_en: string
  unit_zh: string
  unit_en: string
  supply_class: SupplyClass
  mass_g: number
  volume_ml: number
  pack_size: number
}

async function readFresh(pool: Pool): Promise<Network> {
  const [areas, depots, items] = await Promise.all([
    many<AreaRow>(
      pool,
      'SELECT code, name, level, longitude, latitude, population, population_basis, altitude_m FROM areas ORDER BY code',
    ),
    many<DepotRow>(
      pool,
      'SELECT id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters FROM depots ORDER BY id',
    ),
    many<ItemRow>(
      pool,
      'SELECT code, name_zh, name_en, unit_zh, unit_en, supply_class, mass_g, volume_ml, pack_size FROM item_kinds ORDER BY code',
    ),
  ])
  return {
    counties: areas.filter((row) => row.level === 'county').map(toCounty),
    areaNames: new Map(areas.map((row) => [row.code, row.name])),
    depots: depots.map(toDepot),
    items: items.map(toItem),
  }
}

const toCounty = (row: AreaRow): County => ({
  code: row.code,
  name: row.name,
  point: { longitude: row.longitude, latitude: row.latitude },
  population: row.population,
  populationBasis: row.population_basis,
  altitudeM: row.altitude_m,
})

const toDepot = (row: DepotRow): Depot => ({
  id: row.id,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  level: row.level,
  areaCode: row.area_code,
  point: { longitude: row.longitude, latitude: row.latitude },
  docks: row.docks,
  porters: row.porters,
})

const toItem = (row: ItemRow): ItemKind => ({
  code: row.code,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  unitZh: row.unit_zh,
  unitEn: row.unit_en,
  supplyClass: row.supply_class,
  massG: row.mass_g,
  volumeMl: row.volume_ml,
  packSize: row.pack_size,
})

/** Typical minimum temperatures of the month (1-12), by province. */
export async function readClimate(db: Queryable, month: number): Promise<MonthClimate> {
  const rows = await many<{ province_code: string; min_temperature_c: number }>(
    db,
    'SELECT province_code, min_temperature_c FROM climates WHERE month = $1',
    [month],
  )
  return {
    edition: 'unverified',
    minTemperatureC: Object.fromEntries(rows.map((row) => [row.province_code, row.min_temperature_c])),
  }
}

type PolicyRow<Body> = { id: number; hazard: string; area_code: string; body: Body }

/**
 * The policy in force: of one kind, for the hazard or for any, of the most specific area that holds `areaCode`, the
 * newest. Throws when there is none: the seed brings one of each kind for the whole country.
 */
export async function readPolicy<Body>(db: Queryable, kind: string, hazard: string, areaCode: AreaCode): Promise<Body> {
  const rows = await many<PolicyRow<Body>>(
    db,
    `SELECT id, hazard, area_code, body FROM policy_editions WHERE kind = $1 AND hazard IN ($2, '*')`,
    [kind, hazard],
  )
  const fitting = rows.filter((row) => isWithin(areaCode, row.area_code))
  const rank = (row: PolicyRow<Body>): number => specificity(row.area_code) * 2 + (row.hazard === hazard ? 1 : 0)
  const best = fitting.sort((left, right) => rank(right) - rank(left) || right.id - left.id)[0]
  if (best === undefined) throw new Error(`no policy of kind ${kind} for ${hazard} in ${areaCode}`)
  return best.body
}

/**
 * The response plans that an event may be run by, one for each area that has one of its own: of a hazard (any hazard for
 * null), in areas that hold all these codes (all areas for none).
 */
export async function readPlansInForce(
  db: Queryable,
  hazard: string | null,
  areaCodes: readonly AreaCode[],
): Promise<readonly ResponsePlan[]> {
  const kept = await many<{ hazard: string; area_code: string }>(
    db,
    `SELECT DISTINCT hazard, area_code FROM policy_editions WHERE kind = 'response-plan' AND ($1::text IS NULL OR hazard IN ($1, '*'))`,
    [hazard],
  )
  const fitting = kept.filter((row) => areaCodes.every((code) => isWithin(code, row.area_code)))
  return Promise.all(
    fitting.map((row) => readPolicy<ResponsePlan>(db, 'response-plan', hazard ?? row.hazard, row.area_code)),
  )
}

function specificity(areaCode: AreaCode): number {
  if (areaCode === '100000') return 0
  return areaCode.endsWith('0000') ? 1 : areaCode.endsWith('00') ? 2 : 3
}
