import type { AreaCode } from '../../domain/geography/area'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

type OfArea = { readonly areaCode: AreaCode; readonly itemCode: string; readonly quantity: number }

/** Approved requests of an incident, summed: no path brings an area more units of a kind than this. Undecided and refused ones set none. */
export function approvedCeilings(db: Queryable, incidentId: string): Promise<OfArea[]> {
  return many<OfArea>(
    db,
    `SELECT area_code AS "areaCode", item_code AS "itemCode", sum(approved)::int AS quantity FROM supply_requests
     WHERE incident_id = $1 AND state IN ('approved', 'changed') GROUP BY 1, 2 ORDER BY 1, 2`,
    [incidentId],
  )
}

/**
 * What requests ask for beside the estimate: approved units, and all of a life-threatening one as soon as it is submitted,
 * since it skips the thresholds. `lifeSaving` when any of them is life-threatening.
 */
export function requestedNeeds(
  db: Queryable,
  incidentId: string,
): Promise<(OfArea & { readonly lifeSaving: boolean })[]> {
  return many(
    db,
    `SELECT area_code AS "areaCode", item_code AS "itemCode", sum(coalesce(approved, asked))::int AS quantity, bool_or(life_threatening) AS "lifeSaving"
     FROM supply_requests
     WHERE incident_id = $1 AND (state IN ('approved', 'changed') OR (state = 'submitted' AND life_threatening)) AND coalesce(approved, asked) > 0
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [incidentId],
  )
}
