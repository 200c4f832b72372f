import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestAct } from '../../domain/supply/request'
import { mayActOnRequest } from '../../domain/supply/request'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { Incident } from './incident-query'
import type { SupplyRequest } from './requests-tab'

type ActsProps = { readonly incident: Incident; readonly request: SupplyRequest }

/** Why the account may not decide on a request or withdraw it: its state, the incident's, or the posts it holds. */
function useRequestRefusal({ incident, request }: ActsProps): (act: RequestAct) => string | null {
  const { t } = useTranslation()
  const { word } = useWords()
  const incidentRefusal = useIncidentRefusal(incident)
  return (act) => {
    if (!mayActOnRequest(act, request.state))
      return t('requests.notNow', { state: word('requestState', request.state) })
    const refusal = incidentRefusal(act === 'decide' ? 'decideSupplyRequest' : 'withdrawSupplyRequest')
    if (refusal !== null) return refusal
    return (act === 'decide' ? request.mayDecide : request.mayWithdraw) ? null : t('incident.acts.notYours')
  }
}

/** Approve as asked, approve another quantity or refuse in writing; whoever asked may take it back. Nothing once it is over. */
export function RequestActs({ incident, request }: ActsProps) {
  const { t } = useTranslation()
  const refusal = useRequestRefusal({ incident, request })
  const params = { path: { id: request.id } }
  const decide = (body: Schemas['RequestDecisionIn']) =>
    taken(api.POST('/api/v1/supply-requests/{id}/decision', { params, body }))
  const decidable = mayActOnRequest('decide', request.state)
  if (!decidable && refusal('withdraw') !== null) return null
  return (
    <div className="acts">
      {decidable && (
        <>
          <ActButton
            label={t('requests.approve')}
            primary
            small
            disabledReason={refusal('decide')}
            onAct={() => decide({ decision: 'approve' })}
          />
          <ChangeAct request={request} refusal={refusal('decide')} onDecide={decide} />
          <ActButton
            label={t('requests.refuse')}
            danger
            small
            reason="required"
            disabledReason={refusal('decide')}
            onAct={(reason) => decide({ decision: 'refuse', reason })}
          />
        </>
      )}
      {refusal('withdraw') === null && (
        <ActButton
          label={t('requests.withdraw')}
          small
          reason="required"
          onAct={(reason) => taken(api.POST('/api/v1/supply-requests/{id}/withdrawal', { params, body: { reason } }))}
        />
      )}
    </div>
  )
}

type ChangeProps = {
  readonly request: SupplyRequest
  readonly refusal: string | null
  readonly onDecide: (body: Schemas['RequestDecisionIn']) => Promise<unknown>
}

function ChangeAct({ request, refusal, onDecide }: ChangeProps) {
  const { t } = useTranslation()
  const [approved, setApproved] = useState<number | null>(null)
  return (
    <ActButton
      label={t('requests.change')}
      small
      reason="required"
      disabledReason={refusal}
      incomplete={approved === null ? t('requests.quantityNeeded') : null}
      onAct={(reason) => onDecide({ decision: 'change', approved: approved ?? 0, reason })}
    >
      <label className="field">
        {t('requests.approvedQuantity', { asked: request.asked })}
        <InputNumber
          aria-label={t('requests.approvedQuantity', { asked: request.asked })}
          min={1}
          max={request.asked}
          precision={0}
          value={approved}
          onChange={setApproved}
          style={{ width: '100%' }}
        />
      </label>
    </ActButton>
  )
}
