import { tables } from '../../domain/exchange/tables'
import { endStates } from '../../domain/supply/life'
import { firstAct, lives } from '../../domain/supply/lives'
import type { OtherSourceKind } from '../../domain/supply/terms'
import { faultsWhere, findReferences, joinFound, referenceTable, saidTwice } from './find-references'
import type { SourceTable } from './source-terms'
import { referringTerms, sourceTables, termsColumn } from './source-terms'
import type { TableWriter, WriteContext } from './table-writer'
import type { TargetColumn } from './upsert-rows'
import { asIs, upsertRows } from './upsert-rows'

const dependencies = String.raw`coalesce((SELECT array_agg(trim(part)) FROM unnest(regexp_split_to_array(s.depends_on, '[;；]')) part WHERE trim(part) <> ''), '{}')`

/** A source, once imported, is no synthetic one unless the file says so. */
const labelOf =
  "coalesce(s.label, (SELECT nullif(o.label, 'synthetic') FROM supply_sources o WHERE o.id = s.id), 'unverified')"

/** One source a line; what a file adds begins its life, what it changes is an event of that life. */
export function sourceWriter(table: SourceTable): TableWriter {
  const { kind } = sourceTables[table]
  return {
    async check({ tx, staged }) {
      const isOther = `EXISTS (SELECT 1 FROM supply_sources o WHERE o.id = s.id AND o.kind <> '${kind}')`
      const hasEnded = `EXISTS (SELECT 1 FROM supply_sources o WHERE o.id = s.id AND o.kind = '${kind}' AND o.state IN (${endedStates(kind)}))`
      const faults = [
        ...(await saidTwice(tx, `${staged} s`, ['s.id'], 'id')),
        ...(await faultsWhere(tx, `${staged} s`, isOther, { column: 'id', fault: 'source-kind' })),
        ...(await faultsWhere(tx, `${staged} s`, hasEnded, { column: 'id', fault: 'source-ended' })),
        ...(await findReferences(tx, staged, 'depot', 'depot')),
        ...(await findReferences(tx, staged, 'item', 'item')),
        ...(await findReferences(tx, staged, 'area', 'area')),
      ]
      for (const { column, to } of referringTerms(table)) faults.push(...(await findReferences(tx, staged, column, to)))
      return faults
    },
    async write(context) {
      await keepBefore(context)
      const counts = await upsertRows(
        context.tx,
        {
          ...{ target: 'supply_sources', key: ['id'] },
          from: fromOf(table, context.staged),
          columns: columnsOf(table, context.present),
        },
        context.present,
      )
      await beginLives(context, kind)
      await recordChanges(context)
      return counts
    },
  }
}

/** SQL of the states from which no act leads on; names of ours. */
export const endedStates = (kind: OtherSourceKind): string =>
  endStates(lives[kind].source)
    .map((state) => `'${state}'`)
    .join(', ')

function fromOf(table: SourceTable, staged: string): string {
  const maybe = ['area', ...referringTerms(table).map(({ column }) => column)]
  const joined = maybe.map(
    (column) => `LEFT JOIN ${referenceTable(staged, column)} ${column}_found ON ${column}_found.said = s.${column}`,
  )
  return `${staged} s ${joinFound(staged, 'depot')} JOIN depots d ON d.id = depot_found.id ${joinFound(staged, 'item')} ${joined.join(' ')}`
}

function columnsOf(table: SourceTable, present: ReadonlySet<string>): TargetColumn[] {
  const { kind } = sourceTables[table]
  const isSurveyed = tables[table].columns.some(({ id }) => id === 'survey_every_days')
  return [
    asIs('id', 'text'),
    { db: 'kind', sql: `'${kind}'::text`, needs: 'only-new' },
    asIs('party_zh', 'text'),
    asIs('party_en', 'text', 'party_en', 's.party_zh'),
    { db: 'depot_id', sql: 'depot_found.id', needs: ['depot'] },
    { db: 'area_code', sql: 'coalesce(area_found.id, d.area_code)::char(6)', needs: ['area'] },
    { db: 'item_code', sql: 'item_found.id::char(7)', needs: ['item'] },
    { db: 'state', sql: `'${beginningOf(kind).to}'::text`, needs: 'only-new' },
    termsColumn(table, present),
    ...(isSurveyed
      ? [
          asIs('surveyed_on', 'date'),
          asIs('survey_every_days', 'integer'),
          { db: 'depends_on', sql: dependencies, needs: ['depends_on'] },
        ]
      : []),
    { db: 'label', sql: labelOf, needs: 'always' },
  ]
}

/** What a file adds stands, where the kind has such a state; else it is announced or offered, and an officer decides. */
function beginningOf(kind: OtherSourceKind): { readonly action: string; readonly to: string } {
  const { source } = lives[kind]
  if (source.states.includes('standing')) return { action: 'admit', to: 'standing' }
  const { name, to } = firstAct(source)
  return { action: name, to }
}

/** Its history begins with the import. */
async function beginLives({ tx, staged, actor, fileName }: WriteContext, kind: OtherSourceKind): Promise<void> {
  await tx.query(
    `WITH begun AS (
       UPDATE supply_sources x SET version = 1 FROM ${staged} s
       WHERE x.id = s.id AND x.version = 0 AND NOT EXISTS (SELECT 1 FROM ${staged}_before b WHERE b.id = x.id) RETURNING x.id, x.state)
     INSERT INTO supply_source_events (source_id, version, action, from_state, to_state, actor, at, detail)
     SELECT id, 1, $3, NULL, state, $1, now(), jsonb_build_object('import', $2::text) FROM begun`,
    [actor, fileName, beginningOf(kind).action],
  )
}

/** Everything of a source that a file may change. */
const changeable =
  '(x.party_zh, x.party_en, x.depot_id, x.area_code, x.item_code, x.terms, x.surveyed_on, x.survey_every_days, x.depends_on, x.label)'

async function keepBefore({ tx, staged }: WriteContext): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE ${staged}_before ON COMMIT DROP AS
     SELECT x.id, md5(${changeable}::text) AS was FROM supply_sources x JOIN ${staged} s ON s.id = x.id`,
  )
}

/** Who looked at a source before may not act on it as if it were the same. */
async function recordChanges({ tx, staged, actor, fileName }: WriteContext): Promise<void> {
  await tx.query(
    `WITH changed AS (
       UPDATE supply_sources x SET version = x.version + 1 FROM ${staged}_before b
       WHERE x.id = b.id AND md5(${changeable}::text) <> b.was RETURNING x.id, x.version, x.state, x.terms)
     INSERT INTO supply_source_events (source_id, version, action, from_state, to_state, actor, at, detail)
     SELECT id, version, 'change', state, state, $1, now(), jsonb_build_object('import', $2::text, 'terms', terms) FROM changed`,
    [actor, fileName],
  )
}
