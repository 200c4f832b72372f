import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useStockRefusal } from '../supply/stock-refusal'
import { serverNow } from '../time/server-now'
import { dayInBeijing } from '../time/shown'
import type { DepotDetail } from './depot-page'

/** The stored goods were looked at: the day, and what was found. */
export function InspectionAct({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const refusal = useStockRefusal({ depotId: depot.id, areaCode: depot.areaCode })('recordInspection')
  const [day, setDay] = useState(() => dayInBeijing(serverNow()))
  const [findings, setFindings] = useState('')
  return (
    <ActButton
      label={t('depot.recordInspection')}
      disabledReason={refusal}
      incomplete={day === '' ? t('depot.dayNeeded') : null}
      onAct={() => {
        const params = { path: { id: depot.id } }
        const told = findings.trim() === '' ? {} : { findings: findings.trim() }
        return taken(api.POST('/api/v1/depots/{id}/inspections', { params, body: { inspectedOn: day, ...told } }))
      }}
    >
      <label className="field">
        {t('depot.inspectionDay')}
        <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label className="field">
        {t('depot.findings')}
        <Input.TextArea rows={3} value={findings} onChange={(event) => setFindings(event.target.value)} />
      </label>
    </ActButton>
  )
}
