import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from '../parts/audit-words'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { Countersign, NoticesTable } from './notices-table'
import { PaperButton } from './task-acts'

type Order = Schemas['ReleaseOrder']
type Approval = Schemas['Approval']

/** Two offices, two papers: the emergency authority's release orders, the reserves office's notices, and what was decided before. */
export function OrdersTab({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const actor = useActor()
  const refusal = useIncidentRefusal(detail.incident)
  const columns: readonly Column<Order>[] = [
    { key: 'number', title: t('incident.orders.number'), header: true, cell: (row) => `D-${row.number}` },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    { key: 'by', title: t('incident.orders.by'), cell: (row) => actor(row.orderedBy) },
    { key: 'at', title: t('incident.orders.at'), cell: (row) => <At instant={row.orderedAt} /> },
    {
      key: 'paper',
      title: t('incident.orders.paper'),
      cell: (row) => <Paper order={row} now={now} open={refusal('issuePaper') === null} />,
    },
    {
      key: 'countersign',
      title: t('incident.orders.countersigned'),
      cell: (row) => <Countersign order={row} refusal={refusal('countersignNotices')} />,
    },
  ]
  return (
    <div className="stack">
      <PlainTable
        caption={t('incident.orders.caption')}
        showCaption
        columns={columns}
        rows={detail.releaseOrders}
        rowKey={(row) => row.id}
        empty={t('incident.orders.none')}
      />
      <NoticesTable orders={detail.releaseOrders} />
      <Approvals approvals={detail.approvals} />
    </div>
  )
}

function Paper({ order, now, open }: { order: Order; now: string; open: boolean }) {
  const { t } = useTranslation()
  if (!order.byTelephone) return <>{t('incident.orders.written')}</>
  return (
    <>
      {t('incident.orders.telephone')} · <Due dueAt={order.paperDueAt} metAt={order.paperAt} now={now} />{' '}
      {order.paperAt === null && open && <PaperButton releaseOrderId={order.id} />}
    </>
  )
}

function Approvals({ approvals }: { approvals: readonly Approval[] }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const actor = useActor()
  const columns: readonly Column<Approval>[] = [
    { key: 'at', title: t('incident.levels.at'), cell: (row) => <At instant={row.decidedAt} /> },
    {
      key: 'plan',
      title: t('incident.orders.plan'),
      header: true,
      cell: (row) => t('incident.orders.planVersion', { version: row.planVersion }),
    },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    { key: 'decision', title: t('incident.orders.decision'), cell: (row) => word('approval', row.decision) },
    { key: 'by', title: t('incident.levels.by'), cell: (row) => actor(row.decidedBy) },
    { key: 'comment', title: t('incident.orders.comment'), cell: (row) => row.comment ?? '—' },
  ]
  return (
    <PlainTable
      caption={t('incident.orders.decisions')}
      showCaption
      columns={columns}
      rows={approvals}
      rowKey={(row) => row.id}
    />
  )
}
