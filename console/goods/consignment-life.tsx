import { useTranslation } from 'react-i18next'
import { isEnded } from '../../domain/consignment/status'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { ConsignmentDetail } from './consignment-page'

/** The steps from order to goods received note, with the instant of each that was taken. */
export function ConsignmentLife({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const steps = [
    ['ordered', goods.orderedAt],
    ['accepted', goods.acceptedAt],
    ['booked', goods.bookedAt],
    ['departed', goods.departedAt],
    ['arrived', goods.arrivedAt],
    ['received', goods.receivedAt],
  ] as const
  return (
    <>
      <ol className="life">
        {steps.map(([step, at]) => (
          <li key={step} className={at === null ? 'ahead' : 'taken'} aria-current={at === null ? undefined : 'step'}>
            <span>{t(`goods.page.steps.${step}`)}</span>
            <At instant={at} />
            {step === 'arrived' && at === null && goods.expectedAt !== null && (
              <small className="quiet">
                {t('goods.page.steps.expected')} <At instant={goods.expectedAt} />
              </small>
            )}
          </li>
        ))}
      </ol>
      {isEnded(goods.status) && goods.status !== 'received' && (
        <p>
          <strong>{word('consignmentStatus', goods.status)}</strong> · {t('goods.page.ended')}{' '}
          {word('endedReason', goods.endedReason)}
        </p>
      )}
    </>
  )
}
