import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../parts/loaded'
import { useWords } from '../parts/words'
import type { IncidentDetail } from './incident-query'
import { PlanBatch } from './plan-batch'
import { PlanMeasures } from './plan-measures'
import { planQuery } from './plan-query'
import type { PlanDetail } from './plan-shapes'
import { PlanDelays, PlanShortfalls } from './plan-shortfalls'
import { PlanSinceLast } from './plan-since-last'
import { WhatIfDesk } from './what-if-desk'
import { WhatIfPanel } from './what-if-panel'
import { WishesInForce } from './wishes-in-force'

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
        style={{ width: '22rem', maxWidth: '100%' }}
      />
      <PlanView
        key={chosen ?? newest}
        detail={detail}
        version={chosen ?? newest}
        newest={(chosen ?? newest) === newest}
      />
    </div>
  )
})

function PlanView({ detail, version, newest }: { detail: IncidentDetail; version: number; newest: boolean }) {
  const [all, setAll] = useState(false)
  const plan = useQuery({ ...planQuery(detail.incident.id, version, all), placeholderData: keepPreviousData })
  return (
    <Loaded query={plan}>
      {(answer) => (
        <WhatIfDesk key={answer.id} detail={detail} plan={answer} newest={newest}>
          <PlanMeasures incidentId={detail.incident.id} plan={answer} />
          {version > 1 && <PlanSinceLast detail={detail} plan={answer} />}
          {answer.nextCursor !== null && <MoreLines plan={answer} isLoading={all} onMore={() => setAll(true)} />}
          <WishesInForce incident={detail.incident} />
          <WhatIfPanel incident={detail.incident} plan={answer} />
          {(['first', 'rest'] as const).map((batch) => (
            <PlanBatch key={batch} detail={detail} plan={answer} batch={batch} newest={newest} />
          ))}
          <PlanShortfalls shortfalls={answer.shortfalls} />
          <PlanDelays delays={answer.delays} />
        </WhatIfDesk>
      )}
    </Loaded>
  )
}

type MoreProps = { readonly plan: PlanDetail; readonly isLoading: boolean; readonly onMore: () => void }

/** A large plan opens with its first lines; the rest comes when it is asked for. */
function MoreLines({ plan, isLoading, onMore }: MoreProps) {
  const { t } = useTranslation()
  const { number } = useWords()
  const count = plan.batches.reduce((sum, batch) => sum + batch.lines, 0)
  return (
    <p className="acts">
      {t('plan.firstLines', { shown: number(plan.lines.length), count: number(count) })}
      <Button size="small" loading={isLoading} onClick={onMore}>
        {t('plan.allLines')}
      </Button>
    </p>
  )
}
