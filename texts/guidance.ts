import type { Sentence } from './sentence'

/** Headings of a printed guidance catalogue. */
export const guidancePaper = {
  unverified: { zh: '{edition} 版，数据未经核实，仅供参考。', en: 'Edition {edition}; figures are unverified.' },
  edition: { zh: '{edition} 版。', en: 'Edition {edition}.' },
  number: { zh: '序号', en: 'No.' },
  code: { zh: '分类代码', en: 'Code' },
  item: { zh: '物资', en: 'Goods' },
  quantity: { zh: '数量', en: 'Quantity' },
  per: { zh: '基准', en: 'For' },
  note: { zh: '说明', en: 'Note' },
} as const satisfies Record<string, Sentence>
