import type { Sentence } from './sentence'

/** Waits of a response plan by the name they have in `waitsInMinutes`. */
const names: Readonly<Record<string, Sentence>> = {
  vetoWindowMinutes: { zh: '首批否决期', en: 'veto window of the first batch' },
  approvalDueMinutes: { zh: '方案审批时限', en: 'time to approve a plan' },
  levelConfirmationDueMinutes: { zh: '响应级别确认时限', en: 'time to confirm the level' },
  keeperAnswerMinutes: { zh: '储备库答复时限', en: 'time for the depot to answer' },
  keeperGiveUpMinutes: { zh: '储备库订单收回时限', en: 'time until an order is taken back' },
  tenderAnswer: { zh: '承运方答复时限', en: 'time for the carrier to answer' },
  departureOverdueMinutes: { zh: '启运逾期时限', en: 'time until a departure is overdue' },
  arrivalOverdueMinutes: { zh: '运抵逾期时限', en: 'time until an arrival is overdue' },
  receiptDueMinutes: { zh: '签收时限', en: 'time to sign for goods' },
  paperDue: { zh: '补办书面指令时限', en: 'time for the paper to follow' },
  closeAfterQuietMinutes: { zh: '无事自动结束时限', en: 'quiet time before closing' },
}

/** `ladder 2` is the second rung; a wait without a name of its own is shown as it is called in the plan. */
export function waitName(wait: string): Sentence {
  const rung = /^ladder (\d+)$/.exec(wait)?.[1]
  if (rung !== undefined) return { zh: `升级提醒第 ${rung} 级等待`, en: `wait on rung ${rung} of the ladder` }
  return names[wait] ?? { zh: wait, en: wait }
}
