import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { ReportForm } from './report-form'

type Report = Schemas['SituationReport']

export const ReportsTab = memo(function ReportsTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(detail.incident)('reportSituation')
  const columns: readonly Column<Report>[] = [
    { key: 'at', title: t('incident.reports.at'), cell: (row) => <At instant={row.reportedAt} /> },
    { key: 'by', title: t('incident.reports.by'), header: true, cell: (row) => row.reportedBy },
    {
      key: 'figures',
      title: t('incident.reports.figures'),
      wide: true,
      cell: (row) => <Figures figures={row.figures} />,
    },
    { key: 'comment', title: t('incident.reports.comment'), cell: (row) => row.comment ?? '—' },
    {
      key: 'state',
      title: t('incident.levels.state'),
      cell: (row) => (row.consumedAt === null ? t('incident.reports.waiting') : t('incident.reports.taken')),
    },
  ]
  return (
    <div className="stack">
      {refusal === null ? <ReportForm incident={detail.incident} /> : <p className="quiet">{refusal}</p>}
      <PlainTable
        caption={t('incident.reports.caption')}
        showCaption
        columns={columns}
        rows={detail.situationReports}
        rowKey={(row) => row.id}
        empty={t('incident.reports.none')}
      />
    </div>
  )
})

export function Figures({ figures }: { figures: Schemas['ReportedFigures'] }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  const shown = Object.entries(figures).map(([name, value]) =>
    typeof value === 'boolean'
      ? `${word('figure', name)}：${value ? t('shell.acts.yes') : t('shell.acts.no')}`
      : `${word('figure', name)} ${number(value)} ${word('figureUnit', name)}`,
  )
  return <>{shown.join(' · ')}</>
}
