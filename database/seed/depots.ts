import { COUNTRY, provinceOf } from '../../domain/geography/area'
import type { Point } from '../../domain/geography/area'
import type { Depot, DepotLevel } from '../../domain/supply/stock'
import type { CentralClass, DepotUpkeep, ProvinceProfile, ReferenceArea } from './reference-files'
import { isCensusCounty, isGroup } from './special-areas'
import { between } from './variation'

/** A depot with what its stock is sized on: people served for a local one, class and size for a central one. */
export type SeedDepot = Depot & {
  readonly peopleServed: number
  readonly central: { readonly className: string; readonly size: number } | null
}

/** Whose goods, who keeps them, and what a telephone and a map would tell; all invented. */
export type DepotProfile = {
  readonly operator: 'reserve' | 'firm' | 'social'
  readonly owner: string
  readonly keeper: string
  readonly orderingArea: string
  readonly contactName: string
  readonly contactPhone: string
  readonly railheadKm: number
  readonly portKm: number | null
  readonly airfieldKm: number
  readonly isDistributionCentre: boolean
  readonly inspectionEveryDays: number
}

/** Lorries loaded at once and people loading (M); the national record is 7 000 tents in 22.5 h by 50 porters. */
const hands: Readonly<Record<DepotLevel, { readonly docks: number; readonly porters: number }>> = {
  central: { docks: 8, porters: 50 },
  province: { docks: 6, porters: 30 },
  prefecture: { docks: 4, porters: 16 },
  county: { docks: 2, porters: 8 },
  township: { docks: 1, porters: 3 },
}

type Sizing = { readonly fewest: number; readonly most: number; readonly fromPeople: number; readonly toPeople: number }

/** People that a depot is sized for (Hunan, F): within the published band by the people of its area. */
const sizing: Readonly<Record<'province' | 'prefecture' | 'county', Sizing>> = {
  province: { fewest: 120_000, most: 200_000, fromPeople: 5_000_000, toPeople: 100_000_000 },
  prefecture: { fewest: 40_000, most: 60_000, fromPeople: 500_000, toPeople: 8_000_000 },
  county: { fewest: 5_000, most: 7_000, fromPeople: 50_000, toPeople: 800_000 },
}
const peopleServedByTownship = 500

function peopleServed(level: keyof typeof sizing, people: number): number {
  const { fewest, most, fromPeople, toPeople } = sizing[level]
  const share = Math.min(1, Math.max(0, (people - fromPeople) / (toPeople - fromPeople)))
  return Math.round(fewest + share * (most - fewest))
}

/** Central depots stand in the cities that are known or supposed; which stock lies where is not public. */
export function centralDepots(
  classes: Readonly<Record<string, CentralClass>>,
  areas: ReadonlyMap<string, ReferenceArea>,
): SeedDepot[] {
  return Object.entries(classes).flatMap(([className, { nameZh, nameEn, depots }]) =>
    depots.map(({ city, areaCode, cityZh, size }) => ({
      id: `central-${city}-${className}`,
      nameZh: `${nameZh}（${cityZh}）`,
      nameEn: `${nameEn}, ${city.charAt(0).toUpperCase()}${city.slice(1)}`,
      level: 'central' as const,
      areaCode,
      point: pointOf(areas, areaCode),
      ...hands.central,
      peopleServed: 0,
      central: { className, size },
    })),
  )
}

function pointOf(areas: ReadonlyMap<string, ReferenceArea>, code: string): Point {
  const area = areas.get(code)
  if (!area) throw new Error(`the reference network has no area ${code}`)
  return area.point
}

/** One depot for each province, prefecture and county that has people of its own. */
export function localDepots(
  areas: readonly ReferenceArea[],
  provinces: Readonly<Record<string, ProvinceProfile>>,
): SeedDepot[] {
  return areas.flatMap((area) => {
    const { code, name, level, point, population } = area
    if (level === 'country' || population === 0 || isGroup(area)) return []
    return {
      ...{ id: `depot-${code}`, nameZh: `${name}应急物资储备库`, nameEn: englishName(area, provinces) },
      ...{ level, areaCode: code, point, ...hands[level] },
      ...{ peopleServed: peopleServed(level, population), central: null },
    }
  })
}

function englishName({ code, name, level }: ReferenceArea, provinces: Readonly<Record<string, ProvinceProfile>>) {
  const province = provinces[provinceOf(code)]?.nameEn ?? ''
  if (level === 'province') return `${province} provincial depot`
  return `${level === 'prefecture' ? 'Prefecture' : 'County'} depot ${code}, ${province} (${name})`
}

/** Two township depots, north-east and south-west of the county's point, in the counties of the recorded disasters. */
export function townshipDepots(areas: readonly ReferenceArea[]): SeedDepot[] {
  const struck = areas.filter(isCensusCounty)
  return struck.flatMap(({ code, name, point: { longitude, latitude } }) =>
    [1, 2].map((place) => {
      const side = place === 1 ? 1 : -1
      return {
        id: `depot-${code}-t${place}`,
        nameZh: `${name}乡镇储备点${place}`,
        nameEn: `Township depot ${code}-${place} (${name})`,
        level: 'township' as const,
        areaCode: code,
        point: { longitude: round(longitude + side * 0.09), latitude: round(latitude + side * 0.07) },
        ...hands.township,
        peopleServed: peopleServedByTownship,
        central: null,
      }
    }),
  )
}

/** The profile of a depot of its level; central stock is ordered from by the country's posts, wherever it lies. */
export function profileOf({ id, level, areaCode }: Depot, upkeep: DepotUpkeep): DepotProfile {
  const { ownerZh, keeperZh, inspectionEveryDays, railheadKm, airfieldKm } = upkeep.levels[level]
  const atSea = upkeep.coastalProvinces.includes(provinceOf(areaCode))
  return {
    ...{ operator: 'reserve', owner: ownerZh, keeper: keeperZh, inspectionEveryDays },
    orderingArea: level === 'central' ? COUNTRY : areaCode,
    ...contactOf(id),
    railheadKm: between(`${id}/rail`, ...railheadKm),
    portKm: atSea ? between(`${id}/port`, ...upkeep.portKm) : null,
    airfieldKm: between(`${id}/air`, ...airfieldKm),
    isDistributionCentre: upkeep.distributionCentres.includes(id),
  }
}

/** A number that no telephone has: the area code 000 is not in use. */
export function contactOf(id: string): Pick<DepotProfile, 'contactName' | 'contactPhone'> {
  return { contactName: '24 小时值班员（模拟）', contactPhone: `000-${between(`${id}/phone`, 10_000_000, 99_999_999)}` }
}

const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000
