import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { InstantField } from '../parts/instant-field'
import type { ConsignmentDetail } from './consignment-page'

type MilestoneProps = { goods: ConsignmentDetail; milestone: 'departed' | 'arrived' }

export function MilestoneAct({ goods, milestone }: MilestoneProps) {
  const { t } = useTranslation()
  const params = { path: { id: goods.id } }
  return (
    <ActButton
      label={t(`goods.milestone.${milestone}`)}
      primary
      confirm={milestone === 'departed' ? t('goods.milestone.confirmDeparted') : t('goods.milestone.confirmArrived')}
      onAct={() => taken(api.POST('/api/v1/consignments/{id}/milestones', { params, body: { milestone } }))}
    />
  )
}

export function ExpectedArrivalAct({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const [expectedAt, setExpectedAt] = useState<Instant | undefined>(goods.expectedAt ?? undefined)
  const params = { path: { id: goods.id } }
  return (
    <ActButton
      label={t('goods.expected.title')}
      reason="required"
      incomplete={expectedAt === undefined ? t('goods.expected.needed') : null}
      onAct={(reason) =>
        taken(
          api.POST('/api/v1/consignments/{id}/expected-arrival', {
            params,
            body: { expectedAt: expectedAt ?? goods.dueAt, reason },
          }),
        )
      }
    >
      <label className="field">
        {t('goods.expected.at')}（{t('shell.time.beijing')}）
        <InstantField
          label={t('goods.expected.at')}
          {...(goods.expectedAt === null ? {} : { value: goods.expectedAt })}
          onChange={setExpectedAt}
        />
      </label>
    </ActButton>
  )
}
