import type { Column } from '../../domain/exchange/column'

export type WrittenLanguage = 'zh' | 'en'

/** A heading as it is written: in one language, or Chinese and English as in the templates. */
export const headingOf = ({ zh, en }: Column, language: WrittenLanguage | 'both'): string =>
  language === 'both' ? `${zh} ${en}` : language === 'zh' ? zh : en

const yesNo = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const

/** A stored value as a person reads it; an import reads it back to the same value. */
export function wordOf({ type }: Column, value: string | null, language: WrittenLanguage): string {
  if (value === null) return ''
  if (type.type === 'yes-no') return yesNo[language][value === 'true' ? 'true' : 'false']
  if (type.type === 'choice') return type.of.find(({ id }) => id === value)?.[language] ?? value
  return value
}

export const isNumber = ({ type }: Column): boolean => type.type === 'whole' || type.type === 'decimal'
