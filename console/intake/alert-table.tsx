import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

export type AlertSummary = Schemas['AlertSummary']

/** Alerts with what became of each, and why. */
export function AlertTable({ caption, rows }: { caption: string; rows: readonly AlertSummary[] }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const columns: readonly Column<AlertSummary>[] = [
    {
      key: 'headline',
      title: t('intake.alerts.headline'),
      header: true,
      wide: true,
      cell: (row) => <Link to={`/alerts/${row.id}`}>{row.headline ?? t('intake.alerts.untitled')}</Link>,
    },
    { key: 'hazard', title: t('intake.alerts.hazard'), cell: (row) => word('hazard', row.hazard) },
    {
      key: 'status',
      title: t('intake.alerts.status'),
      cell: (row) => `${word('alertStatus', row.status)} · ${word('messageType', row.messageType)}`,
    },
    { key: 'sender', title: t('intake.alerts.sender'), cell: (row) => row.sender },
    { key: 'area', title: t('intake.alerts.area'), cell: (row) => <AlertAreas alert={row} /> },
    { key: 'received', title: t('intake.alerts.received'), cell: (row) => <At instant={row.receivedAt} /> },
    {
      key: 'disposition',
      title: t('intake.alerts.disposition'),
      cell: (row) => (
        <>
          <strong>{word('disposition', row.disposition)}</strong>
          {row.incidentId !== null && (
            <>
              {' '}
              <Link to={`/incidents/${row.incidentId}`}>{t('board.number', { number: row.incidentNumber })}</Link>
            </>
          )}
        </>
      ),
    },
    { key: 'reason', title: t('intake.alerts.reason'), wide: true, cell: (row) => reasonText(row.reason, language) },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('intake.alerts.none')}
    />
  )
}

const named = 3

export function AlertAreas({ alert }: { alert: AlertSummary }) {
  const { t } = useTranslation()
  const { word } = useWords()
  if (alert.areas.length === 0) return <>{t('intake.alerts.noArea')}</>
  const names = alert.areas.map((area) => area.name)
  return (
    <span title={names.join('、')}>
      {names.slice(0, named).join('、')}
      {names.length > named && ` +${names.length - named}`}
      <span className="quiet">{t('intake.alerts.areaBy', { by: word('areaBy', alert.areaBy) })}</span>
    </span>
  )
}
