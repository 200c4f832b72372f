import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** Why a poll of a feed gave nothing; `{…}` are values. */
export const feedFailures: Readonly<Record<string, Sentence>> = {
  'feed.host-refused': {
    zh: '演练环境不连接 {host}：只监看本机和 MUSTER_FEED_ALLOW 列出的地址。',
    en: 'Staging does not contact {host}: only this machine and the hosts in MUSTER_FEED_ALLOW are watched.',
  },
  'feed.http-status': { zh: '服务器答复状态 {status}。', en: 'The server answered with status {status}.' },
  'feed.redirect': {
    zh: '服务器要求转到别的地址；系统只连接所填地址，请改用新地址。',
    en: 'The server sends us to another address; only the address of the watch is contacted. Please enter the new one.',
  },
  'feed.too-large': {
    zh: '内容超过 {limit} 字节上限，未读取。',
    en: 'More than the limit of {limit} bytes; it was not read.',
  },
  'feed.timeout': { zh: '{seconds} 秒内没有读完。', en: 'It could not be read within {seconds} s.' },
  'feed.unreachable': { zh: '连接不上（{detail}）。', en: 'It can not be reached ({detail}).' },
  'feed.empty': { zh: '服务器答复了空内容。', en: 'The server answered with nothing in it.' },
}

type Failure = { readonly key: string; readonly values: Readonly<Record<string, string>> }

export function feedFailureText({ key, values }: Failure, language: Language): string {
  const sentence = feedFailures[key]
  return sentence === undefined ? key : fill(sentence, language, values)
}

/** The mail of a feed that is silent or broken for too long. */
export const feedAlarmTexts = {
  subject: {
    zh: '{mark}订阅源“{name}”已中断 {minutes} 分钟',
    en: '{mark}The feed “{name}” has been silent for {minutes} min',
  },
  never: {
    zh: '自 {since} 开始监看以来从未成功读取（北京时间）',
    en: 'Never read since watching began at {since} (Beijing time)',
  },
  lastSuccess: { zh: '最近一次成功读取：{at}（北京时间）', en: 'Last read at {at} (Beijing time)' },
  address: { zh: '地址：{url}', en: 'Address: {url}' },
  why: { zh: '最近一次失败：{why}（连续 {failures} 次）', en: 'Last failure: {why} ({failures} in a row)' },
  meaning: {
    zh: '在恢复之前，从该订阅源发布的预警不会自动进入系统。请改用电话或其他渠道核实，有预警时用“电话录入”上报。',
    en: 'Until it is back, alerts on this feed do not reach Muster by themselves. Ask by telephone or other ways, and enter alerts by the form.',
  },
  canDo: {
    zh: '可以采取：核对地址；联系发布方；暂停监看。系统会继续重试，恢复后告警自动解除。',
    en: 'What can be done: check the address; call the publisher; pause the watch. It is tried again all the while, and the alarm ends by itself.',
  },
  open: { zh: '在系统中查看：{link}', en: 'See it in Muster: {link}' },
} as const satisfies Record<string, Sentence>
