import type { Sentence } from './sentence'

/** Names of posts as they stand in mails and documents. */
export const postNames: Readonly<Record<string, Sentence>> = {
  'duty-officer': { zh: '值班员', en: 'duty officer' },
  'shift-leader': { zh: '值班长', en: 'shift leader' },
  'leader-on-duty': { zh: '带班领导', en: 'leader on duty' },
  'head-of-office': { zh: '办公室负责人', en: 'head of the office' },
  'deputy-minister': { zh: '副部长', en: 'deputy minister' },
  'committee-leader': { zh: '委员会负责人', en: 'leader of the committee' },
  'reserves-officer': { zh: '储备部门负责人', en: 'reserves officer' },
  'depot-keeper': { zh: '承储单位', en: 'depot keeper' },
  carrier: { zh: '承运方', en: 'carrier' },
  receiver: { zh: '接收方', en: 'receiver' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '管理员', en: 'administrator' },
}
