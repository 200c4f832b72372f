import type { TableName } from '../../domain/exchange/column'
import type { OtherSourceKind } from '../../domain/supply/terms'
import { endedStates } from '../import/write-sources'

/** Where a table's columns are stored; a column that is not named has its own name. */
export type Selection = {
  readonly columns: Readonly<Record<string, string>>
  readonly from: string
  /** The code of the area that a row lies in; null: rows lie nowhere. */
  readonly area: string | null
  readonly order: string
}

const term = (name: string): string => `s.terms->>'${name}'`

/** In Beijing, as an import reads it; seconds only where there are some. */
const instant = (name: string): string =>
  `regexp_replace(to_char((${term(name)})::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS'), '(:00)?\\.000$', '')`

/** Those that have not ended: an import would bring them to life again. */
const source = (kind: OtherSourceKind, terms: Readonly<Record<string, string>>): Selection => ({
  columns: {
    ...{ id: 's.id', depot: 's.depot_id', area: 's.area_code', item: 's.item_code' },
    ...{ depends_on: "nullif(array_to_string(s.depends_on, '；'), '')", label: 's.label' },
    ...{ unit_cost_fen: term('unitCostFen'), answer_due_minutes: term('answerDueMinutes') },
    ...terms,
  },
  ...{
    from: `(SELECT * FROM supply_sources WHERE kind = '${kind}' AND state NOT IN (${endedStates(kind)})) s`,
    area: 's.area_code',
    order: 's.id',
  },
})

export const selections: Readonly<Record<TableName, Selection>> = {
  'item-kinds': { columns: {}, from: 'item_kinds', area: null, order: 'code' },
  kits: {
    columns: { kit: 'kit_code', part: 'part_code' },
    ...{ from: 'kit_parts', area: null, order: 'kit_code, part_code' },
  },
  substitutes: {
    columns: { item: 'item_code', by: 'by_code' },
    ...{ from: 'substitutes', area: null, order: 'item_code, by_code' },
  },
  depots: { columns: { area: 'area_code' }, from: 'depots', area: 'area_code', order: 'id' },
  // what lies there: not what an order will bring
  stock: {
    columns: { depot: 'l.depot_id', item: 'l.item_code', quantity: 'l.on_hand', lot: 'l.id' },
    from: `(SELECT * FROM stock_lots WHERE on_hand > 0 AND (ready_at IS NULL OR ready_at <= now())) l JOIN depots d ON d.id = l.depot_id`,
    ...{ area: 'd.area_code', order: 'l.depot_id, l.item_code, l.id' },
  },
  agreements: source('agreement', {
    guaranteed_quantity: term('guaranteedQuantity'),
    ready_after_hours: term('readyAfterHours'),
    valid_from: term('validFrom'),
    valid_until: term('validUntil'),
  }),
  producers: source('production', {
    start_up_hours: term('startUpHours'),
    daily_output: term('dailyOutput'),
    ramp_days: term('rampDays'),
    convertible_daily_output: term('convertibleDailyOutput'),
    conversion_hours: term('conversionHours'),
    raw_material_units: term('rawMaterialUnits'),
  }),
  suppliers: source('purchase', {
    quoted_quantity: term('quotedQuantity'),
    ready_after_hours: term('readyAfterHours'),
    quoted_until: term('quotedUntil'),
  }),
  donations: source('donation', {
    announced_quantity: term('announcedQuantity'),
    arrives_at: instant('arrivesAt'),
    for_area: term('forAreaCode'),
  }),
  requisitionable: source('requisition', {
    quantity: term('quantity'),
    compensation_fen: term('compensationFen'),
    return_due_on: term('returnDueOn'),
    ready_after_hours: term('readyAfterHours'),
  }),
  social: source('social', {
    declared_quantity: term('declaredQuantity'),
    declared_on: term('declaredOn'),
    ready_after_hours: term('readyAfterHours'),
  }),
  'mutual-aid': source('mutual-aid', {
    pact: term('pactId'),
    quantity: term('quantity'),
    ready_after_hours: term('readyAfterHours'),
  }),
  'international-aid': source('international', {
    quantity: term('quantity'),
    country: term('country'),
    enters_at: instant('entersAt'),
  }),
  pacts: { columns: {}, from: 'pacts', area: 'from_area', order: 'from_area, to_area' },
}
