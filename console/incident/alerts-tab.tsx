import { useTranslation } from 'react-i18next'
import { AlertTable } from '../intake/alert-table'
import type { IncidentDetail } from './incident-query'

export function AlertsTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  return <AlertTable caption={t('incident.tabs.alerts')} rows={detail.alerts} />
}
