import type { Pool } from 'pg'
import type { CopyValue } from '../../database/copy-rows'
import { copyRows } from '../../database/copy-rows'
import { insertEstimate } from '../../database/estimates'
import { insertIncident } from '../../database/incidents'
import { readClimates, readPolicies } from '../../database/seed/reference-files'
import { writeAreas, writeClimates, writePolicies } from '../../database/seed/write-network'
import { inTransaction } from '../../database/transaction'
import type { ResponsePlan } from '../../domain/response/response-plan'
import type { ProductionTerms } from '../../domain/supply/terms'
import { NOW } from './nation'
import type { Shandong, ShandongProducer } from './shandong'

export const INCIDENT = 'bench-incident'
export const ESTIMATE = 'bench-estimate'

type Rows = Generator<readonly CopyValue[]>

/** Fills a migrated database with the province, its stock and producers, and one flood with its estimate. Rows of stock. */
export async function fillShandong(pool: Pool, province: Shandong): Promise<number> {
  await inTransaction(pool, async (tx) => {
    await writeAreas(tx, province.areas)
    await writeClimates(tx, readClimates())
    await writePolicies(tx, readPolicies())
  })
  await copy(
    pool,
    'item_kinds (code, name_zh, name_en, unit_zh, unit_en, supply_class, mass_g, volume_ml, label, pack_size)',
    kindRows(province),
  )
  await copy(
    pool,
    'depots (id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters, synthetic, operator)',
    depotRows(province),
  )
  await copy(pool, 'stock_positions (depot_id, item_code, on_hand, floor)', stockRows(province))
  await copy(
    pool,
    'supply_sources (id, kind, party_zh, party_en, depot_id, area_code, item_code, state, terms, label)',
    producerRows(province),
  )
  const stock = await lotsAndLedger(pool)
  await openFlood(pool, province)
  await pool.query('VACUUM ANALYZE')
  return stock
}

/** Foreign keys need not look at each of a million rows. */
async function copy(pool: Pool, into: string, rows: Rows): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica')
    await copyRows(tx, into, rows)
  })
}

function* kindRows({ kinds }: Shandong): Rows {
  for (const { item } of kinds) {
    const names = [item.code, item.nameZh, item.nameEn, item.unitZh, item.unitEn]
    yield [...names, item.supplyClass, item.massG, item.volumeMl, 'unverified', item.packSize]
  }
}

function* depotRows({ depots, producers }: Shandong): Rows {
  const places = [
    ...depots.map((depot) => ({ depot, operator: 'reserve' })),
    ...producers.map(({ depot }) => ({ depot, operator: 'firm' })),
  ]
  for (const { depot, operator } of places) {
    const { id, nameZh, nameEn, level, areaCode, point, docks, porters } = depot
    yield [id, nameZh, nameEn, level, areaCode, point.longitude, point.latitude, docks, porters, 'true', operator]
  }
}

function* stockRows(province: Shandong): Rows {
  for (const { depotId, itemCode, onHand, floor } of province.stock()) yield [depotId, itemCode, onHand, floor]
}

function* producerRows({ producers }: Shandong): Rows {
  for (const [index, producer] of producers.entries()) {
    const { depot, itemCode } = producer
    const terms = JSON.stringify(termsOf(producer))
    yield [
      `bench-producer-${index}`,
      'production',
      depot.nameZh,
      depot.nameEn,
      depot.id,
      depot.areaCode,
      itemCode,
      'standing',
      terms,
      'synthetic',
    ]
  }
}

const termsOf = ({ dailyOutput }: ShandongProducer): ProductionTerms => ({
  ...{ kind: 'production', startUpHours: 4, dailyOutput, rampDays: 2, convertibleDailyOutput: dailyOutput },
  ...{ conversionHours: 36, rawMaterialUnits: null, unitCostFen: 1_000, answerDueMinutes: 60 },
})

/** One lot for each position, and the movement that it came with. */
async function lotsAndLedger(pool: Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    const { rowCount } = await client.query(
      `INSERT INTO stock_lots (id, depot_id, item_code, source, expires_on, on_hand)
       SELECT 'lot:' || depot_id || ':' || item_code, depot_id, item_code, 'stock', date '2027-06-01' + abs(hashtext(depot_id)) % 900, on_hand
       FROM stock_positions`,
    )
    await client.query(
      `INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference)
       SELECT depot_id, item_code, id, 'received', on_hand, 'bench' FROM stock_lots`,
    )
    await client.query('RESET session_replication_role')
    return rowCount ?? 0
  } finally {
    client.release()
  }
}

async function openFlood(pool: Pool, { struck, estimate }: Shandong): Promise<void> {
  const policy = readPolicies().find(({ kind, hazard }) => kind === 'response-plan' && (hazard ?? '*') === '*')
  if (policy === undefined) throw new Error('no response plan is seeded')
  await inTransaction(pool, async (tx) => {
    await insertIncident(tx, {
      ...{ id: INCIDENT, titleZh: '测试洪涝', titleEn: 'Bench flood', hazard: 'flood', isExercise: true },
      ...{ areaCodes: struck.map(({ code }) => code), epicentre: null, startedAt: NOW },
      ...{ clock: { kind: 'real' }, standIns: null, plan: policy.body as ResponsePlan },
    })
    await insertEstimate(tx, ESTIMATE, INCIDENT, estimate, null)
  })
}
