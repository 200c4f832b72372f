import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from '../parts/audit-words'
import { useWords } from '../parts/words'
import { causeCounts } from './cause-counts'

type PlanCause = Schemas['PlanCause']

/** Why the plan was made again, each kind of cause once with who it came from; nothing for plans from before causes were kept. */
export function PlanCauses({ causes }: { causes: readonly PlanCause[] }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  const actor = useActor()
  if (causes.length === 0) return null
  const told = causeCounts(causes).map(({ kind, by, count }) => {
    const times = count > 1 ? ` ×${number(count)}` : ''
    return `${word('planCause', kind)}${times}${by === 'system' ? '' : ` (${actor(by)})`}`
  })
  return <p className="quiet">{t('plan.causes', { causes: told.join('；') })}</p>
}
