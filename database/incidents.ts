import type { Alert, ReportedFigures } from '../domain/alert/alert'
import type { AreaCode } from '../domain/geography/area'
import type { StandIns } from '../domain/exercise/stand-in'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { ClockSpec } from '../domain/time/scenario-clock'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { atEnd, many, one } from './transaction'

export type NewIncident = {
  readonly id: string
  readonly titleZh: string
  readonly titleEn: string
  readonly hazard: string
  readonly isExercise: boolean
  readonly areaCodes: readonly AreaCode[]
  readonly epicentre: { readonly longitude: number; readonly latitude: number } | null
  readonly startedAt: Instant
  readonly clock: ClockSpec
  readonly standIns: StandIns | null
  readonly plan: ResponsePlan
}

export type IncidentRow = {
  readonly id: string
  readonly hazard: string
  readonly is_exercise: boolean
  readonly status: string
  readonly area_codes: AreaCode[]
  readonly started_at: Date
  readonly clock: ClockSpec
  readonly stand_ins: StandIns | null
  readonly response_plan: ResponsePlan
  readonly title_zh: string
  readonly title_en: string
}

/** Opens an incident; one that is there already stays as it is. */
export async function insertIncident(tx: Queryable, incident: NewIncident): Promise<void> {
  await tx.query(
    `INSERT INTO incidents (id, title_zh, title_en, hazard, is_exercise, status, area_codes, epicentre_longitude, epicentre_latitude,
       started_at, opened_at, clock, stand_ins, response_plan)
     VALUES ($1,$2,$3,$4,$5,'open',$6,$7,$8,$9,$9,$10,$11,$12) ON CONFLICT (id) DO NOTHING`,
    [
      incident.id,
      incident.titleZh,
      incident.titleEn,
      incident.hazard,
      incident.isExercise,
      incident.areaCodes,
      incident.epicentre?.longitude ?? null,
      incident.epicentre?.latitude ?? null,
      incident.startedAt,
      JSON.stringify(incident.clock),
      incident.standIns === null ? null : JSON.stringify(incident.standIns),
      JSON.stringify(incident.plan),
    ],
  )
  if (incident.clock.kind !== 'paced') return
  await tx.query(
    'INSERT INTO paced_clocks (incident_id, segments, seen_at) VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING',
    [incident.id, JSON.stringify(incident.clock.segments)],
  )
}

const COLUMNS =
  'id, hazard, is_exercise, status, area_codes, started_at, clock, stand_ins, response_plan, title_zh, title_en'

export async function readIncident(db: Queryable, id: string): Promise<IncidentRow> {
  const row = await one<IncidentRow>(db, `SELECT ${COLUMNS} FROM incidents WHERE id = $1`, [id])
  if (row === undefined) throw new Error(`no incident ${id}`)
  return row
}

/** The alert that opened an incident, in its newest revision, and what has been reported since (a newer figure replaces an older one). */
export async function readSituation(
  db: Queryable,
  incidentId: string,
): Promise<{ alert: Alert; areaCodes: readonly AreaCode[]; figures: ReportedFigures }> {
  const alert = await one<{ body: Alert; area_codes: AreaCode[] }>(
    db,
    `SELECT body, area_codes FROM alerts WHERE incident_id = $1 AND disposition IN ('started', 'revised') AND message_type <> 'cancel'
     ORDER BY received_at DESC, id DESC LIMIT 1`,
    [incidentId],
  )
  if (alert === undefined) throw new Error(`incident ${incidentId} has no alert`)
  const reports = await many<{ figures: ReportedFigures }>(
    db,
    'SELECT figures FROM situation_reports WHERE incident_id = $1 ORDER BY reported_at, recorded_at',
    [incidentId],
  )
  return {
    alert: alert.body,
    areaCodes: alert.area_codes,
    figures: Object.assign({}, ...reports.map((each) => each.figures)),
  }
}

/** Writes a status with the number of its workflow: a late retry can't undo a newer one. */
export async function writeStatus(
  tx: Queryable,
  change: {
    incidentId: string
    version: number
    status: string
    closedAt: Instant | null
    reason: string
    mergedInto: string | null
    summary: unknown
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE incidents SET status = $2, version = $3, closed_at = $4, close_reason = $5, merged_into = $6, summary = coalesce($7, summary),
       changed_at = clock_timestamp() WHERE id = $1 AND version < $3`,
    [
      change.incidentId,
      change.status,
      change.version,
      change.closedAt,
      change.reason,
      change.mergedInto,
      change.summary === null ? null : JSON.stringify(change.summary),
    ],
  )
  return rowCount === 1
}

export async function touchIncident(tx: Queryable, incidentId: string): Promise<void> {
  await atEnd(tx, `incident ${incidentId}`, () =>
    tx.query('UPDATE incidents SET changed_at = clock_timestamp() WHERE id = $1', [incidentId]),
  )
}

/** Marks an incident as split off from another; its posts are held by the same stand-ins. */
export async function writeSplitFrom(
  tx: Queryable,
  incidentId: string,
  { splitFrom, standIns }: { splitFrom: string; standIns: StandIns | null },
): Promise<void> {
  await tx.query('UPDATE incidents SET split_from = $2, stand_ins = $3 WHERE id = $1 AND split_from IS NULL', [
    incidentId,
    splitFrom,
    standIns === null ? null : JSON.stringify(standIns),
  ])
}

/** Takes areas away from an incident and its alerts. */
export async function removeAreas(tx: Queryable, incidentId: string, areaCodes: readonly AreaCode[]): Promise<void> {
  const left = `array(SELECT unnest(area_codes) EXCEPT SELECT unnest($2::text[]) ORDER BY 1)`
  await tx.query(`UPDATE alerts SET area_codes = ${left} WHERE incident_id = $1`, [incidentId, areaCodes])
  await tx.query(`UPDATE incidents SET area_codes = ${left} WHERE id = $1`, [incidentId, areaCodes])
}

/** Adds the areas of a merged incident to the one it was merged into. @returns the alert that the latter is assessed from */
export async function takeOverAreas(tx: Queryable, from: string, into: string): Promise<string | undefined> {
  const areas = `array(SELECT unnest(area_codes) UNION SELECT unnest((SELECT area_codes FROM incidents WHERE id = $1)) ORDER BY 1)`
  await tx.query(
    `UPDATE alerts SET area_codes = ${areas} WHERE incident_id = $2 AND disposition IN ('started', 'revised')`,
    [from, into],
  )
  await tx.query(`UPDATE incidents SET area_codes = ${areas} WHERE id = $2`, [from, into])
  const alert = await one<{ id: string }>(
    tx,
    `SELECT id FROM alerts WHERE incident_id = $1 AND disposition IN ('started', 'revised') ORDER BY received_at DESC, id DESC LIMIT 1`,
    [into],
  )
  return alert?.id
}
