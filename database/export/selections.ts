import type { TableName } from '../../domain/exchange/column'

/** Where a table's columns are stored; a column that is not named has its own name. */
export type Selection = {
  readonly columns: Readonly<Record<string, string>>
  readonly from: string
  /** The code of the area that a row lies in; null: rows lie nowhere. */
  readonly area: string | null
  readonly order: string
}

const term = (name: string): string => `s.terms->>'${name}'`

const source = (kind: string, terms: Readonly<Record<string, string>>): Selection => ({
  columns: {
    ...{ id: 's.id', depot: 's.depot_id', area: 's.area_code', item: 's.item_code' },
    ...{ depends_on: "nullif(array_to_string(s.depends_on, '；'), '')", label: 's.label' },
    ...{ unit_cost_fen: term('unitCostFen'), answer_due_minutes: term('answerDueMinutes') },
    ...terms,
  },
  ...{ from: `(SELECT * FROM supply_sources WHERE kind = '${kind}') s`, area: 's.area_code', order: 's.id' },
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
  pacts: { columns: {}, from: 'pacts', area: 'from_area', order: 'from_area, to_area' },
}
