import type { Sentence } from './sentence'

/** The page behind the signed link of an escalation mail. */
export const acknowledgePage = {
  exercise: { zh: '演练', en: 'EXERCISE' },
  heading: { zh: '升级提醒', en: 'Escalation' },
  what: { zh: '事项', en: 'What' },
  where: { zh: '事件', en: 'Where' },
  due: { zh: '时限（北京时间）', en: 'Due (Beijing time)' },
  predicted: { zh: '预计完成（北京时间）', en: 'Expected (Beijing time)' },
  late: { zh: '迟到', en: 'Late by' },
  canDo: { zh: '可以采取', en: 'What can be done' },
  asPost: { zh: '{name}（{post}）', en: '{name} ({post})' },
  you: { zh: '您是', en: 'You are' },
  button: { zh: '我已知悉，由我处理', en: 'I have it, I will see to it' },
  note: {
    zh: '点击按钮后停止继续升级；打开本页不产生任何操作。',
    en: 'The button stops the ladder; opening this page does nothing.',
  },
  done: { zh: '已确认，升级已停止。', en: 'Acknowledged: the ladder has stopped.' },
  already: { zh: '已由{by}确认。', en: '{by} has acknowledged it already.' },
  resolved: { zh: '情况已经消除，无需确认。', en: 'It is settled; there is nothing to acknowledge.' },
  expired: { zh: '该链接已过期，请登录系统处理。', en: 'This link has expired: please sign in.' },
  invalid: { zh: '链接无效。', en: 'This link is not valid.' },
  away: { zh: '暂时无法确认，请稍后再试。', en: 'It could not be recorded just now: please try again in a moment.' },
  otherLanguage: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Sentence>
