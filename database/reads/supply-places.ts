import type { AreaCode } from '../../domain/geography/area'
import type { Queryable } from '../transaction'
import { many, one } from '../transaction'

export type DepotPlace = {
  readonly id: string
  readonly level: string
  readonly operator: string
  readonly areaCode: AreaCode
  readonly orderingAreaCode: AreaCode | null
}

/** Where loading places lie, and whose posts order from them; in the order of their ids. */
export async function readDepotPlaces(db: Queryable, ids: readonly string[]): Promise<readonly DepotPlace[]> {
  return many<DepotPlace>(
    db,
    `SELECT id, level, operator, area_code AS "areaCode", ordering_area AS "orderingAreaCode" FROM depots
     WHERE id = ANY ($1) ORDER BY id`,
    [ids],
  )
}

export async function readDepotPlace(db: Queryable, id: string): Promise<DepotPlace | undefined> {
  return (await readDepotPlaces(db, [id]))[0]
}

export type LotPlace = { readonly depotId: string; readonly itemCode: string }

export async function readLotPlace(db: Queryable, lotId: string): Promise<LotPlace | undefined> {
  return one<LotPlace>(db, 'SELECT depot_id AS "depotId", item_code AS "itemCode" FROM stock_lots WHERE id = $1', [
    lotId,
  ])
}

/** Which of these item kinds are not in the catalogue. */
export async function isItemKnown(db: Queryable, code: string): Promise<boolean> {
  return (await one(db, 'SELECT 1 FROM item_kinds WHERE code = $1', [code])) !== undefined
}
