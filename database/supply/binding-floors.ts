import type { AreaCode } from '../../domain/geography/area'
import { isOwnDisaster, liftedFloors } from '../../domain/supply/reserve-floor'
import type { DepotLevel } from '../../domain/supply/stock'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { readStruck } from './offers'

type Place = { readonly depotId: string; readonly itemCode: string }
type FloorRow = { depot_id: string; item_code: string; floor: number; level: DepotLevel; area_code: AreaCode }

/**
 * Units that must stay at each position when goods leave for an incident, in the order of the positions: none in the
 * owner's own disaster, or where the floor was lifted for it.
 */
export async function readBindingFloors(
  db: Queryable,
  incidentId: string,
  positions: readonly Place[],
): Promise<readonly number[]> {
  const struck = await readStruck(db, incidentId)
  const lifts = await many<{ depot_id: string; item_code: string | null }>(
    db,
    'SELECT depot_id, item_code FROM floor_lifts WHERE incident_id = $1',
    [incidentId],
  )
  const isLifted = liftedFloors(lifts.map((row) => ({ depotId: row.depot_id, itemCode: row.item_code })))
  const rows = await many<FloorRow>(
    db,
    `SELECT DISTINCT p.depot_id, p.item_code, p.floor, d.level, d.area_code FROM stock_positions p JOIN depots d ON d.id = p.depot_id
     JOIN unnest($1::text[], $2::bpchar[]) AS wanted (depot_id, item_code) ON wanted.depot_id = p.depot_id AND wanted.item_code = p.item_code`,
    [positions.map((each) => each.depotId), positions.map((each) => each.itemCode)],
  )
  const floors = new Map(
    rows
      .filter((row) => !isOwnDisaster({ level: row.level, areaCode: row.area_code }, struck))
      .filter((row) => !isLifted(row.depot_id, row.item_code))
      .map((row) => [`${row.depot_id} ${row.item_code}`, row.floor]),
  )
  return positions.map(({ depotId, itemCode }) => floors.get(`${depotId} ${itemCode}`) ?? 0)
}
