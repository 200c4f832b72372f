import type { Database } from '../../../database/client'
import type { NewLotLine } from '../../../database/supply/stock-receipts'
import { receiveStock } from '../../../database/supply/stock-receipts'
import { inTransaction, one } from '../../../database/transaction'

export const TENT = '1010101'
export const QUILT = '1010301'
export const NOW = '2026-11-24T00:00:00.000Z'

/** Depots `depot-1`, `depot-2` … of a province with nothing in them, and two kinds. */
export async function openDepots({ pool }: Database, count: number): Promise<void> {
  await pool.query(`
    INSERT INTO areas (code, name, level, longitude, latitude, population, population_basis) VALUES
      ('100000', '全国', 'country', 110, 35, 1, 'estimated'), ('620000', '甘肃省', 'province', 103.8, 36, 1, 'estimated'), ('622927', '积石山县', 'county', 102.9, 35.7, 1, 'estimated');
    INSERT INTO item_kinds (code, name_zh, name_en, unit_zh, unit_en, supply_class, mass_g, volume_ml)
    VALUES ('${TENT}', '棉帐篷', 'Cotton tent', '顶', 'tents', 'life-relief', 75000, 300000),
      ('${QUILT}', '棉被', 'Quilt', '床', 'quilts', 'life-relief', 3500, 20000);
    INSERT INTO depots (id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters, synthetic)
    SELECT 'depot-' || n, '库' || n, 'Depot ' || n, 'province', '620000', 103.8, 36, 4, 16, true FROM generate_series(1, ${count}) n`)
}

export function receive(database: Database, reference: string, lines: readonly NewLotLine[]) {
  return inTransaction(database.pool, (tx) => receiveStock(tx, { reference, kind: 'received', lines }))
}

export async function amountsOf({ pool }: Database, depotId: string, itemCode: string) {
  const position = await one<{ onHand: number; reserved: number }>(
    pool,
    'SELECT on_hand AS "onHand", reserved FROM stock_positions WHERE depot_id = $1 AND item_code = $2',
    [depotId, itemCode],
  )
  const { rows } = await pool.query<{ id: string; onHand: number; reserved: number }>(
    'SELECT id, on_hand AS "onHand", reserved FROM stock_lots WHERE depot_id = $1 AND item_code = $2 ORDER BY expires_on NULLS LAST, id',
    [depotId, itemCode],
  )
  return { position, lots: rows.map(({ onHand, reserved }) => ({ onHand, reserved })) }
}
