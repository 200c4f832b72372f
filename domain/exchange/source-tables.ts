import type { TableSpec } from './column'
import { day, decimal, must, whole } from './column'
import { answerDue, mostHours, mostUnits, party, readyAfter, unitCost, upkeep } from './source-columns'

/** The heading of its English name is older than the other tables of sources. */
const firm = party('企业名称', 'Firm', ['企业英文名称', 'English name of the firm'])

export const agreements: TableSpec = {
  name: 'agreements',
  zh: '协议储备',
  en: 'Agreements',
  alongside: [],
  columns: [
    ...firm,
    must(whole('guaranteed_quantity', '保证供应量', 'Guaranteed quantity', 0, mostUnits)),
    unitCost,
    answerDue,
    readyAfter,
    must(day('valid_from', '生效日期', 'Valid from')),
    must(day('valid_until', '失效日期', 'Valid until')),
    ...upkeep,
  ],
}

export const producers: TableSpec = {
  name: 'producers',
  zh: '产能储备',
  en: 'Producers',
  alongside: [],
  columns: [
    ...firm,
    must(decimal('start_up_hours', '启动时间（小时）', 'Start-up (h)', 0, mostHours)),
    must(whole('daily_output', '日产量', 'Daily output', 0, mostUnits)),
    whole('ramp_days', '达产天数', 'Days to full output', 0, 3_660),
    whole('convertible_daily_output', '可转产日产量', 'Convertible daily output', 0, mostUnits),
    decimal('conversion_hours', '转产时间（小时）', 'Conversion (h)', 0, mostHours),
    whole('raw_material_units', '现有原料可产数量', 'Raw material for (units)', 0, mostUnits),
    unitCost,
    answerDue,
    ...upkeep,
  ],
}

export const suppliers: TableSpec = {
  name: 'suppliers',
  zh: '采购供应商',
  en: 'Suppliers',
  alongside: [],
  columns: [
    ...party('供应商名称', 'Supplier'),
    must(whole('quoted_quantity', '报价数量', 'Quoted quantity', 0, mostUnits)),
    unitCost,
    readyAfter,
    day('quoted_until', '报价有效至', 'Quoted until'),
    ...upkeep,
  ],
}
