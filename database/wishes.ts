import type { PlanWish } from '../domain/allocation/plan'
import type { Queryable } from './transaction'
import { many } from './transaction'

/** What officers asked of the plans of an incident and have not withdrawn, the oldest first. */
export async function readWishes(db: Queryable, incidentId: string): Promise<PlanWish[]> {
  const rows = await many<{ wish: PlanWish }>(
    db,
    'SELECT wish FROM plan_wishes WHERE incident_id = $1 AND withdrawn_at IS NULL ORDER BY at, id',
    [incidentId],
  )
  return rows.map(({ wish }) => wish)
}
