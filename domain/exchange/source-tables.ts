import { sourceLabelChoices } from './choices'
import type { Column, TableSpec } from './column'
import { area, choice, day, decimal, depot, identifier, item, must, text, whole } from './column'

const mostUnits = 1_000_000_000
const mostMinutes = 525_600
const mostHours = 8_760

/** Who supplies what, from where: the same for every source that a firm is. */
const party: readonly Column[] = [
  must(identifier('id', '编号', 'Id')),
  must(text('party_zh', '企业名称', 'Firm')),
  text('party_en', '企业英文名称', 'English name of the firm'),
  must(depot('depot', '装车地点', 'Loading place')),
  area('area', '行政区', 'Area'),
  must(item('item', '物资编码', 'Item code')),
]
const upkeep: readonly Column[] = [
  day('surveyed_on', '上次核查日期', 'Surveyed on'),
  whole('survey_every_days', '核查周期（天）', 'Survey every (days)', 1, 3_650),
  text('depends_on', '上游依赖（以；分隔）', 'Depends on (parted by ;)', 1_000),
  choice('label', '核实状态', 'Checked', sourceLabelChoices),
]
const unitCost = whole('unit_cost_fen', '单价（分）', 'Unit cost (fen)')
const answerDue = must(whole('answer_due_minutes', '答复时限（分钟）', 'Answer due (minutes)', 0, mostMinutes))

export const agreements: TableSpec = {
  name: 'agreements',
  zh: '协议储备',
  en: 'Agreements',
  alongside: [],
  columns: [
    ...party,
    must(whole('guaranteed_quantity', '保证供应量', 'Guaranteed quantity', 0, mostUnits)),
    unitCost,
    answerDue,
    must(decimal('ready_after_hours', '备货时间（小时）', 'Ready after (h)', 0, mostHours)),
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
    ...party,
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
