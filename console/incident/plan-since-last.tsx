import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../parts/loaded'
import { comparePlans } from './compare-plans'
import type { IncidentDetail } from './incident-query'
import { PlanChanges, ShortfallChanges } from './plan-changes'
import type { PlanDetail } from './plan-shapes'
import { planQuery } from './plan-query'

type Props = { readonly detail: IncidentDetail; readonly plan: PlanDetail }

/** What changed against the version before; read only when it is asked for. */
export function PlanSinceLast({ detail, plan }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plan.compare.title', { version: plan.version - 1 })}</summary>
      {open && <SinceLast detail={detail} plan={plan} />}
    </details>
  )
}

function SinceLast({ detail, plan }: Props) {
  // two plans can be compared only as a whole
  const before = useQuery(planQuery(detail.incident.id, plan.version - 1, true))
  const after = useQuery(planQuery(detail.incident.id, plan.version, true))
  return (
    <Loaded query={before}>
      {(old) => <Loaded query={after}>{(now) => <Difference detail={detail} before={old} after={now} />}</Loaded>}
    </Loaded>
  )
}

type DifferenceProps = { readonly detail: IncidentDetail; readonly before: PlanDetail; readonly after: PlanDetail }

function Difference({ detail, before, after }: DifferenceProps) {
  const { t } = useTranslation()
  const difference = useMemo(() => {
    const ordered = detail.approvals
      .filter(({ planId, decision }) => planId === before.id && decision !== 'vetoed')
      .map(({ batch }) => batch)
    return comparePlans(before, after, ordered)
  }, [detail.approvals, before, after])
  return (
    <div className="stack boxed">
      {difference.ordered > 0 && <p className="quiet">{t('plan.compare.ordered', { count: difference.ordered })}</p>}
      <PlanChanges changes={difference.changes} count={difference.changes.length} />
      <ShortfallChanges shortfalls={difference.shortfalls} />
    </div>
  )
}
