import { provinceOf } from '../../domain/geography/area'
import type { ReserveFloorRules } from '../../domain/policy/reserve-floors'
import { reserveFloor } from '../../domain/supply/reserve-floor'
import type { CatalogueItem } from '../../domain/supply/stock'
import type { SeedDepot } from './depots'
import type { BundleLine, CentralClass, Climates, LocalLevel, ProvinceProfile } from './reference-files'
import { between, variation } from './variation'

/**
 * What one depot of the reference network holds of one item kind: synthetic, the same on every machine. Its age in months
 * is reckoned back from the month of the seeding, so that a network seeded later is no older.
 */
export type SeedStock = {
  readonly depotId: string
  readonly itemCode: string
  readonly onHand: number
  readonly floor: number
  readonly agedMonths: number
  readonly unitCostFen: number
}

export type StockRules = {
  readonly bundle: readonly BundleLine[]
  readonly central: Readonly<Record<string, CentralClass>>
  readonly climates: Climates
  readonly provinces: Readonly<Record<string, ProvinceProfile>>
  readonly floors: ReserveFloorRules
  readonly items: ReadonlyMap<string, CatalogueItem>
  readonly unitCostFen: Readonly<Record<string, number>>
}

const rank: Readonly<Record<LocalLevel, number>> = { township: 0, county: 1, prefecture: 2, province: 3 }

export function stockOf(depots: readonly SeedDepot[], rules: StockRules): SeedStock[] {
  return depots.flatMap((depot) => (depot.central ? centralStock(depot, rules) : localStock(depot, rules)))
}

function centralStock(depot: SeedDepot, rules: StockRules): SeedStock[] {
  const { central } = depot
  const stock = central ? Object.entries(rules.central[central.className]?.stock ?? {}) : []
  return stock.map(([itemCode, perSize]) =>
    heldAt(depot, { itemCode, wanted: perSize * (central?.size ?? 0), needPer1000: 0 }, rules),
  )
}

function localStock(depot: SeedDepot, rules: StockRules): SeedStock[] {
  return rules.bundle.flatMap((line) => {
    const needPer1000 = isKeptAt(line, depot) ? line.per1000 * weight(line, depot, rules) : 0
    const wanted = (depot.peopleServed / 1_000) * needPer1000
    return wanted === 0 ? [] : [heldAt(depot, { itemCode: line.itemCode, wanted, needPer1000 }, rules)]
  })
}

type Held = { readonly itemCode: string; readonly wanted: number; readonly needPer1000: number }

function heldAt({ id, level }: SeedDepot, { itemCode, wanted, needPer1000 }: Held, rules: StockRules): SeedStock {
  const { packSize = 1, shelfLifeMonths = null } = rules.items.get(itemCode) ?? {}
  const onHand = roundToPacks(wanted * variation(id, itemCode), packSize)
  return {
    ...{ depotId: id, itemCode, onHand, floor: reserveFloor({ level, onHand, needPer1000, packSize }, rules.floors) },
    agedMonths: between(`${id}/${itemCode}/age`, 0, (shelfLifeMonths ?? 60) - 2),
    unitCostFen: rules.unitCostFen[itemCode] ?? 0,
  }
}

const isKeptAt = (line: BundleLine, { level }: SeedDepot) => level !== 'central' && rank[level] >= rank[line.from]

/** Share of a bundle line by season and hazard of the province; a county keeps what its own climate and hazards ask for. */
function weight({ season, hazard }: BundleLine, { areaCode, level }: SeedDepot, rules: StockRules): number {
  const isSmall = level === 'county' || level === 'township'
  const province = provinceOf(areaCode)
  const climate = rules.climates.minTemperatureC[province] ?? []
  const bySeason = season === 'cold' ? coldShare(climate, isSmall) : season === 'warm' ? warmShare(climate, isSmall) : 1
  const byHazard = hazard ? (rules.provinces[province]?.[hazard] ?? 1) : 1
  return hazard === 'fire' && isSmall && byHazard < 1 ? 0 : bySeason * byHazard
}

function coldShare(minTemperatureC: readonly number[], isSmall: boolean): number {
  const coldest = Math.min(...minTemperatureC)
  if (coldest <= 5) return 1
  return isSmall ? 0 : 0.3
}

function warmShare(minTemperatureC: readonly number[], isSmall: boolean): number {
  const warmest = Math.max(...minTemperatureC)
  if (warmest >= 20) return 1
  return isSmall ? 0 : 0.4
}

/** Round figures as a keeper would order them, in whole packs. */
export function roundToPacks(quantity: number, packSize: number): number {
  const step = quantity >= 10_000 ? 100 : quantity >= 1_000 ? 50 : quantity >= 100 ? 10 : 1
  const round = Math.max(1, Math.round(quantity / step) * step)
  return Math.max(1, Math.round(round / packSize)) * packSize
}
