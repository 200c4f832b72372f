import { useTranslation } from 'react-i18next'
import { audit } from '../../texts/console/audit'
import type { Language } from '../app/preferences'
import { shownMinute } from '../time/shown'
import { useWords } from './words'

/** What was done, in words; an action without words is shown by its name. */
export function actionWords(action: string, language: Language): string {
  const words: Readonly<Record<string, string>> = audit[language].actions
  return words[action] ?? action
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

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

/** The facts of an entry: what is short stands in the line, the rest is folded away. */
export function AuditDetail({ detail }: { detail: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation()
  const entries = Object.entries(detail).filter(([, value]) => value !== null && value !== undefined)
  const short = entries.flatMap(([name, value]) => {
    const text = shortText(value)
    return text === null ? [] : [`${name} ${text}`]
  })
  const long = entries.filter(([, value]) => shortText(value) === null)
  return (
    <>
      {short.join(' · ')}
      {long.length > 0 && (
        <details>
          <summary>{t('incident.timeline.details')}</summary>
          <pre>{JSON.stringify(Object.fromEntries(long), null, 2)}</pre>
        </details>
      )}
    </>
  )
}

function shortText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  if (instantForm.test(value)) return shownMinute(value)
  return value.length <= 120 ? value : null
}
