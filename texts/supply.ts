import type { Sentence } from './sentence'

type Names = Readonly<Record<string, Sentence>>

export const sourceKindNames: Names = {
  stock: { zh: '实物储备', en: 'physical stock' },
  agreement: { zh: '协议储备', en: 'agreement stock' },
  production: { zh: '产能储备', en: 'capacity reserve' },
  purchase: { zh: '应急采购', en: 'emergency purchase' },
  donation: { zh: '捐赠', en: 'donation' },
  requisition: { zh: '征用', en: 'requisition' },
  social: { zh: '社会和家庭储备', en: 'social and household reserves' },
  'mutual-aid': { zh: '区域互助', en: 'mutual aid' },
  international: { zh: '国际援助', en: 'international aid' },
}

/** States of sources. */
export const sourceStateNames: Names = {
  declared: { zh: '已申报', en: 'declared' },
  standing: { zh: '在册可用', en: 'standing' },
  suspended: { zh: '暂停', en: 'suspended' },
  announced: { zh: '已告知', en: 'announced' },
  taken: { zh: '已接受', en: 'taken' },
  offered: { zh: '已提出', en: 'offered' },
  accepted: { zh: '已接受', en: 'accepted' },
  refused: { zh: '已谢绝', en: 'refused' },
  ended: { zh: '已终止', en: 'ended' },
}

/** States of orders, where a kind names a state otherwise than the rest, under `kind/state`. */
export const orderStateNames: Names = {
  called: { zh: '已调用', en: 'called off' },
  ordered: { zh: '已下单', en: 'ordered' },
  asked: { zh: '已询问', en: 'asked' },
  quoted: { zh: '已报价', en: 'quoted' },
  approved: { zh: '已批准', en: 'approved' },
  accepted: { zh: '已接单', en: 'accepted' },
  'international/accepted': { zh: '已接受', en: 'accepted' },
  agreed: { zh: '已同意', en: 'agreed' },
  producing: { zh: '生产中', en: 'producing' },
  'part-ready': { zh: '部分备妥', en: 'partly ready' },
  ready: { zh: '已备妥', en: 'ready' },
  delivered: { zh: '已交付', en: 'delivered' },
  declined: { zh: '已婉拒', en: 'declined' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  matched: { zh: '已对接', en: 'matched' },
  received: { zh: '已接收', en: 'received' },
  inspected: { zh: '已验收', en: 'inspected' },
  stocked: { zh: '已入库', en: 'in stock' },
  refused: { zh: '已谢绝', en: 'refused' },
  decided: { zh: '已决定', en: 'decided' },
  served: { zh: '已送达', en: 'served' },
  'in-use': { zh: '使用中', en: 'in use' },
  returned: { zh: '已返还', en: 'returned' },
  compensated: { zh: '已补偿', en: 'compensated' },
  requested: { zh: '已请求', en: 'requested' },
  settled: { zh: '已结算', en: 'settled' },
  'in-transit': { zh: '在途', en: 'in transit' },
  entered: { zh: '已入境', en: 'entered' },
}

/** Acts on sources and orders, as the button and the record have them. */
export const lifeActionNames: Names = {
  declare: { zh: '申报', en: 'declare' },
  admit: { zh: '列入', en: 'admit' },
  survey: { zh: '调查登记', en: 'survey' },
  suspend: { zh: '暂停', en: 'suspend' },
  resume: { zh: '恢复', en: 'resume' },
  end: { zh: '终止', en: 'end' },
  announce: { zh: '告知', en: 'announce' },
  take: { zh: '接收', en: 'take over' },
  refuse: { zh: '谢绝', en: 'refuse with thanks' },
  offer: { zh: '提出', en: 'offer' },
  accept: { zh: '接受', en: 'accept' },
  place: { zh: '下达', en: 'place' },
  decline: { zh: '婉拒', en: 'decline' },
  'report-ready': { zh: '报告备妥', en: 'report ready' },
  deliver: { zh: '交付', en: 'deliver' },
  cancel: { zh: '取消', en: 'cancel' },
  start: { zh: '开工', en: 'start production' },
  'report-progress': { zh: '报告进度', en: 'report progress' },
  finish: { zh: '完工', en: 'finish' },
  quote: { zh: '登记报价', en: 'record a quotation' },
  approve: { zh: '批准', en: 'approve' },
  order: { zh: '下单', en: 'order' },
  receive: { zh: '接收', en: 'receive' },
  inspect: { zh: '验收', en: 'inspect' },
  stock: { zh: '入库', en: 'put into stock' },
  serve: { zh: '送达', en: 'serve' },
  return: { zh: '返还', en: 'return' },
  compensate: { zh: '补偿', en: 'compensate' },
  agree: { zh: '同意', en: 'agree' },
  settle: { zh: '结算', en: 'settle' },
  depart: { zh: '启运', en: 'depart' },
  enter: { zh: '入境', en: 'enter the country' },
}

export const requestStateNames: Names = {
  submitted: { zh: '待决定', en: 'waiting for a decision' },
  approved: { zh: '已批准', en: 'approved' },
  changed: { zh: '已调整批准', en: 'approved with another quantity' },
  refused: { zh: '已驳回', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** The name of a state of an order of this kind. */
export function orderStateName(kind: string, state: string): Sentence {
  return orderStateNames[`${kind}/${state}`] ?? orderStateNames[state] ?? { zh: state, en: state }
}
