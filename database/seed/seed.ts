import { Client } from 'pg'
import { appendAudit } from '../audit'
import { carriersOf } from './carriers'
import { centralDepots, localDepots, townshipDepots } from './depots'
import {
  readAreas,
  readBundle,
  readCentralClasses,
  readClimates,
  readItemKinds,
  readPolicies,
  readProvinceProfiles,
} from './reference-files'
import { stockOf } from './stock'
import * as write from './write-network'

export const seedParts = ['areas', 'climates', 'item-kinds', 'depots', 'stock', 'carriers', 'policies'] as const
export type SeedPart = (typeof seedParts)[number]

/** What the reference network has of a part, and how much of that was not in the database yet. */
export type SeedProgress = { readonly part: SeedPart; readonly planned: number; readonly added: number }
export type SeedReport = { readonly parts: readonly SeedProgress[]; readonly added: number; readonly elapsedMs: number }

/** Two starts at once: the second waits, and finds everything there. */
const seedLock = 7_303_014_412

/** Everything that the reference network is made of, derived from database/reference; equal on every machine. */
export function referenceNetwork() {
  const areas = readAreas()
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const [provinces, climates, central] = [readProvinceProfiles(), readClimates(), readCentralClasses()]
  const depots = [...centralDepots(central, byCode), ...localDepots(areas, provinces), ...townshipDepots(areas)]
  return {
    ...{ areas, climates, depots, itemKinds: readItemKinds(), policies: readPolicies() },
    stock: stockOf(depots, { bundle: readBundle(), central, climates, provinces }),
    carriers: carriersOf(areas, provinces),
  }
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
    if (added > 0) await client.query('ANALYZE areas, climates, item_kinds, depots, stock_positions, stock_movements')
    return { parts, added, elapsedMs: Math.round(performance.now() - started) }
  } finally {
    await client.end()
  }
}

async function writeParts(client: Client, onProgress: (progress: SeedProgress) => void): Promise<SeedProgress[]> {
  const network = referenceNetwork()
  const steps: readonly (readonly [SeedPart, number, () => Promise<number>])[] = [
    ['areas', network.areas.length, () => write.writeAreas(client, network.areas)],
    [
      'climates',
      Object.keys(network.climates.minTemperatureC).length * 12,
      () => write.writeClimates(client, network.climates),
    ],
    ['item-kinds', network.itemKinds.length, () => write.writeItemKinds(client, network.itemKinds)],
    ['depots', network.depots.length, () => write.writeDepots(client, network.depots)],
    ['stock', network.stock.length, () => write.writeStock(client, network.stock)],
    ['carriers', network.carriers.length, () => write.writeCarriers(client, network.carriers)],
    ['policies', network.policies.length, () => write.writePolicies(client, network.policies)],
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
