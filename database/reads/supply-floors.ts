import { COUNTRY } from '../../domain/geography/area'
import type { ReserveFloorRules } from '../../domain/policy/reserve-floors'
import type { Database } from '../client'
import { readPolicy } from '../reference'
import type { Queryable } from '../transaction'
import { one } from '../transaction'

const withNames = {
  depot: { select: { nameZh: true, nameEn: true, level: true, areaCode: true } },
  item: { select: { nameZh: true, nameEn: true } },
} as const

/** Floors that are lifted for an incident, newest first. */
export async function listFloorLifts(db: Database, incidentId: string) {
  return db.prisma.floorLift.findMany({
    where: { incidentId },
    include: withNames,
    orderBy: [{ liftedAt: 'desc' }, { id: 'asc' }],
  })
}
export type FloorLiftRow = Awaited<ReturnType<typeof listFloorLifts>>[number]

export async function readFloorLift(db: Database, id: string) {
  return db.prisma.floorLift.findUnique({ where: { id }, include: withNames })
}

/** Who lifted this floor, or one that covers it; undefined when it binds. */
export async function findLift(
  db: Queryable,
  { incidentId, depotId, itemCode }: { incidentId: string; depotId: string; itemCode: string | null },
): Promise<{ readonly by: string } | undefined> {
  return one<{ by: string }>(
    db,
    `SELECT by FROM floor_lifts WHERE incident_id = $1 AND depot_id = $2 AND (item_code IS NULL OR item_code = $3) LIMIT 1`,
    [incidentId, depotId, itemCode],
  )
}

/** The country's rules for floors in force. */
export function readFloorRules(db: Queryable): Promise<ReserveFloorRules> {
  return readPolicy<ReserveFloorRules>(db, 'reserve-floors', '*', COUNTRY)
}

/** Whether anything has to stay at a depot, of one kind or of any. */
export async function hasFloor(db: Queryable, depotId: string, itemCode: string | null): Promise<boolean> {
  const row = await one(
    db,
    'SELECT 1 FROM stock_positions WHERE depot_id = $1 AND ($2::text IS NULL OR item_code = $2) AND floor > 0 LIMIT 1',
    [depotId, itemCode],
  )
  return row !== undefined
}
