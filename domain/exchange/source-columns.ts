import { sourceLabelChoices } from './choices'
import type { Column } from './column'
import { area, choice, day, decimal, depot, identifier, item, must, text, whole } from './column'

export const mostUnits = 1_000_000_000
const mostMinutes = 525_600
export const mostHours = 8_760

/** Who supplies what, from where: the same for every source beside stock; only what they are called differs. */
export const party = (
  zh: string,
  en: string,
  [englishZh, englishEn]: readonly [string, string] = ['英文名称', 'English name'],
): readonly Column[] => [
  must(identifier('id', '编号', 'Id')),
  must(text('party_zh', zh, en)),
  text('party_en', englishZh, englishEn),
  must(depot('depot', '装车地点', 'Loading place')),
  area('area', '行政区', 'Area'),
  must(item('item', '物资编码', 'Item code')),
]

export const label = choice('label', '核实状态', 'Checked', sourceLabelChoices)
/** Of sources that stand and are surveyed on schedule. */
export const upkeep: readonly Column[] = [
  day('surveyed_on', '上次核查日期', 'Surveyed on'),
  whole('survey_every_days', '核查周期（天）', 'Survey every (days)', 1, 3_650),
  text('depends_on', '上游依赖（以；分隔）', 'Depends on (parted by ;)', 1_000),
  label,
]
export const unitCost = whole('unit_cost_fen', '单价（分）', 'Unit cost (fen)')
export const answerDue = must(whole('answer_due_minutes', '答复时限（分钟）', 'Answer due (minutes)', 0, mostMinutes))
export const readyAfter = must(decimal('ready_after_hours', '备货时间（小时）', 'Ready after (h)', 0, mostHours))
