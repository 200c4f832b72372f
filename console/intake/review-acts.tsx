import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import type { ReviewItemDetail } from './review-item-page'

/** It tells of an event that is known already. */
export function MergeReviewAct({ item }: { item: ReviewItemDetail }) {
  const { t } = useTranslation()
  const { either } = useWords()
  const [incidentId, setIncidentId] = useState<string | null>(null)
  const incidents = useQuery({
    queryKey: ['incidents', 'open'],
    queryFn: () => taken(api.GET('/api/v1/incidents', { params: { query: { status: 'open', limit: 200 } } })),
  })
  const params = { path: { id: item.id } }
  return (
    <ActButton
      label={t('intake.review.merge')}
      confirm={t('intake.review.mergeConfirm')}
      reason="required"
      incomplete={incidentId === null ? t('intake.review.pick') : null}
      onAct={(reason) =>
        taken(api.POST('/api/v1/review-items/{id}/merge', { params, body: { incidentId: incidentId ?? '', reason } }))
      }
    >
      <Select
        aria-label={t('intake.review.mergeInto')}
        placeholder={t('intake.review.mergeInto')}
        value={incidentId}
        onChange={setIncidentId}
        options={(incidents.data?.items ?? []).map((row) => ({
          value: row.id,
          label: `${row.number} ${either(row.title)}`,
        }))}
        style={{ width: '100%' }}
      />
    </ActButton>
  )
}

export function SetAsideAct({ item }: { item: ReviewItemDetail }) {
  const { t } = useTranslation()
  const params = { path: { id: item.id } }
  return (
    <ActButton
      label={t('intake.review.setAside')}
      confirm={t('intake.review.setAsideConfirm')}
      reason="required"
      onAct={(reason) => taken(api.POST('/api/v1/review-items/{id}/set-aside', { params, body: { reason } }))}
    />
  )
}
