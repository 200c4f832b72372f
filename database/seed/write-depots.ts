import type { Queryable } from '../transaction'
import type { DepotProfile, SeedDepot } from './depots'
import { profileOf } from './depots'
import type { SeedYard } from './firms'
import type { Columns } from './insert-rows'
import { insertMissing } from './insert-rows'
import type { DepotUpkeep } from './reference-files'

const columns: Columns = [
  ...([
    ['id', 'text'],
    ['name_zh', 'text'],
    ['name_en', 'text'],
    ['level', 'text'],
    ['area_code', 'text'],
    ['longitude', 'float8'],
    ['latitude', 'float8'],
    ['docks', 'int4'],
    ['porters', 'int4'],
    ['synthetic', 'bool'],
  ] as const),
  ...([
    ['operator', 'text'],
    ['owner', 'text'],
    ['keeper', 'text'],
    ['ordering_area', 'text'],
    ['contact_name', 'text'],
    ['contact_phone', 'text'],
    ['railhead_km', 'int4'],
    ['port_km', 'int4'],
    ['airfield_km', 'int4'],
    ['is_distribution_centre', 'bool'],
    ['inspection_every_days', 'int4'],
  ] as const),
]

type Place = Omit<SeedDepot, 'peopleServed' | 'central'>

export function writeDepots(db: Queryable, depots: readonly SeedDepot[], upkeep: DepotUpkeep): Promise<number> {
  return insertMissing(
    db,
    'depots',
    columns,
    depots.map((depot) => rowOf(depot, profileOf(depot, upkeep))),
  )
}

/** Loading places of firms and social bodies. */
export function writeYards(db: Queryable, yards: readonly SeedYard[]): Promise<number> {
  return insertMissing(
    db,
    'depots',
    columns,
    yards.map((yard) => rowOf(yard, yard.profile)),
  )
}

const rowOf = (depot: Place, profile: DepotProfile): unknown[] => [
  ...[depot.id, depot.nameZh, depot.nameEn, depot.level, depot.areaCode],
  ...[depot.point.longitude, depot.point.latitude, depot.docks, depot.porters, true],
  ...[profile.operator, profile.owner, profile.keeper, profile.orderingArea],
  ...[profile.contactName, profile.contactPhone, profile.railheadKm, profile.portKm, profile.airfieldKm],
  ...[profile.isDistributionCentre, profile.inspectionEveryDays],
]
