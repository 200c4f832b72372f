import { useTranslation } from 'react-i18next'
import { WorkList } from './work-list'

/** Tenders to answer (accepted by the depot, no carrier yet), and moves to report. */
export function CarrierPage() {
  const { t } = useTranslation()
  return (
    <WorkList
      title={t('goods.carrier.title')}
      caption={t('goods.carrier.caption')}
      others={t('goods.carrier.others')}
      empty={t('goods.carrier.none')}
      waits={(row) =>
        (row.status === 'ordered' && row.acceptedAt !== null) || row.status === 'booked' || row.status === 'departed'
      }
    />
  )
}
