import { lifeActionNames, orderStateName, sourceStateNames } from '../../texts/supply'
import { useLanguage } from '../app/preferences'

/** Words for the states and acts of sources and orders; one without a word is shown by its name. */
export function useLifeWords() {
  const language = useLanguage()
  return {
    sourceState: (state: string): string => sourceStateNames[state]?.[language] ?? state,
    orderState: (kind: string, state: string): string => orderStateName(kind, state)[language],
    action: (action: string): string => lifeActionNames[action]?.[language] ?? action,
  }
}
