import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** What `respond` says as it goes, by the action in the audit log; `{x}` is taken from the entry's detail. */
const sentences: Readonly<Record<string, Sentence>> = {
  'alert.started': { zh: '收到报警，启动响应', en: 'alert received, response started' },
  'level.proposed': { zh: '{subject} 响应级别初定 {level}', en: '{subject} response: level {level} proposed' },
  'level.raised': { zh: '{subject} 响应级别升至 {level}', en: '{subject} response: raised to level {level}' },
  'level.confirmed': { zh: '{subject} 响应级别 {level} 已确认', en: '{subject} response: level {level} confirmed' },
  'demand.estimated': {
    zh: '需求测算第 {version} 版：{counties} 个县，预计转移安置 {displaced} 人，{lines} 项',
    en: 'demand estimate {version}: {counties} counties, {displaced} people displaced, {lines} lines',
  },
  'plan.made': {
    zh: '调拨方案第 {version} 版：覆盖率 {coverageMean}，按时 {onTimeShare}，缺口 {shortfalls} 项',
    en: 'plan {version}: coverage {coverageMean}, on time {onTimeShare}, {shortfalls} shortfalls',
  },
  'plan.approved': { zh: '批次 {batch} 已批准', en: 'batch {batch} approved' },
  'plan.approved-by-default': { zh: '批次 {batch} 无人否决，自动放行', en: 'batch {batch} goes: nobody vetoed it' },
  'plan.vetoed': { zh: '批次 {batch} 被否决', en: 'batch {batch} vetoed' },
  'order.released': { zh: '动用指令已下达：{lines} 项', en: 'release order out: {lines} lines' },
  'clock.warned-50': { zh: '时限已过半', en: 'half of the time is gone' },
  'clock.warned-75': { zh: '时限已用四分之三', en: 'three quarters of the time are gone' },
  'clock.warned-90': { zh: '时限已用九成', en: 'nine tenths of the time are gone' },
  'clock.slip-predicted': { zh: '预计迟到', en: 'a slip is predicted' },
  'clock.breached': { zh: '超时：{subject}', en: 'time passed: {subject}' },
  'clock.met': { zh: '时限完成：{subject}', en: 'clock met: {subject}' },
  'escalation.paged': { zh: '升级提醒第 {step} 级：{post}', en: 'escalation step {step}: {post}' },
  'escalation.unreachable': {
    zh: '邮件被拒收，第 {step} 级（{post}）未能提醒',
    en: 'mail refused, step {step} not reached: {post}',
  },
  'escalation.acknowledged': { zh: '提醒已确认', en: 'escalation acknowledged' },
  'incident.closed': { zh: '响应结束', en: 'response closed' },
  'incident.standing-down': { zh: '响应终止中', en: 'standing down' },
}

/** The sentence for an audit entry, or null for what is not told as it goes. */
export function progressSentence(
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
  language: Language,
): string | null {
  const sentence = sentences[action]
  return sentence === undefined ? null : fill(sentence, language, { ...detail, subject })
}
