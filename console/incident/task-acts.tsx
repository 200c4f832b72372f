import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import type { IncidentDetail, Task } from './incident-query'
import { LevelActButtons } from './level-acts'
import { BatchActButtons } from './plan-acts'

/** The acts that settle a task, where they are few; else the way to the page where it is settled. */
export function TaskActs({ task, detail }: { task: Task; detail: IncidentDetail }) {
  return (
    <div className="acts">
      <ActsOf task={task} detail={detail} />
    </div>
  )
}

function ActsOf({ task, detail }: { task: Task; detail: IncidentDetail }) {
  const { t } = useTranslation()
  switch (task.kind) {
    case 'confirm-level': {
      const version = detail.levels[task.subject === 'hazard' ? 'hazard' : 'relief']
      return version && <LevelActButtons detail={detail} version={version} small />
    }
    case 'veto-first-batch':
    case 'approve-plan': {
      const batch = task.facts.batch === 'first' ? ('first' as const) : ('rest' as const)
      return (
        <>
          <BatchActButtons detail={detail} planId={task.subject} batch={batch} small />
          <Link to="?tab=plan#tabs">{t('incident.waits.seePlan')}</Link>
        </>
      )
    }
    case 'acknowledge':
      return <AcknowledgeButton escalationId={task.subject} />
    case 'paper-follows':
      return <PaperButton releaseOrderId={task.subject} />
    case 'countersign-notices':
      return <CountersignButton releaseOrderId={task.subject} refusal={null} />
    case 'confirm-stand-down':
      return <OnRoadButtons incidentId={detail.incident.id} />
    case 'close-incident':
      return <CloseButton incidentId={detail.incident.id} />
    case 'answer-order':
    case 'answer-tender':
    case 'report-departure':
    case 'report-arrival':
    case 'receive-goods':
      return <Link to={`/consignments/${task.subject}`}>{t('incident.waits.open')}</Link>
    case 'act-on-supply-order':
      return <Link to={`/supply-orders/${encodeURIComponent(task.subject)}`}>{t('incident.waits.open')}</Link>
  }
}

export function AcknowledgeButton({ escalationId }: { escalationId: string }) {
  const { t } = useTranslation()
  return (
    <ActButton
      label={t('incident.escalations.acknowledge')}
      primary
      small
      onAct={() => taken(api.POST('/api/v1/escalations/{id}/acknowledge', { params: { path: { id: escalationId } } }))}
    />
  )
}

export function PaperButton({ releaseOrderId }: { releaseOrderId: string }) {
  const { t } = useTranslation()
  return (
    <ActButton
      label={t('incident.orders.issue')}
      small
      onAct={() => taken(api.POST('/api/v1/release-orders/{id}/paper', { params: { path: { id: releaseOrderId } } }))}
    />
  )
}

type CountersignProps = { readonly releaseOrderId: string; readonly refusal: string | null }

export function CountersignButton({ releaseOrderId, refusal }: CountersignProps) {
  const { t } = useTranslation()
  const params = { path: { id: releaseOrderId } }
  return (
    <ActButton
      label={t('incident.orders.countersign')}
      small
      disabledReason={refusal}
      onAct={() => taken(api.POST('/api/v1/release-orders/{id}/countersign', { params }))}
    />
  )
}

function CloseButton({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const params = { path: { id: incidentId } }
  return (
    <ActButton
      label={t('incident.acts.close')}
      small
      confirm={t('incident.acts.closeConfirm')}
      reason="required"
      onAct={(reason) => taken(api.POST('/api/v1/incidents/{id}/close', { params, body: { reason } }))}
    />
  )
}

/** After a stand-down: what is on the road is asked about, not forgotten. */
function OnRoadButtons({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const decide = (decision: 'deliver' | 'turn-back') =>
    taken(api.POST('/api/v1/incidents/{id}/on-road', { params: { path: { id: incidentId } }, body: { decision } }))
  return (
    <>
      <ActButton label={t('incident.acts.deliver')} primary small onAct={() => decide('deliver')} />
      <ActButton
        label={t('incident.acts.turnBack')}
        small
        danger
        confirm={t('incident.acts.turnBackConfirm')}
        onAct={() => decide('turn-back')}
      />
    </>
  )
}
