import type { TFunction } from 'i18next'
import type { Words } from '../parts/words'
import type { Missing, Told } from './remedy-wish'
import { knownRemedy } from './remedy-wish'

/** A remedy as a sentence. */
export function remedyText(t: TFunction, told: Told, short: Missing, words: Words): string {
  const remedy = knownRemedy(told)
  if (remedy === null) return told.kind
  const values = {
    depot: words.depotName(told),
    quantity: `${words.number(remedy.quantity)} ${words.unit(short)}`,
  }
  switch (remedy.kind) {
    case 'lift-floor':
      return t('plan.remedy.liftFloor', values)
    case 'allow-source':
      return t('plan.remedy.allowSource', values)
    case 'call-earlier':
      return t('plan.remedy.callEarlier', { ...values, hours: remedy.hours })
    case 'more-docks':
      return t('plan.remedy.moreDocks', { ...values, docks: remedy.docks, porters: remedy.porters })
  }
}
