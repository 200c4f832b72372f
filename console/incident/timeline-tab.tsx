import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { actionWords, AuditDetail, useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { IncidentDetail } from './incident-query'
import type { AuditEntry } from './timeline-query'
import { useTimeline } from './timeline-query'

export const TimelineTab = memo(function TimelineTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { language } = useWords()
  const timeline = useTimeline(detail.incident.id)
  const actor = useActor()
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'at', title: t('incident.timeline.at'), cell: (row) => <At instant={row.at} /> },
    {
      key: 'action',
      title: t('incident.timeline.action'),
      header: true,
      cell: (row) => <span className="nowrap">{actionWords(row.action, language)}</span>,
    },
    {
      key: 'actor',
      title: t('incident.timeline.actor'),
      cell: (row) => <span className="nowrap">{actor(row.actor)}</span>,
    },
    {
      key: 'detail',
      title: t('incident.timeline.detail'),
      wide: true,
      cell: (row) => <AuditDetail detail={row.detail} />,
    },
    {
      key: 'subject',
      title: t('incident.timeline.subject'),
      cell: (row) => <Subject subject={row.subject} detail={detail} />,
    },
  ]
  return (
    <Loaded query={timeline}>
      {(entries) => (
        <PlainTable
          caption={t('incident.timeline.caption')}
          columns={columns}
          rows={[...entries].reverse()}
          rowKey={(row) => String(row.seq)}
          empty={t('incident.timeline.none')}
        />
      )}
    </Loaded>
  )
})

/** A consignment by its number, with the way to it; other ids say nothing to a reader. */
function Subject({ subject, detail }: { subject: string; detail: IncidentDetail }) {
  const goods = detail.consignments.find((each) => subject.includes(each.id))
  if (goods === undefined) return <span title={subject}>—</span>
  return <Link to={`/consignments/${goods.id}`}>K-{goods.number}</Link>
}
