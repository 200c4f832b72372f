import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many } from './transaction'

export type NewTender = {
  readonly consignmentId: string
  readonly attempt: number
  readonly carrierId: string
  readonly askedAt: Instant
  readonly answerDueAt: Instant
}

export async function insertTender(tx: Queryable, tender: NewTender): Promise<void> {
  const { consignmentId, attempt, carrierId, askedAt, answerDueAt } = tender
  await tx.query(
    `INSERT INTO transport_bookings (id, consignment_id, attempt, carrier_id, state, asked_at, answer_due_at)
     VALUES ($1,$2,$3,$4,'asked',$5,$6) ON CONFLICT DO NOTHING`,
    [`book-${consignmentId}-${attempt}`, consignmentId, attempt, carrierId, askedAt, answerDueAt],
  )
}

export type TenderAnswer = {
  readonly consignmentId: string
  readonly attempt: number
  readonly state: 'accepted' | 'declined' | 'silent'
  readonly answeredAt: Instant
  readonly reason: string | null
  readonly vehicle: string | null
}

export async function writeTenderAnswer(tx: Queryable, answer: TenderAnswer): Promise<void> {
  await tx.query(
    `UPDATE transport_bookings SET state = $3, answered_at = $4, reason = $5, vehicle = $6 WHERE consignment_id = $1 AND attempt = $2`,
    [answer.consignmentId, answer.attempt, answer.state, answer.answeredAt, answer.reason, answer.vehicle],
  )
}

export async function releaseBookings(tx: Queryable, consignmentId: string): Promise<void> {
  await tx.query(
    `UPDATE transport_bookings SET state = 'released' WHERE consignment_id = $1 AND state IN ('asked', 'accepted')`,
    [consignmentId],
  )
}

export type CarrierChoice = {
  readonly id: string
  readonly mode: 'road' | 'rail' | 'air' | 'water'
  readonly speedKmh: number
}

/** Whom to ask, in order: road carriers of the depot's province, of the country, then rail, then air; each once. */
export function readCarriersFor(db: Queryable, consignmentId: string): Promise<CarrierChoice[]> {
  return many<CarrierChoice>(
    db,
    `SELECT r.id, r.mode, r.speed_kmh AS "speedKmh" FROM consignments c JOIN depots d ON d.id = c.depot_id
     JOIN carriers r ON r.area_code IN ('100000', left(d.area_code, 2) || '0000') AND r.mode <> 'water'
     WHERE c.id = $1
     ORDER BY array_position(ARRAY['road', 'rail', 'air'], r.mode), (r.area_code = '100000'), md5(r.id || c.id)`,
    [consignmentId],
  )
}
