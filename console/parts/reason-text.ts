import { intakeReasonText } from '../../texts/intake'
import { ruleTexts } from '../../texts/rules'
import type { Language } from '../app/preferences'
import { shownMinute } from '../time/shown'

type Reason = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** A reason of a decision in words: instants in Beijing time, numbers grouped; an unknown key is shown as it stands. */
export function reasonText(reason: Reason, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(reason.values).map(([name, value]) => [name, shownValue(value, language)] as const),
  )
  const sentence = ruleTexts[reason.key]?.[language]
  if (sentence === undefined) return intakeReasonText({ key: reason.key, values }, language)
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function shownValue(value: string | number, language: Language): string {
  if (typeof value === 'number') return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
  return instantForm.test(value) ? shownMinute(value) : value
}
