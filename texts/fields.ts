import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** What is wrong with one field of the input, by the kind of fault that the schema found. */
const faults: Readonly<Record<string, Sentence>> = {
  missing: { zh: '必须填写', en: 'is needed' },
  type: { zh: '类型不对，应为 {expected}', en: 'must be {expected}' },
  small: { zh: '不能小于 {minimum}', en: 'must be at least {minimum}' },
  large: { zh: '不能大于 {maximum}', en: 'must be at most {maximum}' },
  short: { zh: '至少 {minimum} 个字或项', en: 'needs at least {minimum} characters or entries' },
  long: { zh: '最多 {maximum} 个字或项', en: 'takes at most {maximum} characters or entries' },
  format: { zh: '格式不对（{format}）', en: 'has the wrong form ({format})' },
  choice: { zh: '只能是：{values}', en: 'must be one of: {values}' },
  unknown: { zh: '没有这个字段', en: 'is no field of this form' },
  'one-of': { zh: '与另一项二选一', en: 'or its counterpart is needed, one of them' },
  twice: { zh: '重复', en: 'is there twice' },
  json: { zh: '不是 JSON：{message}', en: 'is no JSON: {message}' },
  'unknown-column': { zh: '表中没有“{value}”这一列', en: 'the table has no column "{value}"' },
  'no-source': { zh: '既没有来源列也没有默认值', en: 'has neither a heading nor a default' },
  'required-column': { zh: '必填列没有对照', en: 'is a required column that is not mapped' },
  value: { zh: '“{value}”不是可用的值', en: '"{value}" is no value of ours' },
  code: { zh: '“{value}”不是七位物资编码', en: '"{value}" is no seven-digit item code' },
  'name-taken': {
    zh: '“{value}”是系统自带的名称，请另取',
    en: '"{value}" is a name that comes with Muster: take another',
  },
  rule: { zh: '不符合要求：{message}', en: 'does not fit: {message}' },
}

export function fieldFault(fault: string, values: Readonly<Record<string, unknown>>, language: Language): string {
  return fill(faults[fault] ?? { zh: '有误', en: 'is wrong' }, language, values)
}
