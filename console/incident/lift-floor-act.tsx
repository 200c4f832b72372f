import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useIncidentRefusal } from './incident-acts'
import type { Incident } from './incident-query'

type Props = { readonly incident: Incident; readonly depotId: string; readonly itemCode: string }

/** The post that owns the floor lifts it for this incident, with a reason; the API refuses everyone else and says who may. */
export function LiftFloorAct({ incident, depotId, itemCode }: Props) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)('liftFloor')
  const [whole, setWhole] = useState(false)
  const params = { path: { id: incident.id } }
  return (
    <ActButton
      label={t('requests.floors.lift')}
      small
      reason="required"
      confirm={t('requests.floors.liftConfirm')}
      disabledReason={refusal}
      onAct={(reason) =>
        taken(
          api.POST('/api/v1/incidents/{id}/floor-lifts', {
            params,
            body: { depotId, itemCode: whole ? null : itemCode, reason },
          }),
        )
      }
    >
      <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
        {t('requests.floors.wholeDepot')}
      </Checkbox>
    </ActButton>
  )
}
