import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepotPlaces } from '../map/places'
import { useWords } from '../parts/words'
import type { PlanNames } from './plan-names'
import type { Missing } from './remedy-wish'
import { knownRemedy, wishOf } from './remedy-wish'
import { remedyText } from './remedy-words'
import { useWhatIf } from './what-if-desk'

/** Each remedy in words; one that can be tried here opens the what-if with it filled in. */
export function Remedies({ short }: { short: Missing }) {
  const { t } = useTranslation()
  const words = useWords()
  const desk = useWhatIf()
  const names = useRemedyNames(short, desk.names)
  if (short.remedies.length === 0) return <span className="quiet">{t('plan.noRemedy')}</span>
  return (
    <ul className="reasons">
      {short.remedies.map((told) => {
        const remedy = knownRemedy(told)
        const wish = remedy === null ? null : wishOf(remedy, short)
        const sentence = remedyText(t, told, short, names, words)
        return (
          <li key={JSON.stringify(told)}>
            {sentence}{' '}
            {wish !== null && (
              <Button
                size="small"
                disabled={desk.refusal !== null}
                title={desk.refusal ?? undefined}
                aria-label={`${t('plan.whatIf.tryOut')} ${sentence}`}
                onClick={() => desk.add(wish)}
              >
                {t('plan.whatIf.tryOut')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A remedy may name a depot that the plan does not use: its name is asked for. */
function useRemedyNames(short: Missing, names: PlanNames): PlanNames {
  const { name } = useWords()
  const unknown = short.remedies.flatMap((told) => {
    const depotId = knownRemedy(told)?.depotId
    return depotId === undefined || names.depot(depotId) !== depotId ? [] : [depotId]
  })
  const places = useDepotPlaces([...new Set(unknown)].sort())
  return {
    ...names,
    depot: (id) => {
      const place = places.get(id)
      return place === undefined ? names.depot(id) : name(place)
    },
  }
}
