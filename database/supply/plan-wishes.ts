import { randomUUID } from 'node:crypto'
import type { PlanWish } from '../../domain/allocation/plan'
import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import type { Queryable } from '../transaction'
import { inTransaction, many, one } from '../transaction'

export type StoredWish = {
  readonly id: string
  readonly incidentId: string
  readonly wish: PlanWish
  readonly by: string
  readonly reason: string
  readonly at: Date
  readonly withdrawnAt: Date | null
}

const columns = `id, incident_id AS "incidentId", wish, by, reason, at, withdrawn_at AS "withdrawnAt"`

/** Wishes of an incident, the oldest first; those withdrawn only when asked for. */
export function listWishes(db: Queryable, incidentId: string, withdrawn: boolean): Promise<StoredWish[]> {
  return many<StoredWish>(
    db,
    `SELECT ${columns} FROM plan_wishes WHERE incident_id = $1 AND ($2 OR withdrawn_at IS NULL) ORDER BY at, id`,
    [incidentId, withdrawn],
  )
}

export type AdoptedWishes = {
  readonly incidentId: string
  readonly wishes: readonly PlanWish[]
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/**
 * Wishes hold for the plans to come; one that holds already is not stored twice. A floor that is to be lifted is lifted for
 * the incident, so that its goods may be reserved.
 */
export async function adoptWishes(db: Database, adopted: AdoptedWishes): Promise<readonly string[]> {
  const { incidentId, reason, by, at } = adopted
  return inTransaction(db.pool, async (tx) => {
    await one(tx, 'SELECT 1 FROM incidents WHERE id = $1 FOR UPDATE', [incidentId])
    const held = await listWishes(tx, incidentId, false)
    const known = new Set(held.map(({ wish }) => keyOf(wish)))
    const fresh = adopted.wishes.filter((wish) => !known.has(keyOf(wish)))
    await withdrawOpposites(tx, held, fresh, at)
    // wishes of one instant hold in the order in which they were given
    const batch = randomUUID()
    const ids = fresh.map((_, place) => `wish_${batch}_${String(place).padStart(3, '0')}`)
    await tx.query(
      `INSERT INTO plan_wishes (id, incident_id, wish, by, reason, at)
       SELECT id, $1, wish, $2, $3, $4 FROM unnest($5::text[], $6::jsonb[]) AS each (id, wish)`,
      [incidentId, by, reason, at, ids, fresh.map((wish) => JSON.stringify(wish))],
    )
    await liftFloors(tx, adopted)
    const told = { happenedAt: at, incidentId, actor: by, action: 'plan.wished', subject: incidentId }
    await appendAudit(tx, { ...told, detail: { reason, wishes: fresh, ids } })
    return ids
  })
}

/** A source that is allowed again is no longer forbidden by the wish that said so, and the other way round. */
async function withdrawOpposites(
  tx: Queryable,
  held: readonly StoredWish[],
  fresh: readonly PlanWish[],
  at: Instant,
): Promise<void> {
  const said = new Set(fresh.flatMap(targetOf))
  const ids = held.filter(({ wish }) => targetOf(wish).some((target) => said.has(target))).map(({ id }) => id)
  if (ids.length > 0) await tx.query('UPDATE plan_wishes SET withdrawn_at = $2 WHERE id = ANY ($1)', [ids, at])
}

function targetOf(wish: PlanWish): string[] {
  return wish.kind === 'forbid-source' || wish.kind === 'allow-source'
    ? [`${wish.offerId ?? ''} ${wish.depotId ?? ''}`]
    : []
}

/** Equal wishes have equal keys, in whatever order their parts were written. */
const keyOf = (wish: PlanWish): string =>
  JSON.stringify(Object.entries(wish).sort(([left], [right]) => (left < right ? -1 : 1)))

async function liftFloors(tx: Queryable, { incidentId, wishes, reason, by, at }: AdoptedWishes): Promise<void> {
  for (const wish of wishes)
    if (wish.kind === 'lift-floor')
      await tx.query(
        `INSERT INTO floor_lifts (id, incident_id, depot_id, item_code, by, reason, lifted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT ON CONSTRAINT floor_lift_once DO NOTHING`,
        [`lift_${randomUUID()}`, incidentId, wish.depotId, wish.itemCode, by, reason, at],
      )
}

export type Withdrawal = {
  readonly incidentId: string
  readonly wishId: string
  readonly by: string
  readonly at: Instant
}

/** A wish holds no more; a floor that it had lifted binds again. False when it did not hold. */
export async function withdrawWish(db: Database, { incidentId, wishId, by, at }: Withdrawal): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ wish: PlanWish }>(
      tx,
      `UPDATE plan_wishes SET withdrawn_at = $3 WHERE id = $1 AND incident_id = $2 AND withdrawn_at IS NULL RETURNING wish`,
      [wishId, incidentId, at],
    )
    if (row === undefined) return false
    const { wish } = row
    if (wish.kind === 'lift-floor')
      await tx.query(
        'DELETE FROM floor_lifts WHERE incident_id = $1 AND depot_id = $2 AND item_code IS NOT DISTINCT FROM $3',
        [incidentId, wish.depotId, wish.itemCode],
      )
    const told = { happenedAt: at, incidentId, actor: by, action: 'plan.wish-withdrawn', subject: wishId }
    await appendAudit(tx, { ...told, detail: { wish } })
    return true
  })
}
