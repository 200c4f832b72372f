import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import type { ConsignmentDetail } from './consignment-page'

/** The carrier's answer to the tender that is open; a declined one goes to the next carrier. */
export function TenderAnswerForm({ goods, attempt }: { goods: ConsignmentDetail; attempt: number }) {
  const { t } = useTranslation()
  const [vehicle, setVehicle] = useState('')
  const params = { path: { id: goods.id } }
  const given = vehicle.trim() === '' ? {} : { vehicle: vehicle.trim() }
  return (
    <section className="stack boxed" aria-label={t('goods.tender.title')}>
      <h3>{t('goods.tender.title')}</h3>
      <label className="field">
        {t('goods.tender.vehicle')}
        <Input
          value={vehicle}
          maxLength={120}
          placeholder={t('goods.tender.vehicleHint')}
          onChange={(event) => setVehicle(event.target.value)}
        />
      </label>
      <div className="acts">
        <ActButton
          label={t('goods.tender.accept')}
          primary
          onAct={() =>
            taken(
              api.POST('/api/v1/consignments/{id}/tender-answer', {
                params,
                body: { attempt, answer: 'accept', ...given },
              }),
            )
          }
        />
        <ActButton
          label={t('goods.tender.decline')}
          danger
          reason="required"
          onAct={(reason) =>
            taken(
              api.POST('/api/v1/consignments/{id}/tender-answer', {
                params,
                body: { attempt, answer: 'decline', reason },
              }),
            )
          }
        />
      </div>
    </section>
  )
}
