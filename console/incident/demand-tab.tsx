import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { DemandChanges } from './demand-changes'
import { DemandLines } from './demand-lines'
import type { IncidentDetail } from './incident-query'
import { shownIntensity } from './map-tables'

type Impact = Schemas['CountyImpact']
type Estimate = Schemas['EstimateDetail']

export const DemandTab = memo(function DemandTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const newest = detail.estimateVersions.reduce((best, each) => Math.max(best, each.version), 0)
  const [chosen, setChosen] = useState<number | null>(null)
  if (newest === 0) return <p className="quiet">{t('plan.demand.none')}</p>
  return (
    <div className="stack">
      <Select<number>
        aria-label={t('plan.demand.versions')}
        value={chosen ?? newest}
        onChange={setChosen}
        options={detail.estimateVersions.map((each) => ({
          value: each.version,
          label: `${t('plan.demand.version', { version: each.version })} · ${word('sourceKind', each.sourceKind)}`,
        }))}
        style={{ width: '18rem' }}
      />
      <EstimateView incidentId={detail.incident.id} version={chosen ?? newest} />
    </div>
  )
})

function EstimateView({ incidentId, version }: { incidentId: string; version: number }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const estimate = useQuery({
    queryKey: ['estimate', incidentId, version],
    queryFn: () =>
      taken(api.GET('/api/v1/incidents/{id}/estimates/{version}', { params: { path: { id: incidentId, version } } })),
    staleTime: Infinity,
  })
  return (
    <Loaded query={estimate}>
      {(answer) => (
        <>
          <p className="quiet">
            {t('plan.demand.source')} {word('sourceKind', answer.sourceKind)} · {t('plan.demand.asOf')}{' '}
            <At instant={answer.asOf} /> · {t('plan.demand.edition')} {answer.edition}
          </p>
          <DemandChanges changes={answer.changes} items={answer.items} />
          <Impacts estimate={answer} />
          <DemandLines estimate={answer} />
        </>
      )}
    </Loaded>
  )
}

function Impacts({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const people = ({ low, expected, high }: Impact['affected']) =>
    t('incident.map.people', { low: number(low), expected: number(expected), high: number(high) })
  const columns: readonly Column<Impact>[] = [
    { key: 'county', title: t('plan.demand.county'), header: true, cell: (row) => row.areaName },
    { key: 'affected', title: t('plan.demand.affected'), cell: (row) => people(row.affected) },
    { key: 'displaced', title: t('plan.demand.displaced'), cell: (row) => people(row.displaced) },
    { key: 'intensity', title: t('plan.demand.intensity'), right: true, cell: (row) => shownIntensity(row.intensity) },
    { key: 'rescuers', title: t('plan.demand.rescuers'), right: true, cell: (row) => number(row.rescuers) },
  ]
  return (
    <PlainTable
      caption={t('plan.demand.impacts')}
      showCaption
      columns={columns}
      rows={estimate.impacts}
      rowKey={(row) => row.areaCode}
    />
  )
}
