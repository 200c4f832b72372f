import { incident } from '../../texts/console/incident'
import { useLanguage } from '../app/preferences'

/** What happens to a task that nobody answers, in words. */
export function useDefaultAct(): (act: string) => string {
  const words: Readonly<Record<string, string>> = incident[useLanguage()].defaultActs
  return (act) => words[act] ?? act
}
