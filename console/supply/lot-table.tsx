import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { LotActs } from './lot-acts'
import type { Lot } from './lot-order'
import { inOrderOut } from './lot-order'
import type { StockDetail } from './position-page'

/** Lots in the order in which they go out: first expired first, then what was ready first. */
export function LotTable({ position }: { position: StockDetail }) {
  const { t } = useTranslation()
  const { number, word, yuan } = useWords()
  const lots = inOrderOut(position.lots)
  const columns: readonly Column<Lot>[] = [
    { key: 'turn', title: t('stock.lot.turn'), right: true, cell: (row) => lots.indexOf(row) + 1 },
    {
      key: 'id',
      title: t('stock.lot.lot'),
      header: true,
      cell: (row) => (
        <>
          <span className="code">{row.id}</span> <span className="quiet nowrap">{word('source', row.source)}</span>{' '}
          {row.sourceOrderId !== null && (
            <Link to={`/supply-orders/${encodeURIComponent(row.sourceOrderId)}`}>{t('stock.lot.order')}</Link>
          )}
        </>
      ),
    },
    {
      key: 'ready',
      title: t('stock.lot.ready'),
      cell: (row) => (row.readyAt === null ? t('stock.lot.here') : <At instant={row.readyAt} />),
    },
    { key: 'produced', title: t('stock.lot.produced'), cell: (row) => <Day day={row.producedOn} /> },
    { key: 'expires', title: t('stock.lot.expires'), cell: (row) => <Day day={row.expiresOn} /> },
    { key: 'grade', title: t('stock.lot.grade'), cell: (row) => row.grade ?? '—' },
    {
      key: 'cost',
      title: t('stock.lot.cost'),
      right: true,
      cell: (row) => (row.unitCostFen === 0 ? '—' : <span className="nowrap">{yuan(row.unitCostFen)}</span>),
    },
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => number(row.onHand) },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => number(row.reserved) },
    { key: 'acts', title: t('requests.acts'), cell: (row) => <LotActs position={position} lot={row} /> },
  ]
  return (
    <PlainTable
      caption={t('stock.lotsCaption')}
      columns={columns}
      rows={lots}
      rowKey={(row) => row.id}
      empty={t('stock.noLots')}
    />
  )
}

function Day({ day }: { day: string | null }) {
  return <span className="nowrap">{day ?? '—'}</span>
}
