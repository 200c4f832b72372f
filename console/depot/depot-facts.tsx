import { useTranslation } from 'react-i18next'
import { dayInBeijing } from '../time/shown'
import { serverNow } from '../time/server-now'
import type { DepotDetail } from './depot-page'

/** Everything about a depot but its stock; what nobody entered is a dash, not a guess. */
export function DepotFacts({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const km = (value: number | null) => (value === null ? null : t('plan.km', { km: value }))
  const facts: readonly (readonly [string, string | null])[] = [
    [t('depot.owner'), depot.owner],
    [t('depot.keeper'), depot.keeper],
    [t('depot.orderingPost'), t('depot.orderingPostOf', { area: depot.orderingAreaName })],
    [t('depot.contact'), [depot.contactName, depot.contactPhone].filter((each) => each !== null).join(' ') || null],
    [t('depot.docks'), String(depot.docks)],
    [t('depot.porters'), String(depot.porters)],
    [t('depot.railhead'), km(depot.railheadKm)],
    [t('depot.port'), km(depot.portKm)],
    [t('depot.airfield'), km(depot.airfieldKm)],
  ]
  return (
    <dl className="fields">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
      <div>
        <dt>{t('depot.inspection')}</dt>
        <dd>
          <Inspection depot={depot} />
        </dd>
      </div>
    </dl>
  )
}

function Inspection({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const { inspectedOn, inspectionEveryDays, inspectionDueOn } = depot
  if (inspectionEveryDays === null && inspectedOn === null) return <>—</>
  const overdue = inspectionDueOn !== null && inspectionDueOn < dayInBeijing(serverNow())
  const never = inspectedOn === null && inspectionEveryDays !== null
  return (
    <>
      {inspectedOn === null ? t('depot.neverInspected') : t('depot.inspectedOn', { day: inspectedOn })}
      {inspectionEveryDays !== null && ` · ${t('depot.inspectionEvery', { days: inspectionEveryDays })}`}
      {(overdue || never) && (
        <span className="late"> ▲ {t('depot.inspectionDue', { day: inspectionDueOn ?? '—' })}</span>
      )}
      {!overdue && inspectionDueOn !== null && ` · ${t('depot.nextInspection', { day: inspectionDueOn })}`}
    </>
  )
}
