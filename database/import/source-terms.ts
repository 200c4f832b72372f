import type { TableName } from '../../domain/exchange/column'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Referred } from './find-references'
import type { TargetColumn } from './upsert-rows'

/** Tables whose lines are sources beside stock. */
export type SourceTable = Extract<
  TableName,
  | 'agreements'
  | 'producers'
  | 'suppliers'
  | 'donations'
  | 'requisitionable'
  | 'social'
  | 'mutual-aid'
  | 'international-aid'
>

/** A term of a source: its name in the stored terms, the column it comes from, its type, what it is when not said. */
type Term = {
  readonly name: string
  readonly column: string
  readonly type: 'int' | 'numeric' | 'text' | Extract<Referred, 'area' | 'pact'>
  readonly otherwise: string
}

const term = (name: string, column: string, type: Term['type'], otherwise = 'null'): Term => ({
  name,
  column,
  type,
  otherwise,
})

const unitCost = term('unitCostFen', 'unit_cost_fen', 'int', '0')
const answerDue = term('answerDueMinutes', 'answer_due_minutes', 'int')
const readyAfter = term('readyAfterHours', 'ready_after_hours', 'numeric')
const quantity = term('quantity', 'quantity', 'int')

/** What each table says of a source, as domain/supply/terms types it. */
export const sourceTables: Readonly<
  Record<SourceTable, { readonly kind: OtherSourceKind; readonly terms: readonly Term[] }>
> = {
  agreements: {
    kind: 'agreement',
    terms: [
      ...[term('guaranteedQuantity', 'guaranteed_quantity', 'int'), unitCost, answerDue, readyAfter],
      ...[term('validFrom', 'valid_from', 'text'), term('validUntil', 'valid_until', 'text')],
    ],
  },
  producers: {
    kind: 'production',
    terms: [
      ...[term('startUpHours', 'start_up_hours', 'numeric'), term('dailyOutput', 'daily_output', 'int')],
      term('rampDays', 'ramp_days', 'int', '0'),
      term('convertibleDailyOutput', 'convertible_daily_output', 'int', '0'),
      term('conversionHours', 'conversion_hours', 'numeric', '0'),
      ...[term('rawMaterialUnits', 'raw_material_units', 'int'), unitCost, answerDue],
    ],
  },
  suppliers: {
    kind: 'purchase',
    terms: [
      ...[term('quotedQuantity', 'quoted_quantity', 'int'), unitCost, readyAfter],
      term('quotedUntil', 'quoted_until', 'text'),
    ],
  },
  donations: {
    kind: 'donation',
    terms: [
      ...[term('announcedQuantity', 'announced_quantity', 'int'), term('arrivesAt', 'arrives_at', 'text')],
      term('forAreaCode', 'for_area', 'area'),
    ],
  },
  requisitionable: {
    kind: 'requisition',
    terms: [
      ...[quantity, term('returnDueOn', 'return_due_on', 'text')],
      ...[term('compensationFen', 'compensation_fen', 'int', '0'), readyAfter],
    ],
  },
  social: {
    kind: 'social',
    terms: [
      ...[term('declaredQuantity', 'declared_quantity', 'int'), term('declaredOn', 'declared_on', 'text'), readyAfter],
    ],
  },
  'mutual-aid': {
    kind: 'mutual-aid',
    terms: [term('pactId', 'pact', 'pact'), quantity, answerDue, readyAfter, unitCost],
  },
  'international-aid': {
    kind: 'international',
    terms: [quantity, term('country', 'country', 'text'), term('entersAt', 'enters_at', 'text')],
  },
}

/** Columns of a term that name an area or a pact. */
export const referringTerms = (table: SourceTable): readonly { readonly column: string; readonly to: Referred }[] =>
  sourceTables[table].terms.flatMap(({ column, type }) =>
    type === 'area' || type === 'pact' ? [{ column, to: type }] : [],
  )

const sqlOf = ({ name, column, type, otherwise }: Term): string =>
  type === 'area' || type === 'pact'
    ? `'${name}', ${column}_found.id`
    : `'${name}', coalesce(s.${column}::${type}, ${otherwise})`

/** Terms as a JSON object; a stored source keeps those that the file lacks. */
export function termsColumn(table: SourceTable, present: ReadonlySet<string>): TargetColumn {
  const { kind, terms } = sourceTables[table]
  const there = terms.filter(({ column }) => present.has(column))
  return {
    ...{ db: 'terms', sql: `jsonb_build_object('kind', '${kind}', ${terms.map(sqlOf).join(', ')})`, needs: 'always' },
    patch: `jsonb_build_object(${there.map(sqlOf).join(', ')})`,
  }
}
