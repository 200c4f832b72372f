import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { AreaLevel, Point, PopulationBasis } from '../../domain/geography/area'
import type { CatalogueItem, DepotLevel } from '../../domain/supply/stock'
import type { KitPart, Substitute } from '../supply/catalogue'

export type ReferenceArea = {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly parentCode: string | null
  readonly point: Point
  readonly population: number
  readonly populationBasis: PopulationBasis
  readonly altitudeM: number
}

/** Typical monthly minimum by province, January first. */
export type Climates = {
  readonly basis: string
  readonly minTemperatureC: Readonly<Record<string, readonly number[]>>
}

/** How much of a hazard's goods a province keeps, against one in the midst of that hazard. */
export type ProvinceProfile = { readonly nameEn: string; readonly flood: number; readonly fire: number }

export type LocalLevel = Exclude<DepotLevel, 'central'>

/** What 1 000 people served call for; kept at the level `from` and at all above it. */
export type BundleLine = {
  readonly itemCode: string
  readonly per1000: number
  readonly from: LocalLevel
  readonly season?: 'cold' | 'warm'
  readonly hazard?: 'flood' | 'fire'
}

export type CentralClass = {
  readonly nameZh: string
  readonly nameEn: string
  readonly depots: readonly {
    readonly city: string
    readonly areaCode: string
    readonly cityZh: string
    readonly size: number
  }[]
  /** Units per unit of size: of tents for relief, of depots for the other classes. */
  readonly stock: Readonly<Record<string, number>>
}

/** A kind of firm or body of which each province has one; amounts per ten million people. */
export type FirmRule = {
  readonly id: string
  readonly operator: 'firm' | 'social'
  readonly nameZh: string
  readonly nameEn: string
  readonly docks: number
  readonly porters: number
  readonly kind: 'agreement' | 'production' | 'social'
  readonly terms: Readonly<Record<string, number>>
  /** Share of the usual price; 0 for what is given. */
  readonly priceShare: number
  readonly dependsOn: readonly string[]
  readonly per10M: Readonly<Record<string, number>>
}
export type FirmRules = {
  readonly label: string
  readonly validFrom: string
  readonly validUntil: string
  readonly surveyEveryDays: number
  readonly firms: readonly FirmRule[]
}

export type PactRules = {
  readonly label: string
  readonly answerDueMinutes: number
  readonly settlement: string
  readonly pairs: readonly (readonly [string, string])[]
}

type Range = readonly [least: number, most: number]
export type DepotUpkeep = {
  readonly levels: Readonly<
    Record<
      DepotLevel,
      {
        readonly ownerZh: string
        readonly keeperZh: string
        readonly inspectionEveryDays: number
        readonly railheadKm: Range
        readonly airfieldKm: Range
      }
    >
  >
  readonly coastalProvinces: readonly string[]
  readonly portKm: Range
  readonly distributionCentres: readonly string[]
}

export type PolicyFile = {
  readonly kind: string
  readonly hazard?: string
  readonly areaCode: string
  readonly edition: string
  readonly label: string
  readonly sources: readonly string[]
  readonly body: Readonly<Record<string, unknown>>
}

export type ReferenceItemKind = CatalogueItem & { readonly label: string }

const folder = join(__dirname, '..', 'reference')

const readText = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')

const readJson = (...path: string[]): unknown => JSON.parse(readText(...path))

export const readItemKinds = () => readJson('item-kinds.json') as ReferenceItemKind[]
export const readClimates = () => readJson('climates.json') as Climates
export const readProvinceProfiles = () => readJson('provinces.json') as Readonly<Record<string, ProvinceProfile>>
export const readBundle = () => readJson('stock-bundle.json') as BundleLine[]
export const readCentralClasses = () => readJson('central-depots.json') as Readonly<Record<string, CentralClass>>

export const readKitParts = () => readJson('kit-parts.json') as { readonly parts: readonly KitPart[] }
export const readSubstitutes = () =>
  readJson('substitutes.json') as { readonly label: string; readonly substitutes: readonly Substitute[] }
export const readItemCosts = () =>
  readJson('item-costs.json') as { readonly unitCostFen: Readonly<Record<string, number>> }
export const readFirmRules = () => readJson('supply-firms.json') as FirmRules
export const readPactRules = () => readJson('pacts.json') as PactRules
export const readDepotUpkeep = () => readJson('depot-upkeep.json') as DepotUpkeep

export function readAreas(): ReferenceArea[] {
  const rows: Record<string, string>[] = parse(readText('areas.csv'), { columns: true })
  return rows.map((row) => ({
    code: row.code ?? '',
    name: row.name ?? '',
    level: row.level as AreaLevel,
    parentCode: row.parent_code || null,
    point: { longitude: Number(row.longitude), latitude: Number(row.latitude) },
    population: Number(row.population),
    populationBasis: row.population_basis as PopulationBasis,
    altitudeM: Number(row.altitude_m),
  }))
}

/** Every policy file, in the order of their names; one that lacks a field is named. */
export function readPolicies(): PolicyFile[] {
  if (!existsSync(join(folder, 'policies'))) return []
  const files = readdirSync(join(folder, 'policies')).filter((name) => name.endsWith('.json'))
  return files.sort().map((name) => {
    const policy: Partial<PolicyFile> = JSON.parse(readText('policies', name))
    const { kind, edition, areaCode, label, body } = policy
    if (!kind || !edition || !areaCode || !label || !body) {
      throw new Error(`database/reference/policies/${name} lacks kind, edition, areaCode, label or body`)
    }
    // where a figure comes from is stored beside the rules, under this name
    if ('sources' in body) throw new Error(`database/reference/policies/${name}: no rule may be called "sources"`)
    return { ...policy, kind, edition, areaCode, label, body, sources: policy.sources ?? [] }
  })
}
