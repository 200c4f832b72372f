import type { Sentence } from './sentence'

/** Titles of the papers that acts on sources and orders make. */
export const supplyDocumentNames: Readonly<Record<string, Sentence>> = {
  agreement: { zh: '协议储备协议', en: 'Reserve agreement' },
  'survey-record': { zh: '产能调查登记表', en: 'Capacity survey record' },
  'supplier-entry': { zh: '供应商入库登记', en: 'Supplier entry' },
  'owner-declaration': { zh: '可征用物资申报表', en: 'Owner’s declaration' },
  'reserve-declaration': { zh: '社会储备申报表', en: 'Reserve declaration' },
  pact: { zh: '区域互助协议', en: 'Mutual aid pact' },
  'acceptance-letter': { zh: '接受捐赠函', en: 'Letter of acceptance' },
  'thank-you-letter': { zh: '致谢函', en: 'Letter of thanks' },
  'call-off-notice': { zh: '协议储备调用通知', en: 'Call-off notice' },
  'production-order': { zh: '应急生产任务书', en: 'Production order' },
  'progress-report': { zh: '生产进度报告', en: 'Progress report' },
  inquiry: { zh: '应急采购询价函', en: 'Inquiry' },
  quotation: { zh: '报价单', en: 'Quotation' },
  'purchase-approval': { zh: '应急采购审批表', en: 'Purchase approval' },
  'purchase-order': { zh: '应急采购订单', en: 'Purchase order' },
  'matching-notice': { zh: '捐赠物资对接通知', en: 'Matching notice' },
  'donation-receipt': { zh: '捐赠物资接收凭证', en: 'Donation receipt' },
  'inspection-record': { zh: '物资验收记录', en: 'Inspection record' },
  'requisition-decision': { zh: '应急征用决定书', en: 'Requisition decision' },
  'service-record': { zh: '征用文书送达回证', en: 'Record of service' },
  'hand-over-record': { zh: '征用物资交接清单', en: 'Hand-over record' },
  'return-record': { zh: '征用物资返还清单', en: 'Record of return' },
  'compensation-voucher': { zh: '征用补偿凭证', en: 'Compensation voucher' },
  'request-letter': { zh: '社会储备动用商请函', en: 'Letter of request' },
  'aid-request': { zh: '区域互助请求函', en: 'Mutual aid request' },
  'settlement-statement': { zh: '互助结算单', en: 'Settlement statement' },
  'acceptance-note': { zh: '国际援助接受函', en: 'Note of acceptance' },
  'entry-declaration': { zh: '援助物资入境登记', en: 'Entry declaration' },
  'delivery-note': { zh: '物资交付单', en: 'Delivery note' },
}

/** The sentence that each paper says, before its table; `{…}` from the order. */
export const supplyDocumentSentences: Readonly<Record<string, Sentence>> = {
  'call-off-notice': {
    zh: '根据双方签订的协议储备协议，现调用下列物资。请于答复时限前确认，并按协议约定备妥待运。',
    en: 'Under the reserve agreement between us, the goods below are called off. Please confirm by the time stated and have them ready for loading as agreed.',
  },
  'production-order': {
    zh: '根据产能储备安排，现下达应急生产任务。请于答复时限前确认，并按日报告生产进度。',
    en: 'Under the capacity reserve, production of the goods below is ordered. Please confirm by the time stated and report progress every day.',
  },
  'progress-report': { zh: '现报告下列任务的生产进度。', en: 'Progress of the production order below is reported.' },
  inquiry: {
    zh: '因应急处置需要，拟采购下列物资，请于答复时限前书面报价并说明最早交货时间。',
    en: 'The goods below are needed in an emergency. Please quote in writing by the time stated, with the earliest delivery.',
  },
  quotation: { zh: '现登记下列物资的报价。', en: 'The quotation for the goods below is recorded.' },
  'purchase-approval': {
    zh: '下列物资因应急处置急需，经审核同意按应急采购程序办理。',
    en: 'The goods below are urgently needed; their emergency purchase is approved.',
  },
  'purchase-order': {
    zh: '现按应急采购程序订购下列物资，请按约定时间备妥待运。',
    en: 'The goods below are ordered by emergency purchase. Please have them ready for loading at the time agreed.',
  },
  'matching-notice': {
    zh: '您捐赠的下列物资已与受灾地区需求点对点对接，请按下列地点和时间安排交接。',
    en: 'Your donation below has been matched with a need, point to point. Please hand it over at the place and time stated.',
  },
  'donation-receipt': {
    zh: '今收到下列捐赠物资，特此证明。捐赠物资将全部用于受灾群众救助。',
    en: 'The donated goods below were received. All of them will be used for people affected.',
  },
  'acceptance-letter': {
    zh: '感谢您的爱心。您拟捐赠的下列物资符合当前需要，我们愿意接受。',
    en: 'Thank you. The goods below that you offer are needed, and we accept them.',
  },
  'thank-you-letter': {
    zh: '衷心感谢您的关心和支持。下列物资因以下原因暂不接收，谨致谢忱，并请理解。',
    en: 'Thank you sincerely for your support. For the reason stated we can’t take the goods below; we hope for your understanding.',
  },
  'inspection-record': {
    zh: '下列物资经清点验收，结果如下。',
    en: 'The goods below were counted and inspected, with this result.',
  },
  'requisition-decision': {
    zh: '为应对突发事件，依据《中华人民共和国突发事件应对法》，决定征用下列财产。使用完毕后及时返还；毁损、灭失的，依法给予补偿。',
    en: 'To respond to an emergency, under the Emergency Response Law, the property below is requisitioned. It will be returned after use; what is damaged or lost will be compensated according to law.',
  },
  'service-record': {
    zh: '下列征用决定书已送达被征用人。',
    en: 'The requisition decision below was served on the owner.',
  },
  'hand-over-record': { zh: '下列征用物资已办理交接。', en: 'The requisitioned goods below were handed over.' },
  'return-record': {
    zh: '下列征用物资已返还被征用人。',
    en: 'The requisitioned goods below were returned to the owner.',
  },
  'compensation-voucher': {
    zh: '下列征用物资的补偿按以下金额支付。',
    en: 'For the requisitioned goods below this compensation is paid.',
  },
  'request-letter': {
    zh: '因应急处置需要，商请动用贵方申报的下列储备物资，请于答复时限前函复。',
    en: 'The reserves below that you declared are needed. Please answer by the time stated.',
  },
  'aid-request': {
    zh: '因应急处置需要，依据区域互助协议，请求支援下列物资，请于答复时限前函复。所需费用按协议结算。',
    en: 'Under the mutual aid pact, the goods below are requested. Please answer by the time stated. Costs are settled as agreed.',
  },
  'settlement-statement': {
    zh: '下列互助物资按协议结算如下。',
    en: 'The mutual aid below is settled as agreed.',
  },
  'acceptance-note': {
    zh: '感谢贵方提供的人道主义援助。我们愿意接受下列物资，请与入境地点联系办理入境手续。',
    en: 'Thank you for your humanitarian aid. We accept the goods below; please arrange their entry with the point of entry stated.',
  },
  'entry-declaration': { zh: '下列援助物资已入境登记。', en: 'The aid below was registered on entry.' },
  'delivery-note': { zh: '下列物资已交付承运。', en: 'The goods below were delivered for transport.' },
}

/** Words round the table of a printed paper. */
export const supplyPaper = {
  exercise: { zh: '演练', en: 'EXERCISE' },
  number: { zh: '编号', en: 'Number' },
  to: { zh: '致', en: 'To' },
  incident: { zh: '事件', en: 'Incident' },
  source: { zh: '来源', en: 'Source' },
  item: { zh: '物资', en: 'Goods' },
  code: { zh: '分类代码', en: 'Code' },
  quantity: { zh: '数量', en: 'Quantity' },
  actQuantity: { zh: '本次数量', en: 'Quantity of this act' },
  quoted: { zh: '可供数量', en: 'Quantity quoted' },
  validUntil: { zh: '报价有效期至', en: 'Quotation valid until' },
  unitCost: { zh: '单价（元）', en: 'Unit price (CNY)' },
  sum: { zh: '金额（元）', en: 'Sum (CNY)' },
  place: { zh: '装运地点', en: 'Loaded at' },
  destination: { zh: '使用地', en: 'For' },
  answerDue: { zh: '答复时限（北京时间）', en: 'Answer due (Beijing time)' },
  readyAt: { zh: '备妥时间（北京时间）', en: 'Ready (Beijing time)' },
  settleDue: { zh: '结算或补偿时限（北京时间）', en: 'Settlement due (Beijing time)' },
  returnDue: { zh: '返还日期', en: 'Return due' },
  grade: { zh: '等级', en: 'Grade' },
  reason: { zh: '理由', en: 'Reason' },
  by: { zh: '经办', en: 'By' },
  at: { zh: '时间（北京时间）', en: 'Time (Beijing time)' },
  signature: { zh: '签字（盖章）', en: 'Signature (seal)' },
} as const satisfies Record<string, Sentence>
