import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { SyntheticMark } from '../parts/marks'
import { Page, Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { FloorCell } from '../supply/floor-cell'
import { DepotFacts } from './depot-facts'
import { InspectionAct } from './inspection-act'
import { NewGoodsAct } from './new-goods-act'

type Position = Schemas['StockPosition']
export type DepotDetail = Schemas['DepotDetail']

export function DepotPage() {
  const { id = '' } = useParams()
  const depot = useQuery({
    queryKey: ['depot', id],
    queryFn: () => taken(api.GET('/api/v1/depots/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={depot}>{(answer) => <DepotView depot={answer} />}</Loaded>
}

/** Whose it is, who keeps it, who may order there, how it is reached; what lies there and when it was looked at. */
function DepotView({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  return (
    <Page
      title={name(depot)}
      acts={
        <>
          <InspectionAct depot={depot} />
          <NewGoodsAct depot={depot} />
        </>
      }
      lead={
        <p className="header-line">
          <span>{word('depotLevel', depot.level)}</span>
          <span>
            {depot.areaName} {depot.areaCode}
          </span>
          <span>{word('operator', depot.operator)}</span>
          {depot.isDistributionCentre && <strong>{t('depot.distributionCentre')}</strong>}
          {depot.synthetic && (
            <>
              <SyntheticMark>{t('depot.synthetic')}</SyntheticMark>
              <span className="quiet">{t('depot.syntheticNote')}</span>
            </>
          )}
        </p>
      }
    >
      <Panel title={t('depot.facts')}>
        <DepotFacts depot={depot} />
      </Panel>
      <Panel title={t('depot.stock')}>
        <StockTable depot={depot} />
      </Panel>
    </Page>
  )
}

function StockTable({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const { name, word, unit, number } = useWords()
  const columns: readonly Column<Position>[] = [
    {
      key: 'item',
      title: t('depot.item'),
      header: true,
      cell: (row) => <Link to={`/stock/${depot.id}/${row.itemCode}`}>{name(row)}</Link>,
    },
    { key: 'class', title: t('depot.supplyClass'), cell: (row) => word('supplyClass', row.supplyClass) },
    { key: 'unit', title: t('depot.unit'), cell: (row) => unit(row) },
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => number(row.onHand) },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => number(row.reserved) },
    { key: 'available', title: t('depot.available'), right: true, cell: (row) => number(row.available) },
    { key: 'floor', title: t('depot.floor'), right: true, cell: (row) => <FloorCell position={row} /> },
  ]
  return (
    <PlainTable
      caption={t('depot.stockCaption', { name: name(depot) })}
      columns={columns}
      rows={depot.stock}
      rowKey={(row) => row.itemCode}
      empty={t('depot.noStock')}
    />
  )
}
