import { useTranslation } from 'react-i18next'
import { ConsignmentTable } from '../goods/consignment-table'
import type { IncidentDetail } from './incident-query'

export function ConsignmentsTab({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  return (
    <ConsignmentTable
      caption={t('incident.map.moving', { count: detail.consignments.length })}
      rows={detail.consignments}
      now={() => now}
    />
  )
}
