import type { Sentence } from '../texts/sentence'
import { requestStateNames } from '../texts/supply'
import { terms } from '../texts/console/terms'
import type { ProblemCode } from './schemas/problem'

export type RefusalValue = string | number | Sentence
export type FieldError = {
  readonly field: string
  readonly fault: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Why a request is not done, as a key of `texts/problems` with its values; `problem.ts` makes the answer of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly fields: readonly FieldError[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    readonly code: ProblemCode,
    readonly textKey: string,
    readonly values: Readonly<Record<string, RefusalValue>> = {},
    more: {
      readonly fields?: readonly FieldError[]
      readonly retryAfterSeconds?: number
      readonly cause?: unknown
    } = {},
  ) {
    super(textKey, { cause: more.cause })
    this.fields = more.fields ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

const things = {
  area: { zh: '地区', en: 'area' },
  depot: { zh: '储备库', en: 'depot' },
  itemKind: { zh: '物资品种', en: 'item kind' },
  position: { zh: '库存', en: 'stock position' },
  lot: { zh: '批次库存', en: 'lot' },
  supplySource: { zh: '供应来源', en: 'source' },
  supplyOrder: { zh: '订单', en: 'order' },
  supplyDocument: { zh: '文书', en: 'paper' },
  supplyRequest: { zh: '物资请求', en: 'request' },
  floorLift: { zh: '动用底线记录', en: 'lifted floor' },
  wish: { zh: '方案要求', en: 'wish' },
  whatIf: { zh: '试算', en: 'what-if' },
  mapping: { zh: '对照表', en: 'mapping' },
  catalogue: { zh: '目录', en: 'catalogue' },
  policy: { zh: '规则版本', en: 'policy edition' },
  alert: { zh: '预警', en: 'alert' },
  document: { zh: '文件', en: 'document' },
  reviewItem: { zh: '待核条目', en: 'review item' },
  feedWatch: { zh: '监看', en: 'feed watch' },
  account: { zh: '账号', en: 'account' },
  apiKey: { zh: '密钥', en: 'API key' },
  incident: { zh: '事件', en: 'incident' },
  estimate: { zh: '需求测算', en: 'demand estimate' },
  plan: { zh: '方案', en: 'plan' },
  releaseOrder: { zh: '动用指令', en: 'release order' },
  consignment: { zh: '运输批次', en: 'consignment' },
  escalation: { zh: '升级提醒', en: 'escalation' },
  mail: { zh: '邮件', en: 'mail' },
} satisfies Record<string, Sentence>

export function notFound(what: keyof typeof things): Refusal {
  return new Refusal('not-found', 'api.notFound', { what: things[what] })
}

/** What was read, or the refusal that it is not there. */
export function found<T>(thing: T | null | undefined, what: keyof typeof things): T {
  if (thing === null || thing === undefined) throw notFound(what)
  return thing
}

/** Names of posts in both languages, for a sentence. */
export function postNames(posts: readonly (keyof typeof terms.zh.post)[]): Sentence {
  const zh = posts.map((post) => terms.zh.post[post]).join('、')
  return { zh, en: posts.map((post) => terms.en.post[post]).join(', ') }
}

export function statusName(kind: 'incidentStatus' | 'consignmentStatus', status: string): Sentence {
  const [zh, en]: readonly Readonly<Record<string, string>>[] = [terms.zh[kind], terms.en[kind]]
  return { zh: zh?.[status] ?? status, en: en?.[status] ?? status }
}

export const requestStateName = (state: string): Sentence => requestStateNames[state] ?? { zh: state, en: state }
