import { useTranslation } from 'react-i18next'
import { incident } from '../../texts/console/incident'
import { useLanguage } from '../app/preferences'
import { useWords } from '../parts/words'
import { useLifeWords } from '../supply/life-words'
import type { Task } from './incident-query'

/** What happens to a task that nobody answers, in words. */
export function useDefaultAct(): (act: string) => string {
  const words: Readonly<Record<string, string>> = incident[useLanguage()].defaultActs
  return (act) => words[act] ?? act
}

/** Which act an order to a source waits for, and on which order; null for every other task. */
export function useOrderAct(): (task: Pick<Task, 'kind' | 'facts'>) => string | null {
  const { t } = useTranslation()
  const { word, capital, language } = useWords()
  const { action } = useLifeWords()
  return ({ kind, facts }) => {
    if (kind !== 'act-on-supply-order') return null
    const { action: act, number, partyZh, partyEn, source } = facts as Readonly<Record<string, unknown>>
    return t('incident.tasks.orderAct', {
      ...{ act: capital(action(String(act))), number, party: language === 'zh' ? partyZh : partyEn },
      source: word('source', String(source)),
    })
  }
}
