import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Batch } from '../../domain/allocation/plan'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { deciderOf, gravestLevel, useRankRefusal } from './level-post'

type BatchActsProps = { detail: IncidentDetail; planId: string; batch: Batch; small?: boolean }

/** Why the account may not decide on a batch: the state of the incident, or a post that ranks too low for its level. */
export function useBatchRefusal(detail: IncidentDetail): string | null {
  const rank = useRankRefusal()
  const state = useIncidentRefusal(detail.incident)('decideBatch')
  return state ?? rank(deciderOf(detail.incident, gravestLevel(detail)))
}

/** Sends a decision on a batch of a plan. */
export function decideBatch(incidentId: string, planId: string, batch: Batch, body: Schemas['BatchAct']) {
  const params = { path: { id: incidentId, planId, batch } }
  return taken(api.POST('/api/v1/incidents/{id}/plans/{planId}/{batch}/decision', { params, body }))
}

/** Approve, approve by telephone (recorded at once, the paper follows), or veto with a reason. */
export function BatchActButtons({ detail, planId, batch, small = false }: BatchActsProps) {
  const { t } = useTranslation()
  const { incident } = detail
  const disabledReason = useBatchRefusal(detail)
  // An order by telephone is recorded by whoever of the watch took the call.
  const notByTelephone = useIncidentRefusal(incident)('decideBatch')
  return (
    <>
      <ActButton
        label={t('plan.approve')}
        primary
        small={small}
        disabledReason={disabledReason}
        onAct={() => decideBatch(incident.id, planId, batch, { decision: 'approve' })}
      />
      <TelephoneAct
        small={small}
        disabledReason={notByTelephone}
        onOrder={(orderedBy) =>
          decideBatch(incident.id, planId, batch, { decision: 'approve', byTelephone: true, orderedBy })
        }
      />
      <ActButton
        label={t('plan.veto')}
        danger
        small={small}
        reason="required"
        disabledReason={disabledReason}
        onAct={(reason) => decideBatch(incident.id, planId, batch, { decision: 'veto', reason })}
      />
    </>
  )
}

type TelephoneActProps = {
  readonly small: boolean
  readonly disabledReason: string | null
  readonly onOrder: (orderedBy: string) => Promise<unknown>
}

/** An order by telephone names who gave it. */
function TelephoneAct({ small, disabledReason, onOrder }: TelephoneActProps) {
  const { t } = useTranslation()
  const [orderedBy, setOrderedBy] = useState('')
  return (
    <ActButton
      label={t('plan.byTelephone')}
      small={small}
      confirm={t('plan.byTelephoneConfirm')}
      disabledReason={disabledReason}
      incomplete={orderedBy.trim() === '' ? t('plan.orderedByNeeded') : null}
      onAct={() => onOrder(orderedBy.trim())}
    >
      <label className="field">
        {t('plan.orderedBy')}
        <Input value={orderedBy} maxLength={200} onChange={(event) => setOrderedBy(event.target.value)} />
      </label>
    </ActButton>
  )
}
