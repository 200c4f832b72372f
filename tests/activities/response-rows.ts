import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsignmentStep, OrderedConsignment } from '../../activities/goods-interfaces'
import { insertEstimate } from '../../database/estimates'
import { insertIncident } from '../../database/incidents'
import { insertPlan } from '../../database/plans'
import { inTransaction } from '../../database/transaction'
import type { PlanLine } from '../../domain/allocation/plan'
import type { NewTask } from '../../domain/response/task'
import type { ResponsePlan } from '../../domain/response/response-plan'
import { addHours } from '../../domain/time/instant'
import type { ActivityDesk } from './activity-desk'

export const STARTED = '2026-11-01T00:00:00.000Z'
export const COUNTY = '622927'
export const at = (hours: number): string => addHours(STARTED, hours)

const planFile = join(__dirname, '..', '..', 'database', 'reference', 'policies', 'response-plan.json')
const responsePlan = (JSON.parse(readFileSync(planFile, 'utf8')) as { body: ResponsePlan }).body

export type Shelf = { readonly depotId: string; readonly itemCode: string }

/** Depots of the county's province with the stock of one item set to so many units, in the ledger too. */
export async function stockedShelves(desk: ActivityDesk, units: number, count = 1): Promise<readonly Shelf[]> {
  const shelves = await desk.rows<Shelf & { onHand: number }>(
    `SELECT depot_id AS "depotId", item_code AS "itemCode", on_hand AS "onHand" FROM stock_positions p JOIN depots d ON d.id = p.depot_id
     WHERE d.area_code LIKE '62%' AND reserved = 0 AND item_code = (SELECT min(item_code) FROM stock_positions) ORDER BY 1 LIMIT $1`,
    [count],
  )
  for (const { depotId, itemCode, onHand } of shelves) {
    if (units === onHand) throw new Error('the shelf holds that already')
    await desk.rows(
      `WITH lot AS (UPDATE stock_lots SET on_hand = $3 WHERE depot_id = $1 AND item_code = $2 RETURNING id, depot_id, item_code),
         position AS (UPDATE stock_positions SET on_hand = $3, floor = 0 WHERE depot_id = $1 AND item_code = $2)
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason)
       SELECT depot_id, item_code, id, 'adjusted', $4, 'test ' || clock_timestamp(), 'set for the test' FROM lot`,
      [depotId, itemCode, units, units - onHand],
    )
  }
  return shelves.map(({ depotId, itemCode }) => ({ depotId, itemCode }))
}

/** An open incident in one county, on the plan that ships. */
export async function anOpenIncident(desk: ActivityDesk, id = 'quake'): Promise<string> {
  await insertIncident(desk.database.pool, {
    id,
    titleZh: '积石山地震',
    titleEn: 'Jishishan earthquake',
    hazard: 'earthquake',
    isExercise: false,
    areaCodes: [COUNTY],
    epicentre: null,
    startedAt: STARTED,
    clock: { kind: 'real' },
    standIns: null,
    plan: responsePlan,
  })
  return id
}

export const aPlanLine = (shelf: Shelf, parts: Partial<PlanLine> = {}): PlanLine => ({
  ...shelf,
  id: 'line-1',
  batch: 'first',
  areaCode: COUNTY,
  offerId: `stock:${shelf.depotId}:${shelf.itemCode}`,
  source: 'stock',
  quantity: 100,
  distanceKm: 120,
  leavesAt: at(3),
  arrivesAt: at(6),
  dueAt: at(24),
  late: false,
  chosenBecause: { key: 'plan.nearest', values: {} },
  passedOver: [],
  ...parts,
})

/** A stored plan with these lines, on an estimate of its own; its id. */
export async function aStoredPlan(desk: ActivityDesk, incidentId: string, lines: readonly PlanLine[]): Promise<string> {
  const { pool } = desk.database
  const source = { kind: 'alert' as const, id: 'alert' }
  const estimate = { version: 1, asOf: STARTED, source, edition: 'test', impacts: [], lines: [] }
  await insertEstimate(pool, `est-${incidentId}-1`, incidentId, estimate, null)
  const id = `plan-${incidentId}-1`
  const stored = {
    id,
    incidentId,
    version: 1,
    estimateId: `est-${incidentId}-1`,
    plannedAt: STARTED,
    solveMs: 1,
    certified: true,
    causes: [],
    plan: {
      lines,
      shortfalls: [],
      delays: [],
      coverageMin: 1,
      coverageMean: 1,
      onTimeShare: 1,
      method: { name: 'test', edition: 'test', proof: 'none' as const },
      certificate: null,
    },
  }
  await inTransaction(pool, (tx) => insertPlan(tx, stored))
  return id
}

type ReleaseInput = Parameters<ActivityDesk['activities']['releaseBatch']>[0]

export const aRelease = (incidentId: string, parts: Partial<ReleaseInput> = {}): ReleaseInput => ({
  incidentId,
  planId: `plan-${incidentId}-1`,
  batch: 'first',
  changes: null,
  by: 'leader Wang',
  byTelephone: false,
  paperDueAt: null,
  keeperAnswerDueAt: at(1.25),
  standIns: null,
  now: at(1),
  ...parts,
})

/** An ordered consignment of an incident of its own, drawn on a shelf with so many units. */
export async function anOrdered(desk: ActivityDesk, units = 100): Promise<OrderedConsignment & Shelf> {
  const [shelf] = await stockedShelves(desk, units)
  if (shelf === undefined) throw new Error('no shelf in the reference network')
  const incidentId = await anOpenIncident(desk)
  await aStoredPlan(desk, incidentId, [aPlanLine(shelf)])
  const { consignments } = await desk.activities.releaseBatch(aRelease(incidentId))
  const [ordered] = consignments
  if (ordered === undefined) throw new Error('nothing was ordered')
  return { ...ordered, itemCode: shelf.itemCode }
}

export const aStep = (
  consignmentId: string,
  version: number,
  parts: Partial<ConsignmentStep> = {},
): ConsignmentStep => ({
  consignmentId,
  incidentId: 'quake',
  batch: 'first',
  version,
  now: at(1 + version),
  by: 'keeper Li',
  settles: null,
  opens: [],
  standIns: null,
  ...parts,
})

export const aTask = (parts: Partial<NewTask> = {}): NewTask => ({
  id: 'task-1',
  incidentId: 'quake',
  kind: 'confirm-level',
  post: 'duty-officer',
  areaCode: COUNTY,
  workflowId: 'incident/quake',
  subject: 'relief',
  facts: { level: 'III' },
  openedAt: at(0),
  dueAt: at(0.5),
  ...parts,
})

/** Someone who holds a post for an area, by default the county's. */
export async function aPersonOn(desk: ActivityDesk, post: string, name: string, areaCode = COUNTY): Promise<void> {
  await desk.rows(`INSERT INTO "user" (id, name, email) VALUES ($1, $1, $1 || '@example.org')`, [name])
  await desk.rows('INSERT INTO post_holdings (id, user_id, post, area_code) VALUES ($1, $2, $3, $4)', [
    `${name} ${post}`,
    name,
    post,
    areaCode,
  ])
}

/** What stands in the position and what the ledger says it must be. */
export async function shelfOf(desk: ActivityDesk, { depotId, itemCode }: Shelf): Promise<ShelfState> {
  const [position] = await desk.rows<ShelfState['position']>(
    'SELECT on_hand AS "onHand", reserved FROM stock_positions WHERE depot_id = $1 AND item_code = $2',
    [depotId, itemCode],
  )
  const [ledger] = await desk.rows<ShelfState['ledger']>(
    `SELECT coalesce(sum(quantity * CASE WHEN kind IN ('received', 'returned', 'adjusted') THEN 1 WHEN kind IN ('issued', 'rotated', 'scrapped') THEN -1 ELSE 0 END), 0)::int AS "onHand",
       coalesce(sum(quantity * CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 WHEN 'issued' THEN -1 ELSE 0 END), 0)::int AS reserved
     FROM stock_movements WHERE depot_id = $1 AND item_code = $2`,
    [depotId, itemCode],
  )
  if (position === undefined || ledger === undefined) throw new Error(`no position of ${itemCode} in ${depotId}`)
  return { position, ledger }
}
type Amounts = { readonly onHand: number; readonly reserved: number }
export type ShelfState = { readonly position: Amounts; readonly ledger: Amounts }
