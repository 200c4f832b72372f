import type { TableSpec } from './column'
import { area, day, instant, must, pact, text, whole } from './column'
import { answerDue, label, mostUnits, party, readyAfter, unitCost, upkeep } from './source-columns'

/** Announced; matched, received and inspected by orders. */
export const donations: TableSpec = {
  name: 'donations',
  zh: '捐赠',
  en: 'Donations',
  alongside: [],
  columns: [
    ...party('捐赠方', 'Donor'),
    must(whole('announced_quantity', '告知数量', 'Announced quantity', 0, mostUnits)),
    instant('arrives_at', '预计到达', 'Arrives at'),
    area('for_area', '指定受助地区', 'For area'),
    label,
  ],
}

/** What an owner has declared that may be requisitioned. */
export const requisitionable: TableSpec = {
  name: 'requisitionable',
  zh: '可征用物资',
  en: 'Requisitionable',
  alongside: [],
  columns: [
    ...party('所有人', 'Owner'),
    must(whole('quantity', '数量', 'Quantity', 0, mostUnits)),
    whole('compensation_fen', '单件补偿（分）', 'Compensation per unit (fen)'),
    day('return_due_on', '应返还日期', 'To be returned by'),
    readyAfter,
    ...upkeep,
  ],
}

/** Reserves that social bodies and households declared (社会和家庭储备). */
export const social: TableSpec = {
  name: 'social',
  zh: '社会和家庭储备',
  en: 'Social reserves',
  alongside: [],
  columns: [
    ...party('申报单位或家庭', 'Holder'),
    must(whole('declared_quantity', '申报数量', 'Declared quantity', 0, mostUnits)),
    must(day('declared_on', '申报日期', 'Declared on')),
    readyAfter,
    ...upkeep,
  ],
}

/** What a region offers under a pact (区域互助). */
export const mutualAid: TableSpec = {
  name: 'mutual-aid',
  zh: '互助可供量',
  en: 'Mutual aid offers',
  alongside: [],
  columns: [
    ...party('支援单位', 'Giver'),
    pact('pact', '互助协议', 'Pact'),
    must(whole('quantity', '数量', 'Quantity', 0, mostUnits)),
    answerDue,
    readyAfter,
    unitCost,
    ...upkeep,
  ],
}

/** Offered from abroad; counts once it is accepted by the post that may. */
export const internationalAid: TableSpec = {
  name: 'international-aid',
  zh: '国际援助',
  en: 'International aid',
  alongside: [],
  columns: [
    ...party('援助方', 'Donor'),
    must(text('country', '国家或组织', 'Country or body', 100)),
    must(whole('quantity', '数量', 'Quantity', 0, mostUnits)),
    instant('enters_at', '预计入境', 'Enters at'),
    label,
  ],
}
