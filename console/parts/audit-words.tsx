import { useTranslation } from 'react-i18next'
import { actionText } from '../../texts/console/action-text'
import { audit } from '../../texts/console/audit'
import type { Language } from '../app/preferences'
import { shownMinute } from '../time/shown'
import { reasonText } from './reason-text'
import type { Words } from './words'
import { useWords } from './words'

/** What was done, in words; an action without words is shown by its name. */
export function actionWords(action: string, language: Language): string {
  return actionText(action, language) ?? action
}

/** An account's name, a stand-in by its post, or the system itself. */
export function useActor(): (actor: string) => string {
  const { t } = useTranslation()
  const { word } = useWords()
  return (actor) => {
    if (actor === 'system') return t('shell.system')
    const [kind, post] = actor.split(':')
    return kind === 'stand-in' && post !== undefined ? t('shell.standIn', { post: word('post', post) }) : actor
  }
}

type Detail = Readonly<Record<string, unknown>>

/** The facts of an entry in words, on one line; null where none of them has words. */
export function detailWords(detail: Detail, words: Words): string {
  const names: Readonly<Record<string, string>> = audit[words.language].details
  return Object.entries(names)
    .flatMap(([key, name]) => {
      const text = factText(key, detail[key], words)
      return text === null ? [] : [`${name} ${text}`.trim()]
    })
    .join(' · ')
}

/** The facts in words; everything as it is recorded stands folded away below. */
export function AuditDetail({ detail }: { detail: Detail }) {
  const { t } = useTranslation()
  const words = useWords()
  if (Object.keys(detail).length === 0) return null
  return (
    <details className="facts">
      <summary>{detailWords(detail, words) || t('incident.timeline.details')}</summary>
      <pre>{JSON.stringify(detail, null, 2)}</pre>
    </details>
  )
}

const groups = {
  kind: 'taskKind',
  post: 'post',
  cause: 'escalationCause',
  level: 'levelShort',
  before: 'levelShort',
  batch: 'batch',
  hazard: 'hazard',
} as const

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/
const shares = ['coverageMin', 'coverageMean', 'onTimeShare']

function factText(key: string, value: unknown, words: Words): string | null {
  if (typeof value === 'number') return numberText(key, value, words)
  if (typeof value === 'string') return stringText(key, value, words)
  const [first = value]: readonly unknown[] = Array.isArray(value) ? value : [value]
  return isReason(first) ? reasonText(first, words.language) : null
}

function numberText(key: string, value: number, words: Words): string {
  if (shares.includes(key)) return words.percent(value)
  // Rungs are counted from nought in the record, from one by people.
  return words.number(key === 'step' || key === 'rung' ? value + 1 : value)
}

function stringText(key: string, value: string, words: Words): string | null {
  if (value === '') return null
  if (instantForm.test(value)) return shownMinute(value)
  if (key === 'rule') return words.deadline(value)
  if (key === 'reason') return words.word('endedReason', value)
  return isGroup(key) ? words.word(groups[key], value) : value
}

function isGroup(key: string): key is keyof typeof groups {
  return key in groups
}

function isReason(value: unknown): value is Parameters<typeof reasonText>[0] {
  return typeof value === 'object' && value !== null && 'key' in value && 'values' in value
}
