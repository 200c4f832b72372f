import type { ConsignmentStatus } from '../domain/consignment/status'
import type { FirstBatchGoods } from '../domain/deadlines/delivery'
import type { AreaCode } from '../domain/geography/area'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

/** Takes a step's number; false when this or a later step is written already. */
export async function takeConsignmentVersion(tx: Queryable, consignmentId: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    'UPDATE consignments SET version = $2, changed_at = clock_timestamp() WHERE id = $1 AND version < $2',
    [consignmentId, version],
  )
  return rowCount === 1
}

export type StatusChange = {
  readonly status: ConsignmentStatus
  readonly carrierId?: string
  readonly bookedAt?: Instant
  readonly departedAt?: Instant
  readonly arrivedAt?: Instant
  readonly receivedAt?: Instant
  readonly endedReason?: string
}

/** What a status brings with it is written with it; what is not named stays, and so does an arrival that is known. */
export async function writeConsignmentStatus(tx: Queryable, consignmentId: string, to: StatusChange): Promise<void> {
  await tx.query(
    `UPDATE consignments SET status = $2, carrier_id = coalesce($3, carrier_id), booked_at = coalesce($4, booked_at),
       departed_at = coalesce($5, departed_at), arrived_at = coalesce(arrived_at, $6), received_at = coalesce($7, received_at),
       ended_reason = coalesce($8, ended_reason) WHERE id = $1`,
    [
      consignmentId,
      to.status,
      to.carrierId ?? null,
      to.bookedAt ?? null,
      to.departedAt ?? null,
      to.arrivedAt ?? null,
      to.receivedAt ?? null,
      to.endedReason ?? null,
    ],
  )
}

export async function writeExpectedArrival(
  tx: Queryable,
  consignmentId: string,
  expectedAt: Instant | null,
): Promise<void> {
  await tx.query('UPDATE consignments SET expected_at = $2 WHERE id = $1', [consignmentId, expectedAt])
}

export async function writeAcceptedAt(tx: Queryable, consignmentId: string, acceptedAt: Instant): Promise<void> {
  await tx.query('UPDATE consignments SET accepted_at = $2 WHERE id = $1', [consignmentId, acceptedAt])
}

/** Consignments of an incident that nothing has ended yet. */
export async function readOpenConsignments(db: Queryable, incidentId: string): Promise<string[]> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT id FROM consignments WHERE incident_id = $1 AND status NOT IN ('received', 'cancelled', 'lost')`,
    [incidentId],
  )
  return rows.map((row) => row.id)
}

type GoodsRow = { area_code: AreaCode; depot_area: AreaCode; expected_at: Date | null; arrived_at: Date | null }

/** The first batch of an incident as it stands, without what was cancelled or lost. */
export async function readFirstBatch(db: Queryable, incidentId: string): Promise<FirstBatchGoods[]> {
  const rows = await many<GoodsRow>(
    db,
    `SELECT c.area_code, d.area_code AS depot_area, c.expected_at, c.arrived_at FROM consignments c JOIN depots d ON d.id = c.depot_id
     WHERE c.incident_id = $1 AND c.batch = 'first' AND c.status NOT IN ('cancelled', 'lost')`,
    [incidentId],
  )
  return rows.map((row) => ({
    areaCode: row.area_code,
    depotAreaCode: row.depot_area,
    expectedAt: row.expected_at?.toISOString() ?? null,
    arrivedAt: row.arrived_at?.toISOString() ?? null,
  }))
}

export type FirstBatchCounts = { readonly total: number; readonly arrived: number; readonly moving: number }

export async function countFirstBatch(db: Queryable, incidentId: string): Promise<FirstBatchCounts> {
  const row = await one<FirstBatchCounts>(
    db,
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE status IN ('arrived', 'received'))::int AS arrived,
       count(*) FILTER (WHERE status = 'departed')::int AS moving
     FROM consignments WHERE incident_id = $1 AND batch = 'first' AND status NOT IN ('cancelled', 'lost')`,
    [incidentId],
  )
  return row ?? { total: 0, arrived: 0, moving: 0 }
}
