import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

type Message = Schemas['Message']

export function MessagesTab({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const messages = useQuery({
    queryKey: ['incident', incidentId, 'messages'],
    queryFn: () =>
      taken(
        api.GET('/api/v1/incidents/{id}/messages', { params: { path: { id: incidentId }, query: { limit: 500 } } }),
      ),
  })
  const columns: readonly Column<Message>[] = [
    { key: 'at', title: t('incident.messages.at'), cell: (row) => <At instant={row.queuedAt} /> },
    {
      key: 'to',
      title: t('incident.messages.to'),
      header: true,
      cell: (row) => (
        <>
          {word('post', row.post)} {row.toName}
          <div className="quiet">{row.toAddress}</div>
        </>
      ),
    },
    {
      key: 'subject',
      title: t('incident.messages.subject'),
      wide: true,
      cell: (row) => (
        <details>
          <summary>{row.subject}</summary>
          <pre>{row.bodyText}</pre>
        </details>
      ),
    },
    {
      key: 'rung',
      title: t('incident.messages.rung'),
      right: true,
      cell: (row) => (row.rung === null ? '—' : row.rung + 1),
    },
    {
      key: 'state',
      title: t('incident.messages.state'),
      cell: (row) => (
        <>
          {word('messageState', row.state)} <At instant={row.handedOverAt} />
          {row.lastError !== null && <div className="late">{row.lastError}</div>}
        </>
      ),
    },
  ]
  return (
    <Loaded query={messages}>
      {({ items }) => (
        <PlainTable
          caption={t('incident.messages.caption')}
          columns={columns}
          rows={[...items].sort((left, right) => right.queuedAt.localeCompare(left.queuedAt))}
          rowKey={(row) => row.id}
          empty={t('incident.messages.none')}
        />
      )}
    </Loaded>
  )
}
