import { useTranslation } from 'react-i18next'
import { actionWords, AuditDetail, useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { AuditEntry } from './timeline-query'
import { useTimeline } from './timeline-query'

export function TimelineTab({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { language } = useWords()
  const timeline = useTimeline(incidentId)
  const actor = useActor()
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'at', title: t('incident.timeline.at'), cell: (row) => <At instant={row.at} /> },
    {
      key: 'action',
      title: t('incident.timeline.action'),
      header: true,
      cell: (row) => actionWords(row.action, language),
    },
    { key: 'actor', title: t('incident.timeline.actor'), cell: (row) => actor(row.actor) },
    {
      key: 'detail',
      title: t('incident.timeline.detail'),
      wide: true,
      cell: (row) => <AuditDetail detail={row.detail} />,
    },
    {
      key: 'subject',
      title: t('incident.timeline.subject'),
      cell: (row) => <span className="quiet">{row.subject}</span>,
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
}
