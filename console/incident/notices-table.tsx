import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from '../parts/audit-words'
import { useOffice } from '../parts/office-words'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { CountersignButton } from './task-acts'

type Order = Schemas['ReleaseOrder']
type Notice = Order['notices'][number] & { readonly orderNumber: number }

/** The second paper: which depot was told by which reserves office, and who there has countersigned. */
export function NoticesTable({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation()
  const { depotName } = useWords()
  const office = useOffice()
  const columns: readonly Column<Notice>[] = [
    { key: 'number', title: t('incident.orders.notice'), header: true, cell: (row) => `M-${row.number}` },
    { key: 'order', title: t('incident.orders.order'), cell: (row) => `D-${row.orderNumber}` },
    { key: 'depot', title: t('incident.orders.depot'), cell: depotName },
    { key: 'office', title: t('incident.orders.office'), cell: office },
    { key: 'at', title: t('incident.orders.issuedAt'), cell: (row) => <At instant={row.issuedAt} /> },
    { key: 'countersigned', title: t('incident.orders.countersigned'), cell: (row) => <Signature notice={row} /> },
  ]
  return (
    <>
      <PlainTable
        caption={t('incident.orders.notices')}
        showCaption
        columns={columns}
        rows={orders.flatMap(({ number, notices }) => notices.map((each) => ({ ...each, orderNumber: number })))}
        rowKey={(row) => row.id}
        empty={t('incident.orders.noNotices')}
      />
      <p className="quiet">{t('incident.orders.noticesLead')}</p>
    </>
  )
}

function Signature({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const actor = useActor()
  if (notice.countersignedBy === null) return <span className="quiet">{t('incident.orders.notCountersigned')}</span>
  return (
    <>
      {actor(notice.countersignedBy)} · <At instant={notice.countersignedAt} />
    </>
  )
}

/** An order's notices are countersigned together; disabled with the reason for whom it is not, gone once it is done. */
export function Countersign({ order, refusal }: { order: Order; refusal: string | null }) {
  const waiting = order.notices.some((each) => each.countersignedBy === null)
  if (!waiting) return <Signed order={order} />
  return <CountersignButton releaseOrderId={order.id} refusal={refusal} />
}

function Signed({ order }: { order: Order }) {
  const [first] = order.notices
  return first === undefined ? <>—</> : <Signature notice={{ ...first, orderNumber: order.number }} />
}
