import type { Database } from '../../../database/client'
import { createSource, actOnSource } from '../../../database/supply/source-acts'
import { inTransaction } from '../../../database/transaction'
import type { SourceTerms } from '../../../domain/supply/terms'
import { rules } from '../../domain/supply/sources'
import { NOW, TENT } from './shelves'

const begins: Partial<Record<SourceTerms['kind'], string>> = { donation: 'take', international: 'accept' }

/** A source that offers, at a depot. */
export async function aStandingSource(
  database: Database,
  id: string,
  depotId: string,
  terms: SourceTerms,
): Promise<void> {
  const by = { by: 'officer', at: NOW, reason: null }
  await inTransaction(database.pool, async (tx) => {
    await createSource(tx, {
      ...by,
      ...{ id, partyZh: '厂', partyEn: 'Works', depotId, areaCode: '620000', itemCode: TENT, terms },
      ...{ surveyedOn: null, surveyEveryDays: null, dependsOn: [] },
    })
    const action = begins[terms.kind] ?? 'admit'
    expect(await actOnSource(tx, { ...by, sourceId: id, action })).toMatchObject({ outcome: 'done', version: 2 })
  })
}

export async function keepRules({ pool }: Database): Promise<void> {
  await pool.query(
    `INSERT INTO policy_editions (kind, area_code, edition, label, body, created_by) VALUES ('source-rules', '100000', 'test', 'unverified', $1, 'test')`,
    [JSON.stringify(rules)],
  )
}

/** An incident with an estimate that struck these counties. */
export async function anIncident({ pool }: Database, id: string, struck: readonly string[]): Promise<string> {
  await pool.query(
    `INSERT INTO incidents (id, title_zh, title_en, hazard, is_exercise, status, area_codes, started_at, opened_at, clock, response_plan)
     VALUES ($1, '地震', 'Quake', 'earthquake', false, 'open', $2, $3, $3, '{}', '{}')`,
    [id, struck, NOW],
  )
  await pool.query(
    `INSERT INTO demand_estimates (id, incident_id, version, as_of, source_kind, source_id, edition, impacts, changes)
     VALUES ($1, $1, 1, $2, 'alert', 'alert', 'test', $3, '{}')`,
    [id, NOW, JSON.stringify(struck.map((areaCode) => ({ areaCode })))],
  )
  return id
}
