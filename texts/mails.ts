import type { Sentence } from './sentence'

/** Sentences of the mails of the deadline watch; `{…}` are filled with facts. */
export const mailTexts = {
  exerciseMark: { zh: '【演练】', en: '[EXERCISE] ' },
  escalationSubject: { zh: '{mark}{title}：{what}', en: '{mark}{title}: {what}' },
  slip: { zh: '{clock}预计迟到{late}', en: '{clock} is predicted to be {late} late' },
  breached: { zh: '{clock}已超时', en: '{clock} has passed its time' },
  silent: { zh: '{clock}无人答复', en: 'nobody answered: {clock}' },
  warned: { zh: '{clock}已用时{share}%，剩余{left}', en: '{clock}: {share} % of the time gone, {left} left' },
  where: { zh: '地点：{place}', en: 'Where: {place}' },
  due: { zh: '时限：{due}（北京时间）', en: 'Due: {due} (Beijing time)' },
  predicted: { zh: '预计完成：{predicted}（北京时间）', en: 'Expected: {predicted} (Beijing time)' },
  subject: { zh: '涉及：{subject}', en: 'Concerns: {subject}' },
  goods: {
    zh: '首批物资：运输批次 {total} 个，已运抵 {arrived} 个，在途 {moving} 个，未启运 {waiting} 个',
    en: 'First batch: {total} consignments, {arrived} arrived, {moving} under way, {waiting} not yet departed',
  },
  canDo: { zh: '可以采取：{acts}', en: 'What can be done: {acts}' },
  rung: { zh: '升级提醒第 {step} 次，发给：{post}', en: 'Escalation step {step}, sent to: {post}' },
  next: { zh: '如无人确认，将于 {next} 提醒下一级。', en: 'If nobody acknowledges, the next rung is paged at {next}.' },
  acknowledge: { zh: '打开页面确认收到：{link}', en: 'Open the page and acknowledge: {link}' },
  open: { zh: '在系统中查看：{link}', en: 'See it in Muster: {link}' },
} as const satisfies Record<string, Sentence>

/** What can be done about a clock that slips, by rule. */
export const remedies: Readonly<Record<string, Sentence>> = {
  'first-batch': {
    zh: '催促承运方；改用更快的运输方式；从更近的储备库补调；调整时限须由有权岗位说明理由',
    en: 'press the carrier; book a faster mode; order from a nearer depot; an extension needs the post that may grant it, with a reason',
  },
  'confirm-level': { zh: '确认、调整或否决响应级别', en: 'confirm, change or veto the response level' },
  'approve-plan': { zh: '批准、修改或否决调拨方案', en: 'approve, change or veto the plan' },
  'answer-order': {
    zh: '电话联系储备库；超过时限订单将收回并改由他库调拨',
    en: 'call the depot; past its time the order is taken back and planned from elsewhere',
  },
  'answer-tender': { zh: '系统已转询下一承运方；可电话催办', en: 'the next carrier is being asked; call to press' },
  'report-departure': { zh: '核实装车情况；必要时改派承运方', en: 'check the loading; change the carrier if need be' },
  'report-arrival': { zh: '联系司机核实位置；必要时补调', en: 'call the driver; order a replacement if need be' },
  'receive-goods': { zh: '催促接收点清点签收', en: 'press the receiving point to count and sign' },
  'paper-follows': { zh: '补发书面动用指令', en: 'issue the release order on paper' },
  'unmet-need': {
    zh: '增加来源（协议、产能、捐赠、互助），或说明理由后结束响应',
    en: 'find other sources (agreements, production, donations, mutual aid), or close the response with a reason',
  },
}

export const clockNames: Readonly<Record<string, Sentence>> = {
  'first-batch': { zh: '首批物资{hours}小时到位', en: 'first batch within {hours} h' },
  'first-batch-inside': {
    zh: '省内首批物资{hours}小时到位',
    en: 'first batch from inside the province within {hours} h',
  },
  'first-batch-outside': {
    zh: '省外首批物资{hours}小时到位',
    en: 'first batch from outside the province within {hours} h',
  },
  'confirm-level': { zh: '响应级别确认', en: 'confirmation of the level' },
  'approve-plan': { zh: '调拨方案批准', en: 'approval of the plan' },
  'answer-order': { zh: '储备库答复调运通知', en: 'the depot’s answer to the movement notice' },
  'answer-tender': { zh: '承运方答复', en: 'the carrier’s answer' },
  'report-departure': { zh: '启运', en: 'departure' },
  'report-arrival': { zh: '运抵', en: 'arrival' },
  'receive-goods': { zh: '验收签收', en: 'goods received note' },
  'paper-follows': { zh: '补办书面指令', en: 'the paper that follows an order by telephone' },
  'unmet-need': { zh: '未满足的需求', en: 'need that no source meets' },
}
