import { useMemo } from 'react'
import { terms } from '../../texts/console/terms'
import type { Terms } from '../app/i18n'
import type { Language } from '../app/preferences'
import { useLanguage } from '../app/preferences'

type Named = { nameZh: string; nameEn: string }

export type Words = ReturnType<typeof wordsIn>

/** Words for the API's values in the reader's language; the same object until the language changes. */
export function useWords(): Words {
  const language = useLanguage()
  return useMemo(() => wordsIn(language), [language])
}

function wordsIn(language: Language) {
  const words = terms[language]
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  return {
    language,
    /** A value without a word is shown as it stands, never hidden. */
    word: (group: keyof Terms, value: string | null | undefined): string => {
      if (value === null || value === undefined) return '—'
      const known: Readonly<Record<string, string>> = words[group]
      return known[value] ?? value
    },
    name: (named: Named): string => (language === 'zh' ? named.nameZh : named.nameEn),
    either: (both: { zh: string; en: string }): string => both[language],
    depotName: (line: { depotNameZh: string; depotNameEn: string }): string =>
      language === 'zh' ? line.depotNameZh : line.depotNameEn,
    unit: (item: { unitZh: string; unitEn: string }): string => (language === 'zh' ? item.unitZh : item.unitEn),
    number: (value: number): string => value.toLocaleString(locale),
    percent: (share: number): string => `${Math.floor(share * 100)} %`,
    /** A share to a hundredth of a percent, for what is proved to that grain. */
    fine: (share: number): string =>
      `${(share * 100).toLocaleString(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 })} %`,
    /** Money, kept in fen, in yuan; the fen of large sums are not shown. */
    yuan: (fen: number): string => {
      const amount = (fen / 100).toLocaleString(locale, { maximumFractionDigits: Math.abs(fen) < 10_000_00 ? 2 : 0 })
      return language === 'zh' ? `${amount} 元` : `CNY ${amount}`
    },
    /** With a capital where the language has them: what begins a sentence or labels a button. */
    capital: (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
    tonnes: (massKg: number): string => `${(massKg / 1_000).toLocaleString(locale, { maximumFractionDigits: 1 })} t`,
    /** `first-batch-24h`, or the task whose clock it is. */
    deadline: (rule: string): string => deadlineWords(rule, words),
  }
}

function deadlineWords(rule: string, words: Terms): string {
  const delivery = /^first-batch-(?:(inside|outside)-)?(\d+)h$/.exec(rule)
  if (delivery === null) {
    const tasks: Readonly<Record<string, string>> = words.taskKind
    return tasks[rule] ?? rule
  }
  const [, side, hours = ''] = delivery
  const { any, inside, outside } = words.delivery
  return (side === 'inside' ? inside : side === 'outside' ? outside : any).replace('{hours}', hours)
}
