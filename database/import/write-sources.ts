import type { PoolClient } from 'pg'
import { faultsWhere, findReferences, joinFound, referenceTable, saidTwice } from './find-references'
import type { TableWriter } from './table-writer'
import type { TargetColumn } from './upsert-rows'
import { asIs, upsertRows } from './upsert-rows'

/** A term of a source: its name in the stored terms, the column it comes from, its type, what it is when not said. */
type Term = { readonly name: string; readonly column: string; readonly type: string; readonly otherwise: string }

const term = (name: string, column: string, type: string, otherwise = 'null'): Term => ({
  name,
  column,
  type,
  otherwise,
})

const agreementTerms: readonly Term[] = [
  term('guaranteedQuantity', 'guaranteed_quantity', 'int'),
  term('unitCostFen', 'unit_cost_fen', 'int', '0'),
  term('answerDueMinutes', 'answer_due_minutes', 'int'),
  term('readyAfterHours', 'ready_after_hours', 'numeric'),
  term('validFrom', 'valid_from', 'text'),
  term('validUntil', 'valid_until', 'text'),
]

const productionTerms: readonly Term[] = [
  term('startUpHours', 'start_up_hours', 'numeric'),
  term('dailyOutput', 'daily_output', 'int'),
  term('rampDays', 'ramp_days', 'int', '0'),
  term('convertibleDailyOutput', 'convertible_daily_output', 'int', '0'),
  term('conversionHours', 'conversion_hours', 'numeric', '0'),
  term('rawMaterialUnits', 'raw_material_units', 'int'),
  term('unitCostFen', 'unit_cost_fen', 'int', '0'),
  term('answerDueMinutes', 'answer_due_minutes', 'int'),
]

/** Terms as a JSON object; a stored source keeps those that the file lacks. */
function termsOf(kind: string, terms: readonly Term[], present: ReadonlySet<string>): TargetColumn {
  const pairs = (some: readonly Term[]): string =>
    some
      .map(({ name, column, type, otherwise }) => `'${name}', coalesce(s.${column}::${type}, ${otherwise})`)
      .join(', ')
  const there = terms.filter(({ column }) => present.has(column))
  return {
    ...{ db: 'terms', sql: `jsonb_build_object('kind', '${kind}', ${pairs(terms)})`, needs: 'always' },
    patch: `jsonb_build_object(${pairs(there)})`,
  }
}

const dependencies = String.raw`coalesce((SELECT array_agg(trim(part)) FROM unnest(regexp_split_to_array(s.depends_on, '[;；]')) part WHERE trim(part) <> ''), '{}')`

/** A source, once imported, is no synthetic one unless the file says so. */
const labelOf =
  "coalesce(s.label, (SELECT nullif(o.label, 'synthetic') FROM supply_sources o WHERE o.id = s.id), 'unverified')"

function sourceWriter(kind: 'agreement' | 'production', terms: readonly Term[]): TableWriter {
  return {
    async check({ tx, staged }) {
      const isOther = `EXISTS (SELECT 1 FROM supply_sources o WHERE o.id = s.id AND o.kind <> '${kind}')`
      return [
        ...(await saidTwice(tx, `${staged} s`, ['s.id'], 'id')),
        ...(await faultsWhere(tx, `${staged} s`, isOther, { column: 'id', fault: 'source-kind' })),
        ...(await findReferences(tx, staged, 'depot', 'depot')),
        ...(await findReferences(tx, staged, 'item', 'item')),
        ...(await findReferences(tx, staged, 'area', 'area')),
      ]
    },
    async write({ tx, staged, present, actor, fileName }) {
      const counts = await upsertRows(
        tx,
        {
          ...{ target: 'supply_sources', key: ['id'] },
          from: `${staged} s ${joinFound(staged, 'depot')} JOIN depots d ON d.id = depot_found.id ${joinFound(staged, 'item')}
            LEFT JOIN ${referenceTable(staged, 'area')} area_found ON area_found.said = s.area`,
          columns: [
            asIs('id', 'text'),
            { db: 'kind', sql: `'${kind}'::text`, needs: 'only-new' },
            asIs('party_zh', 'text'),
            asIs('party_en', 'text', 'party_en', 's.party_zh'),
            { db: 'depot_id', sql: 'depot_found.id', needs: ['depot'] },
            { db: 'area_code', sql: 'coalesce(area_found.id, d.area_code)::char(6)', needs: ['area'] },
            { db: 'item_code', sql: 'item_found.id::char(7)', needs: ['item'] },
            { db: 'state', sql: "'standing'::text", needs: 'only-new' },
            termsOf(kind, terms, present),
            asIs('surveyed_on', 'date'),
            asIs('survey_every_days', 'integer'),
            { db: 'depends_on', sql: dependencies, needs: ['depends_on'] },
            { db: 'label', sql: labelOf, needs: 'always' },
          ],
        },
        present,
      )
      await beginLives(tx, staged, actor, fileName)
      return counts
    },
  }
}

/** A source that an import adds is one that stands: its history begins with that. */
async function beginLives(tx: PoolClient, staged: string, actor: string, fileName: string): Promise<void> {
  await tx.query(
    `WITH begun AS (
       UPDATE supply_sources x SET version = 1 FROM ${staged} s
       WHERE x.id = s.id AND x.version = 0 AND x.created_at >= now() RETURNING x.id, x.state)
     INSERT INTO supply_source_events (source_id, version, action, from_state, to_state, actor, at, detail)
     SELECT id, 1, 'admit', NULL, state, $1, now(), jsonb_build_object('import', $2::text) FROM begun`,
    [actor, fileName],
  )
}

export const agreementWriter = sourceWriter('agreement', agreementTerms)
export const producerWriter = sourceWriter('production', productionTerms)
