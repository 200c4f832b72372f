import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { AreaLevel, Point, PopulationBasis } from '../../domain/geography/area'
import type { CatalogueItem, DepotLevel } from '../../domain/supply/stock'

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
    return { ...policy, kind, edition, areaCode, label, body, sources: policy.sources ?? [] }
  })
}
