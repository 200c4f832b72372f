import { Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/page'
import type { IncidentDetail } from './incident-query'
import { MapTables } from './map-tables'

/** ECharts is fetched only where a map is looked at. */
const IncidentMap = lazy(async () => ({ default: (await import('../map/incident-map')).IncidentMap }))

const views = ['map', 'table'] as const

export function MapPanel({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const [view, setView] = useState<(typeof views)[number]>('map')
  return (
    <Panel
      title={t('incident.map.title')}
      extra={
        <Segmented
          size="small"
          aria-label={t('incident.map.title')}
          value={view}
          options={views.map((value) => ({ value, label: t(`incident.map.${value}`) }))}
          onChange={setView}
        />
      }
    >
      {view === 'map' ? (
        <Suspense fallback={<p className="quiet">{t('incident.map.loading')}</p>}>
          <IncidentMap detail={detail} />
        </Suspense>
      ) : (
        <MapTables detail={detail} now={now} />
      )}
      <small className="quiet">{t('incident.map.note')}</small>
    </Panel>
  )
}
