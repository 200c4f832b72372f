import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import { ConsignmentState } from '../goods/consignment-state'
import type { IncidentDetail } from './incident-query'

type Impact = Schemas['CountyImpact']
type Goods = Schemas['ConsignmentSummary']

/** What the map shows, as tables: for whoever can't use the map, and for print. */
export function MapTables({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const people = ({ low, expected, high }: Impact['affected']) =>
    t('incident.map.people', { low: number(low), expected: number(expected), high: number(high) })
  const columns: readonly Column<Impact>[] = [
    { key: 'county', title: t('incident.map.county'), header: true, cell: (row) => row.areaName },
    { key: 'affected', title: t('incident.map.affected'), cell: (row) => people(row.affected) },
    { key: 'displaced', title: t('incident.map.displaced'), cell: (row) => people(row.displaced) },
    { key: 'intensity', title: t('incident.map.intensity'), right: true, cell: (row) => shownIntensity(row.intensity) },
  ]
  return (
    <div className="stack map-tables">
      <PlainTable
        caption={t('incident.map.struck')}
        showCaption
        columns={columns}
        rows={detail.estimate?.impacts ?? []}
        rowKey={(row) => row.areaCode}
      />
      <Moving detail={detail} now={now} />
    </div>
  )
}

export function shownIntensity(intensity: number | null): string {
  return intensity === null ? '—' : String(Math.round(intensity * 10) / 10)
}

function Moving({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { depotName } = useWords()
  const columns: readonly Column<Goods>[] = [
    {
      key: 'number',
      title: t('goods.columns.number'),
      header: true,
      cell: (row) => <Link to={`/consignments/${row.id}`}>K-{row.number}</Link>,
    },
    { key: 'from', title: t('goods.columns.from'), cell: (row) => depotName(row) },
    { key: 'to', title: t('goods.columns.to'), cell: (row) => row.areaName },
    { key: 'state', title: t('goods.columns.status'), cell: (row) => <ConsignmentState goods={row} now={now} /> },
    {
      key: 'due',
      title: t('goods.columns.due'),
      cell: (row) => <Due dueAt={row.dueAt} predictedAt={row.expectedAt} metAt={row.receivedAt} now={now} />,
    },
  ]
  return (
    <PlainTable
      caption={t('incident.map.moving', { count: detail.consignments.length })}
      showCaption
      columns={columns}
      rows={detail.consignments}
      rowKey={(row) => row.id}
    />
  )
}
