import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useMay } from '../app/permissions'
import { AuditDetail, useActor } from '../parts/audit-words'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { subjectOf } from './clocks-panel'
import type { IncidentDetail } from './incident-query'
import { AcknowledgeButton } from './task-acts'

type Escalation = Schemas['Escalation']

const order = ['open', 'acknowledged', 'resolved']

export const EscalationsTab = memo(function EscalationsTab({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { word, deadline } = useWords()
  const actor = useActor()
  const may = useMay()
  const rows = [...detail.escalations].sort(
    (left, right) =>
      order.indexOf(left.state) - order.indexOf(right.state) || right.openedAt.localeCompare(left.openedAt),
  )
  const columns: readonly Column<Escalation>[] = [
    {
      key: 'cause',
      title: t('incident.escalations.cause'),
      header: true,
      cell: (row) => (
        <ShapeMark shape={row.cause === 'silent' ? 'silent' : 'late'}>{word('escalationCause', row.cause)}</ShapeMark>
      ),
    },
    {
      key: 'subject',
      title: t('incident.escalations.subject'),
      wide: true,
      cell: (row) => {
        const clock = detail.deadlines.find((each) => each.id === row.deadlineId)
        return (
          <>
            {clock === undefined ? row.deadlineId : `${deadline(clock.rule)} ${subjectOf(clock, detail) ?? ''}`}
            <AuditDetail detail={row.facts} />
          </>
        )
      },
    },
    { key: 'opened', title: t('incident.escalations.opened'), cell: (row) => <At instant={row.openedAt} /> },
    {
      key: 'rung',
      title: t('incident.escalations.rung'),
      cell: (row) => t('incident.escalations.rungNumber', { rung: row.rung + 1 }),
    },
    { key: 'state', title: t('incident.escalations.state'), cell: (row) => word('escalationState', row.state) },
    {
      key: 'by',
      title: t('incident.escalations.by'),
      cell: (row) => {
        if (row.state === 'open') return may('acknowledgeEscalation') && <AcknowledgeButton escalationId={row.id} />
        return row.acknowledgedBy === null ? (
          '—'
        ) : (
          <>
            {actor(row.acknowledgedBy)} <At instant={row.acknowledgedAt} />
          </>
        )
      },
    },
  ]
  return (
    <PlainTable
      caption={t('incident.escalations.caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('incident.escalations.none')}
    />
  )
})
