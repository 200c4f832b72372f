import { provinceOf } from '../../domain/geography/area'
import type { SeedDepot } from './depots'
import type { BundleLine, CentralClass, Climates, LocalLevel, ProvinceProfile } from './reference-files'

/** What one depot of the reference network holds of one item kind: synthetic, the same on every machine. */
export type SeedStock = {
  readonly depotId: string
  readonly itemCode: string
  readonly onHand: number
  readonly floor: number
}

export type StockRules = {
  readonly bundle: readonly BundleLine[]
  readonly central: Readonly<Record<string, CentralClass>>
  readonly climates: Climates
  readonly provinces: Readonly<Record<string, ProvinceProfile>>
}

/** Local floors stay below what is there, so that something can be sent out; central keeps 40 % for a second event. */
const localFloorShare = 0.6
const centralFloorShare = 0.4

const rank: Readonly<Record<LocalLevel, number>> = { township: 0, county: 1, prefecture: 2, province: 3 }

export function stockOf(depots: readonly SeedDepot[], rules: StockRules): SeedStock[] {
  return depots.flatMap((depot) => (depot.central ? centralStock(depot, rules) : localStock(depot, rules)))
}

function centralStock({ id, central }: SeedDepot, rules: StockRules): SeedStock[] {
  const stock = central ? Object.entries(rules.central[central.className]?.stock ?? {}) : []
  return stock.map(([itemCode, perSize]) => {
    const onHand = roundToPack(perSize * (central?.size ?? 0) * variation(id, itemCode))
    return { depotId: id, itemCode, onHand, floor: Math.floor(onHand * centralFloorShare) }
  })
}

function localStock(depot: SeedDepot, rules: StockRules): SeedStock[] {
  return rules.bundle.flatMap((line) => {
    const share = isKeptAt(line, depot) ? weight(line, depot, rules) : 0
    const wanted = (depot.peopleServed / 1_000) * line.per1000 * share
    if (wanted === 0) return []
    const onHand = roundToPack(wanted * variation(depot.id, line.itemCode))
    return {
      ...{ depotId: depot.id, itemCode: line.itemCode },
      ...{ onHand, floor: Math.floor(onHand * localFloorShare) },
    }
  })
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

/** 0.85 to 1.15 by depot and item: no two depots alike, yet every machine has the same network. */
function variation(depotId: string, itemCode: string): number {
  return 0.85 + (0.3 * fingerprint(`${depotId}/${itemCode}`)) / 0xffff_ffff
}

/** FNV-1a over the characters, mixed at the end so that neighbours differ: quick, and the same everywhere. */
function fingerprint(text: string): number {
  let hash = 0x811c_9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb_352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846c_a68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

function roundToPack(quantity: number): number {
  const pack = quantity >= 10_000 ? 100 : quantity >= 1_000 ? 50 : quantity >= 100 ? 10 : 1
  return Math.max(1, Math.round(quantity / pack) * pack)
}
