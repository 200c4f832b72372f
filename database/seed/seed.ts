import { Client } from 'pg'
import { COUNTRY } from '../../domain/geography/area'
import type { ReserveFloorRules } from '../../domain/policy/reserve-floors'
import { appendAudit } from '../audit'
import { carriersOf } from './carriers'
import { centralDepots, localDepots, townshipDepots } from './depots'
import { firmsOf } from './firms'
import type { PolicyFile } from './reference-files'
import {
  readAreas,
  readBundle,
  readCentralClasses,
  readClimates,
  readDepotUpkeep,
  readFirmRules,
  readItemCosts,
  readItemKinds,
  readKitParts,
  readPactRules,
  readPolicies,
  readProvinceProfiles,
  readSubstitutes,
} from './reference-files'
import { stockOf } from './stock'
import { writeDepots, writeYards } from './write-depots'
import * as write from './write-network'
import { withoutForeignKeys } from './without-foreign-keys'
import { writeStock } from './write-stock'
import * as supply from './write-supply'

export const seedParts = [
  ...(['areas', 'climates', 'item-kinds', 'kits', 'substitutes', 'depots', 'yards'] as const),
  ...(['policies', 'stock', 'sources', 'pacts', 'carriers'] as const),
] as const
export type SeedPart = (typeof seedParts)[number]

/** What the reference network has of a part, and how much of that was not in the database yet. */
export type SeedProgress = { readonly part: SeedPart; readonly planned: number; readonly added: number }
export type SeedReport = { readonly parts: readonly SeedProgress[]; readonly added: number; readonly elapsedMs: number }

/** A row for each depot and kind in each. */
const stockTables = ['stock_positions', 'stock_lots', 'stock_movements']

/** Two starts at once: the second waits, and finds everything there. */
const seedLock = 7_303_014_412

/** Everything that the reference network is made of, derived from database/reference; equal on every machine. */
export function referenceNetwork() {
  const areas = readAreas()
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const [provinces, climates, central] = [readProvinceProfiles(), readClimates(), readCentralClasses()]
  const [itemKinds, policies, { unitCostFen }] = [readItemKinds(), readPolicies(), readItemCosts()]
  const depots = [...centralDepots(central, byCode), ...localDepots(areas, provinces), ...townshipDepots(areas)]
  const items = new Map(itemKinds.map((kind) => [kind.code, kind]))
  const rules = { bundle: readBundle(), central, climates, provinces, floors: floorRules(policies), items, unitCostFen }
  const packSizes = new Map(itemKinds.map(({ code, packSize }) => [code, packSize]))
  return {
    ...{ areas, climates, depots, itemKinds, policies, stock: stockOf(depots, rules) },
    ...{ kitParts: readKitParts().parts, substitutes: readSubstitutes(), pacts: readPactRules() },
    ...{ firms: firmsOf(areas, readFirmRules(), { provinces, packSizes, unitCostFen }), upkeep: readDepotUpkeep() },
    carriers: carriersOf(areas, provinces),
  }
}

function floorRules(policies: readonly PolicyFile[]): ReserveFloorRules {
  const policy = policies.find(({ kind, areaCode }) => kind === 'reserve-floors' && areaCode === COUNTRY)
  if (policy === undefined) throw new Error('database/reference/policies has no reserve floors')
  return policy.body as ReserveFloorRules
}

/**
 * Adds the reference network to a migrated database: what is missing is added, what stands is never changed,
 * so a second run adds nothing and imported figures stay.
 */
export async function seed(
  databaseUrl: string,
  { onProgress }: { onProgress?: (progress: SeedProgress) => void } = {},
): Promise<SeedReport> {
  const started = performance.now()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [seedLock])
    const parts = await writeParts(client, onProgress ?? (() => undefined))
    const added = parts.reduce((sum, part) => sum + part.added, 0)
    if (added > 0) await recordSeeding(client, parts)
    await client.query('COMMIT')
    if (added > 0)
      await client.query(
        'ANALYZE areas, climates, item_kinds, depots, stock_positions, stock_lots, stock_movements, supply_sources',
      )
    return { parts, added, elapsedMs: Math.round(performance.now() - started) }
  } finally {
    await client.end()
  }
}

async function writeParts(client: Client, onProgress: (progress: SeedProgress) => void): Promise<SeedProgress[]> {
  const network = referenceNetwork()
  const { pacts, firms, substitutes } = network
  const steps: readonly (readonly [SeedPart, number, () => Promise<number>])[] = [
    ['areas', network.areas.length, () => write.writeAreas(client, network.areas)],
    [
      'climates',
      Object.keys(network.climates.minTemperatureC).length * 12,
      () => write.writeClimates(client, network.climates),
    ],
    ['item-kinds', network.itemKinds.length, () => write.writeItemKinds(client, network.itemKinds)],
    ['kits', network.kitParts.length, () => supply.writeKitParts(client, network.kitParts)],
    ['substitutes', substitutes.substitutes.length, () => supply.writeSubstitutes(client, substitutes.substitutes)],
    ['depots', network.depots.length, () => writeDepots(client, network.depots, network.upkeep)],
    ['yards', firms.yards.length, () => writeYards(client, firms.yards)],
    ['policies', network.policies.length, () => write.writePolicies(client, network.policies)],
    [
      'stock',
      network.stock.length,
      () => withoutForeignKeys(client, stockTables, () => writeStock(client, network.stock)),
    ],
    ['sources', firms.sources.length, () => supply.writeSources(client, firms.sources)],
    ['pacts', pacts.pairs.length * 2, () => supply.writePacts(client, pacts)],
    ['carriers', network.carriers.length, () => write.writeCarriers(client, network.carriers)],
  ]
  const parts: SeedProgress[] = []
  for (const [part, planned, add] of steps) {
    const progress = { part, planned, added: await add() }
    onProgress(progress)
    parts.push(progress)
  }
  return parts
}

async function recordSeeding(client: Client, parts: readonly SeedProgress[]): Promise<void> {
  await appendAudit(client, {
    happenedAt: new Date().toISOString(),
    incidentId: null,
    actor: 'seed',
    action: 'reference-network.seeded',
    subject: 'reference-network',
    detail: Object.fromEntries(parts.map(({ part, added }) => [part, added])),
  })
}
