import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { SyntheticMark } from '../parts/marks'
import { Page, Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Position = Schemas['StockPosition']

export function DepotPage() {
  const { id = '' } = useParams()
  const depot = useQuery({
    queryKey: ['depot', id],
    queryFn: () => taken(api.GET('/api/v1/depots/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={depot}>{(answer) => <DepotView depot={answer} />}</Loaded>
}

function DepotView({ depot }: { depot: Schemas['DepotDetail'] }) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  return (
    <Page
      title={name(depot)}
      lead={
        <p className="header-line">
          <span>{word('depotLevel', depot.level)}</span>
          <span>
            {depot.areaName} {depot.areaCode}
          </span>
          <span>
            {t('depot.docks')} {depot.docks} · {t('depot.porters')} {depot.porters}
          </span>
          {depot.synthetic && (
            <>
              <SyntheticMark>{t('depot.synthetic')}</SyntheticMark>
              <span className="quiet">{t('depot.syntheticNote')}</span>
            </>
          )}
        </p>
      }
    >
      <Panel title={t('depot.stock')}>
        <StockTable caption={t('depot.stockCaption', { name: name(depot) })} stock={depot.stock} />
      </Panel>
    </Page>
  )
}

function StockTable({ caption, stock }: { caption: string; stock: readonly Position[] }) {
  const { t } = useTranslation()
  const { name, word, unit, number } = useWords()
  const columns: readonly Column<Position>[] = [
    { key: 'item', title: t('depot.item'), header: true, cell: (row) => name(row) },
    { key: 'class', title: t('depot.supplyClass'), cell: (row) => word('supplyClass', row.supplyClass) },
    { key: 'unit', title: t('depot.unit'), cell: (row) => unit(row) },
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => number(row.onHand) },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => number(row.reserved) },
    { key: 'available', title: t('depot.available'), right: true, cell: (row) => number(row.available) },
    {
      key: 'floor',
      title: t('depot.floor'),
      right: true,
      cell: (row) => (
        <span title={row.available <= row.floor ? t('depot.atFloor') : undefined}>
          {number(row.floor)}
          {row.floor > 0 && row.available <= row.floor ? ' ▼' : ''}
        </span>
      ),
    },
  ]
  return (
    <PlainTable
      caption={caption}
      columns={columns}
      rows={stock}
      rowKey={(row) => row.itemCode}
      empty={t('depot.noStock')}
    />
  )
}
