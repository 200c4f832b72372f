import { provinceOf } from '../../domain/geography/area'
import type { Day, SourceTerms } from '../../domain/supply/terms'
import type { DepotProfile, SeedDepot } from './depots'
import { contactOf } from './depots'
import type { FirmRule, FirmRules, ProvinceProfile, ReferenceArea } from './reference-files'
import { isGroup } from './special-areas'
import { roundToPacks } from './stock'
import { between, variation } from './variation'

/** The yard of a firm or the store of a social body: a loading place like a depot. */
export type SeedYard = Omit<SeedDepot, 'peopleServed' | 'central'> & { readonly profile: DepotProfile }

/** A standing source of the reference network: synthetic, the same on every machine. */
export type SeedSource = {
  readonly id: string
  readonly partyZh: string
  readonly partyEn: string
  readonly depotId: string
  readonly areaCode: string
  readonly itemCode: string
  readonly terms: SourceTerms
  /** Days before the seeding. */
  readonly surveyedDaysAgo: number
  readonly surveyEveryDays: number
  readonly dependsOn: readonly string[]
}

export type FirmNetwork = {
  readonly provinces: Readonly<Record<string, ProvinceProfile>>
  readonly packSizes: ReadonlyMap<string, number>
  readonly unitCostFen: Readonly<Record<string, number>>
}

/** Yards and sources of every province, each kind of firm in another of its larger cities. */
export function firmsOf(
  areas: readonly ReferenceArea[],
  rules: FirmRules,
  network: FirmNetwork,
): { readonly yards: readonly SeedYard[]; readonly sources: readonly SeedSource[] } {
  const firms = areas
    .filter(({ level }) => level === 'province')
    .flatMap((province) => {
      const cities = citiesOf(province, areas)
      return rules.firms.map((firm, index) => ({ firm, province, city: cities[index % cities.length] ?? province }))
    })
  return {
    yards: firms.map(({ firm, province, city }) => yardOf(firm, province, city, network)),
    sources: firms.flatMap(({ firm, province, city }) => sourcesOf(firm, province, city, rules, network)),
  }
}

function citiesOf({ code }: ReferenceArea, areas: readonly ReferenceArea[]): ReferenceArea[] {
  const inside = areas.filter((area) => area.code !== code && provinceOf(area.code) === code && area.population > 0)
  const cities = inside.filter((area) => area.level === 'prefecture' && !isGroup(area))
  const places = cities.length > 0 ? cities : inside.filter((area) => area.level === 'county')
  return [...places]
    .sort((left, right) => right.population - left.population || (left.code < right.code ? -1 : 1))
    .slice(0, 4)
}

const yardIdOf = (firm: FirmRule, province: ReferenceArea): string => `${firm.operator}-${province.code}-${firm.id}`

function namesOf(firm: FirmRule, { code, name }: ReferenceArea, { provinces }: FirmNetwork) {
  return {
    nameZh: `${name}${firm.nameZh}（模拟）`,
    nameEn: `${provinces[code]?.nameEn ?? code} ${firm.nameEn} (synthetic)`,
  }
}

function yardOf(firm: FirmRule, province: ReferenceArea, city: ReferenceArea, network: FirmNetwork): SeedYard {
  const id = yardIdOf(firm, province)
  const names = namesOf(firm, province, network)
  const { longitude, latitude } = city.point
  return {
    ...{ id, ...names, level: city.level === 'county' ? 'county' : 'prefecture', areaCode: city.code },
    point: {
      longitude: longitude + between(`${id}/x`, -9, 9) / 200,
      latitude: latitude + between(`${id}/y`, -9, 9) / 200,
    },
    ...{ docks: firm.docks, porters: firm.porters },
    profile: {
      ...{ operator: firm.operator, owner: names.nameZh, keeper: names.nameZh, orderingArea: province.code },
      ...contactOf(id),
      ...{ railheadKm: between(`${id}/rail`, 2, 30), portKm: null, airfieldKm: between(`${id}/air`, 10, 90) },
      ...{ isDistributionCentre: false, inspectionEveryDays: 180 },
    },
  }
}

function sourcesOf(
  firm: FirmRule,
  province: ReferenceArea,
  city: ReferenceArea,
  rules: FirmRules,
  network: FirmNetwork,
): SeedSource[] {
  const { nameZh: partyZh, nameEn: partyEn } = namesOf(firm, province, network)
  return Object.entries(firm.per10M).map(([itemCode, per10M]) => {
    const id = `${firm.id}-${province.code}-${itemCode}`
    const wanted = per10M * (province.population / 10_000_000) * variation(id, itemCode)
    const quantity = roundToPacks(wanted, network.packSizes.get(itemCode) ?? 1)
    const unitCostFen = Math.round((network.unitCostFen[itemCode] ?? 0) * firm.priceShare)
    return {
      ...{ id, partyZh, partyEn, depotId: yardIdOf(firm, province), areaCode: city.code, itemCode },
      terms: termsOf(firm, { quantity, unitCostFen, validFrom: rules.validFrom, validUntil: rules.validUntil }),
      surveyedDaysAgo: between(`${id}/survey`, 5, 240),
      ...{ surveyEveryDays: rules.surveyEveryDays, dependsOn: firm.dependsOn },
    }
  })
}

type Amounts = {
  readonly quantity: number
  readonly unitCostFen: number
  readonly validFrom: Day
  readonly validUntil: Day
}

function termsOf({ kind, terms }: FirmRule, { quantity, unitCostFen, validFrom, validUntil }: Amounts): SourceTerms {
  const { answerDueMinutes = 0, readyAfterHours = 0, startUpHours = 0, rampDays = 0, conversionHours = 0 } = terms
  const { convertibleShare = 0, rawMaterialDays = 0 } = terms
  switch (kind) {
    case 'agreement':
      return {
        kind,
        guaranteedQuantity: quantity,
        unitCostFen,
        answerDueMinutes,
        readyAfterHours,
        validFrom,
        validUntil,
      }
    case 'production':
      return {
        ...{ kind, startUpHours, dailyOutput: quantity, rampDays, conversionHours, unitCostFen, answerDueMinutes },
        convertibleDailyOutput: Math.round(quantity * convertibleShare),
        rawMaterialUnits: quantity * rawMaterialDays,
      }
    case 'social':
      return { kind, declaredQuantity: quantity, declaredOn: validFrom, readyAfterHours }
  }
}
