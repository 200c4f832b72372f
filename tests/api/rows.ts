import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../database/client'
import type { ClockSpec } from '../../domain/time/scenario-clock'

const planFile = join(__dirname, '..', '..', 'database', 'reference', 'policies', 'response-plan.json')
const plan = (JSON.parse(readFileSync(planFile, 'utf8')) as { body: object }).body

type IncidentTraits = {
  readonly status: string
  readonly areaCodes: readonly string[]
  readonly clock: ClockSpec
  readonly isExercise: boolean
  readonly levels: readonly (readonly ['relief' | 'hazard', string])[]
}

/** An open incident in Jishishan, as the activities would have stored it; no workflow runs it. */
export async function anIncident(database: Database, traits: Partial<IncidentTraits> = {}): Promise<string> {
  const { status = 'open', areaCodes = ['622927'], clock = { kind: 'real' }, levels = [] } = traits
  const { isExercise = true } = traits
  const id = `inc-${randomUUID().slice(0, 8)}`
  const closed = ['closed', 'false-alarm', 'merged'].includes(status)
  await database.pool.query(
    `INSERT INTO incidents (id, title_zh, title_en, hazard, is_exercise, status, area_codes, started_at, opened_at, closed_at, clock, response_plan)
     VALUES ($1, '积石山地震', 'Jishishan earthquake', 'earthquake', $7, $2, $3, now(), now(), $4, $5, $6)`,
    [id, status, areaCodes, closed ? new Date() : null, JSON.stringify(clock), JSON.stringify(plan), isExercise],
  )
  if (clock.kind === 'paced')
    await database.pool.query('INSERT INTO paced_clocks (incident_id, segments, seen_at) VALUES ($1, $2, now())', [
      id,
      JSON.stringify(clock.segments),
    ])
  for (const [kind, level] of levels)
    await database.pool.query(
      `INSERT INTO incident_levels (incident_id, kind, version, level, state, reasons, decided_at)
       VALUES ($1, $2, 1, $3, 'provisional', '[]', now())`,
      [id, kind, level],
    )
  return id
}

type ConsignmentTraits = { readonly status: string; readonly depotId: string; readonly areaCode: string }

/** A consignment of 100 tents out of a plan and a release order. */
export async function aConsignment(database: Database, incidentId: string, traits: Partial<ConsignmentTraits> = {}) {
  const { pool } = database
  const id = `con-${randomUUID().slice(0, 8)}`
  const { status = 'ordered', areaCode = '622927' } = traits
  const depotId = traits.depotId ?? (await aDepotIn(database, '622900'))
  const at = new Date()
  await pool.query(
    `INSERT INTO demand_estimates (id, incident_id, version, as_of, source_kind, source_id, edition, impacts, changes)
     VALUES ($1, $1, 1, $2, 'alert', 'a', 'e', '[]', '{}') ON CONFLICT DO NOTHING`,
    [incidentId, at],
  )
  await pool.query(
    `INSERT INTO allocation_plans (id, incident_id, version, estimate_id, planned_at, coverage_min, coverage_mean, on_time_share, method, shortfalls, solve_ms)
     VALUES ($1, $1, 1, $1, $2, 1, 1, 1, '{}', '[]', 1) ON CONFLICT DO NOTHING`,
    [incidentId, at],
  )
  await pool.query(
    `INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at) VALUES ($1, $2, $2, 'first', 'x', $3)`,
    [id, incidentId, at],
  )
  await pool.query(
    'INSERT INTO movement_notices (id, release_order_id, depot_id, issued_by, issued_at) VALUES ($1, $1, $2, $3, $4)',
    [id, depotId, 'x', at],
  )
  await pool.query(
    `INSERT INTO consignments (id, incident_id, movement_notice_id, batch, depot_id, area_code, status, distance_km, due_at, ordered_at)
     VALUES ($1, $2, $1, 'first', $3, $4, $5, 12, $6, $6)`,
    [id, incidentId, depotId, areaCode, status, at],
  )
  await pool.query(`INSERT INTO consignment_lines (consignment_id, item_code, approved) VALUES ($1, '1010101', 100)`, [
    id,
  ])
  return id
}

export async function aDepotIn(database: Database, areaCode: string): Promise<string> {
  const depot = await database.prisma.depot.findFirstOrThrow({ where: { areaCode }, orderBy: { id: 'asc' } })
  return depot.id
}
