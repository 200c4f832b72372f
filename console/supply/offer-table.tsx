import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { SourceDetail } from './source-page'

type Offer = Schemas['SupplyOffer']

/** How much a plan could draw when, as it would see it now. */
export function OfferTable({ source }: { source: SourceDetail }) {
  const { t } = useTranslation()
  const { number, unit, yuan } = useWords()
  const columns: readonly Column<Offer>[] = [
    {
      key: 'ready',
      title: t('sources.readyAt'),
      header: true,
      cell: (row) => (row.readyAt === null ? t('sources.now') : <At instant={row.readyAt} />),
    },
    {
      key: 'quantity',
      title: t('sources.units'),
      right: true,
      cell: (row) => `${number(row.quantity)} ${unit(source)}`,
    },
    {
      key: 'cost',
      title: t('stock.lot.cost'),
      right: true,
      cell: (row) => (row.unitCostFen === 0 ? '—' : yuan(row.unitCostFen)),
    },
  ]
  return (
    <PlainTable
      caption={t('sources.offers')}
      columns={columns}
      rows={source.offers}
      rowKey={(row) => row.id}
      empty={t('sources.noOffers')}
    />
  )
}
