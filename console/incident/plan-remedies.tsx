import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/words'
import type { Missing } from './remedy-wish'
import { knownRemedy, wishOf } from './remedy-wish'
import { remedyText } from './remedy-words'
import { useWhatIf } from './what-if-desk'

/** Each remedy in words; one that can be tried here opens the what-if with it filled in. */
export function Remedies({ short }: { short: Missing }) {
  const { t } = useTranslation()
  const words = useWords()
  const desk = useWhatIf()
  if (short.remedies.length === 0) return <span className="quiet">{t('plan.noRemedy')}</span>
  return (
    <ul className="reasons">
      {short.remedies.map((told) => {
        const remedy = knownRemedy(told)
        const wish = remedy === null ? null : wishOf(remedy, short)
        const sentence = remedyText(t, told, short, words)
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
