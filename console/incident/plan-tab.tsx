import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { IncidentDetail } from './incident-query'
import { PlanBatch } from './plan-batch'
import type { PlanDetail } from './plan-batch'
import { PlanShortfalls } from './plan-shortfalls'

export const PlanTab = memo(function PlanTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const newest = detail.planVersions.reduce((best, each) => Math.max(best, each.version), 0)
  const [chosen, setChosen] = useState<number | null>(null)
  if (newest === 0) return <p className="quiet">{t('plan.none')}</p>
  return (
    <div className="stack">
      <Select<number>
        aria-label={t('plan.versions')}
        value={chosen ?? newest}
        onChange={setChosen}
        options={detail.planVersions.map((each) => ({
          value: each.version,
          label: `${t('plan.version', { version: each.version })} · ${t('plan.basedOn', { version: each.estimateVersion })}`,
        }))}
        style={{ width: '22rem' }}
      />
      <PlanView detail={detail} version={chosen ?? newest} newest={(chosen ?? newest) === newest} />
    </div>
  )
})

function PlanView({ detail, version, newest }: { detail: IncidentDetail; version: number; newest: boolean }) {
  const id = detail.incident.id
  // What was decided about it stands in the incident; the plan itself never changes.
  const plan = useQuery({
    queryKey: ['plan', id, version],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/plans/{version}', { params: { path: { id, version } } })),
    staleTime: Infinity,
  })
  return (
    <Loaded query={plan}>
      {(answer) => (
        <>
          <PlanMeasures plan={answer} />
          {(['first', 'rest'] as const).map((batch) => (
            <PlanBatch key={`${answer.id} ${batch}`} detail={detail} plan={answer} batch={batch} newest={newest} />
          ))}
          <PlanShortfalls shortfalls={answer.shortfalls} />
        </>
      )}
    </Loaded>
  )
}

function PlanMeasures({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { percent } = useWords()
  const { method } = plan
  return (
    <p className="header-line">
      <span>
        {t('plan.plannedAt')} <At instant={plan.plannedAt} />
      </span>
      <span>{t('plan.coverageMin', { share: percent(plan.coverageMin) })}</span>
      <span>{t('plan.coverageMean', { share: percent(plan.coverageMean) })}</span>
      <span>{t('plan.onTime', { share: percent(plan.onTimeShare) })}</span>
      <span className="quiet">
        {t('plan.method', { name: method.name, edition: method.edition, proof: t(`plan.proof.${method.proof}`) })} ·{' '}
        {t('plan.solved', { ms: plan.solveMs })}
      </span>
    </p>
  )
}
