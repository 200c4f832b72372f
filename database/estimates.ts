import type { DemandEstimate, DemandLine } from '../domain/demand/estimate'
import type { EstimateChanges } from '../domain/demand/compare-estimates'
import type { AreaCode } from '../domain/geography/area'
import type { LevelDecision, LevelState, ResponseKind, ResponseLevel } from '../domain/incident/level'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type LevelRow = { kind: ResponseKind; level: ResponseLevel; version: number; state: LevelState }

/** The newest level of each kind. */
export function readLevels(db: Queryable, incidentId: string): Promise<LevelRow[]> {
  return many<LevelRow>(
    db,
    `SELECT DISTINCT ON (kind) kind, level, version, state FROM incident_levels WHERE incident_id = $1 ORDER BY kind DESC, version DESC`,
    [incidentId],
  )
}

/** A level as it was set or decided: by whom (null: by the rules), why, and what stood before. */
export type LevelSet = LevelRow & {
  readonly before: ResponseLevel | null
  readonly reasons: LevelDecision['reasons']
  readonly decidedBy: string | null
  readonly comment: string | null
  readonly decidedAt: Instant
}

/** Of the newest level of each kind those that were set at this instant: the same however often it is asked. */
export async function readLevelsSetAt(db: Queryable, incidentId: string, at: Instant): Promise<readonly LevelSet[]> {
  const rows = await many<Omit<LevelSet, 'decidedAt'> & { decided_at: Date }>(
    db,
    `SELECT kind, level, version, state, before, reasons, "decidedBy", comment, decided_at
     FROM (SELECT DISTINCT ON (kind) kind, level, version, state, reasons, decided_by AS "decidedBy", comment, decided_at,
             (SELECT older.level FROM incident_levels older WHERE older.incident_id = newest.incident_id
                AND older.kind = newest.kind AND older.version = newest.version - 1) AS before
           FROM incident_levels newest WHERE incident_id = $1 ORDER BY kind DESC, version DESC) AS levels
     WHERE decided_at = $2`,
    [incidentId, at],
  )
  return rows.map(({ decided_at, ...row }) => ({ ...row, decidedAt: decided_at.toISOString() }))
}

export async function readLevelReasons(
  db: Queryable,
  incidentId: string,
  { kind, version }: Pick<LevelRow, 'kind' | 'version'>,
): Promise<LevelDecision['reasons']> {
  const row = await one<{ reasons: LevelDecision['reasons'] }>(
    db,
    'SELECT reasons FROM incident_levels WHERE incident_id = $1 AND kind = $2 AND version = $3',
    [incidentId, kind, version],
  )
  return row?.reasons ?? []
}

export async function insertLevel(
  tx: Queryable,
  incidentId: string,
  record: LevelDecision & {
    version: number
    state: LevelState
    decidedBy: string | null
    comment: string | null
    decidedAt: Instant
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO incident_levels (incident_id, kind, version, level, state, reasons, decided_by, comment, decided_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT DO NOTHING`,
    [
      incidentId,
      record.kind,
      record.version,
      record.level,
      record.state,
      JSON.stringify(record.reasons),
      record.decidedBy,
      record.comment,
      record.decidedAt,
    ],
  )
}

/** Stores a version of the estimate with all its lines. */
export async function insertEstimate(
  tx: Queryable,
  id: string,
  incidentId: string,
  estimate: DemandEstimate,
  changes: EstimateChanges | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO demand_estimates (id, incident_id, version, as_of, source_kind, source_id, edition, impacts, changes)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [
      id,
      incidentId,
      estimate.version,
      estimate.asOf,
      estimate.source.kind,
      estimate.source.id,
      estimate.edition,
      JSON.stringify(estimate.impacts),
      JSON.stringify(changes ?? {}),
    ],
  )
  await tx.query(
    `INSERT INTO demand_lines (estimate_id, area_code, item_code, low, expected, high, first_batch, life_saving, rules)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::int[], $8::bool[], $9::jsonb[])`,
    [
      id,
      estimate.lines.map((line) => line.areaCode),
      estimate.lines.map((line) => line.itemCode),
      estimate.lines.map((line) => line.need.low),
      estimate.lines.map((line) => line.need.expected),
      estimate.lines.map((line) => line.need.high),
      estimate.lines.map((line) => line.firstBatch),
      estimate.lines.map((line) => line.lifeSaving),
      estimate.lines.map((line) => JSON.stringify(line.rules)),
    ],
  )
}

type EstimateRow = {
  id: string
  version: number
  as_of: Date
  source_kind: 'alert' | 'situation-report'
  source_id: string
  edition: string
  impacts: DemandEstimate['impacts']
}
type LineRow = {
  area_code: string
  item_code: string
  low: number
  expected: number
  high: number
  first_batch: number
  life_saving: boolean
  rules: DemandLine['rules']
}

/** An estimate by id or the newest of an incident; undefined when there is none. */
export async function readEstimate(
  db: Queryable,
  which: { id: string } | { incidentId: string } | { incidentId: string; sourceId: string },
): Promise<(DemandEstimate & { id: string }) | undefined> {
  const columns = 'id, version, as_of, source_kind, source_id, edition, impacts'
  const row =
    'id' in which
      ? await one<EstimateRow>(db, `SELECT ${columns} FROM demand_estimates WHERE id = $1`, [which.id])
      : await one<EstimateRow>(
          db,
          `SELECT ${columns} FROM demand_estimates WHERE incident_id = $1 AND ($2::text IS NULL OR source_id = $2) ORDER BY version DESC LIMIT 1`,
          [which.incidentId, 'sourceId' in which ? which.sourceId : null],
        )
  if (row === undefined) return undefined
  const lines = await many<LineRow>(
    db,
    'SELECT area_code, item_code, low, expected, high, first_batch, life_saving, rules FROM demand_lines WHERE estimate_id = $1 ORDER BY area_code, item_code',
    [row.id],
  )
  return {
    id: row.id,
    version: row.version,
    asOf: row.as_of.toISOString(),
    source: { kind: row.source_kind, id: row.source_id },
    edition: row.edition,
    impacts: row.impacts,
    lines: lines.map((line) => ({ ...needOf(line), rules: line.rules })),
  }
}

/** What planning reads of an estimate: whom it strikes, and what they need without what asked for it. */
export type EstimatedNeeds = {
  readonly struck: readonly AreaCode[]
  readonly lines: readonly Omit<DemandLine, 'rules'>[]
}

/** The needs that an estimate holds, of these kinds or of all; undefined when there is no such estimate. */
export async function readEstimatedNeeds(
  db: Queryable,
  id: string,
  itemCodes: readonly string[] | null,
): Promise<EstimatedNeeds | undefined> {
  const [row, lines] = await Promise.all([
    one<{ struck: AreaCode[] }>(
      db,
      `SELECT array(SELECT impact ->> 'areaCode' FROM jsonb_array_elements(impacts) AS impact) AS struck FROM demand_estimates WHERE id = $1`,
      [id],
    ),
    many<Omit<LineRow, 'rules'>>(
      db,
      `SELECT area_code, item_code, low, expected, high, first_batch, life_saving FROM demand_lines
       WHERE estimate_id = $1 AND ($2::text[] IS NULL OR item_code = ANY ($2)) ORDER BY area_code, item_code`,
      [id, itemCodes],
    ),
  ])
  return row === undefined ? undefined : { struck: row.struck, lines: lines.map(needOf) }
}

const needOf = (row: Omit<LineRow, 'rules'>): Omit<DemandLine, 'rules'> => ({
  areaCode: row.area_code,
  itemCode: row.item_code,
  need: { low: row.low, expected: row.expected, high: row.high },
  firstBatch: row.first_batch,
  lifeSaving: row.life_saving,
})

/** Every level that was proposed for an incident so far. */
export async function readProposedLevels(
  db: Queryable,
  incidentId: string,
  kind: ResponseKind,
): Promise<ResponseLevel[]> {
  const rows = await many<{ level: ResponseLevel }>(
    db,
    `SELECT level FROM incident_levels WHERE incident_id = $1 AND kind = $2 AND state = 'provisional'`,
    [incidentId, kind],
  )
  return rows.map((row) => row.level)
}
