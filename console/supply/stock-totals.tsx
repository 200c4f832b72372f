import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { oneOf, useAddress } from '../parts/address'
import { Loaded } from '../parts/loaded'
import { ShapeMark } from '../parts/marks'
import { Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import type { StockFilter } from './stock-filter'
import { TotalName } from './total-name'

export type StockTotal = Schemas['StockTotal']

/** ECharts is fetched only where a map is looked at. */
const StockMap = lazy(async () => ({ default: (await import('../map/stock-map')).StockMap }))

const groups = ['area', 'level', 'item', 'class', 'operator'] as const
export type StockGroup = (typeof groups)[number]

/** Stock added up one way at a time; by area it is also on the map. */
export function StockTotals({ filter }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, change] = useAddress()
  const by = oneOf(groups, search.get('by')) ?? 'area'
  const query = { ...filter, by }
  const totals = useQuery({
    queryKey: ['stock', 'totals', query],
    queryFn: () => taken(api.GET('/api/v1/stock/totals', { params: { query } })),
  })
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label={t('stock.group')}
          value={by}
          options={groups.map((value) => ({ value, label: word('stockGroup', value) }))}
          onChange={(value) => change({ by: value === 'area' ? '' : value })}
        />
      </div>
      <Loaded query={totals}>
        {({ items }) => (
          <>
            <Whole totals={items} />
            <div className={by === 'area' ? 'beside' : undefined}>
              {by === 'area' && (
                <Panel title={t('stock.map.title')}>
                  <Suspense fallback={<p className="quiet">{t('incident.map.loading')}</p>}>
                    <StockMap totals={items} />
                  </Suspense>
                  <small className="quiet">{t('incident.map.note')}</small>
                </Panel>
              )}
              <TotalTable totals={items} by={by} />
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

/** All that the filter lets through, in one line; units only where they are units of one kind. */
function Whole({ totals }: { totals: readonly StockTotal[] }) {
  const { t } = useTranslation()
  const { number, tonnes } = useWords()
  const sum = (value: (total: StockTotal) => number) => totals.reduce((whole, each) => whole + value(each), 0)
  const available = totals.every((each) => each.available !== null)
  return (
    <p className="header-line">
      <strong>{t('stock.whole.mass', { mass: tonnes(sum((each) => each.massKg)) })}</strong>
      {available && totals.length > 0 && (
        <span>{t('stock.whole.available', { count: number(sum((each) => each.available ?? 0)) })}</span>
      )}
      <span>{t('stock.whole.positions', { count: number(sum((each) => each.positions)) })}</span>
      <span>{t('stock.whole.below', { count: number(sum((each) => each.belowFloor)) })}</span>
    </p>
  )
}

function TotalTable({ totals, by }: { totals: readonly StockTotal[]; by: StockGroup }) {
  const { t } = useTranslation()
  const { number, word, tonnes } = useWords()
  const units = (value: number | null) => (value === null ? '—' : number(value))
  const inUnits = totals.some((each) => each.onHand !== null)
  const unitColumns: readonly Column<StockTotal>[] = [
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => units(row.onHand) },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => units(row.reserved) },
    { key: 'available', title: t('depot.available'), right: true, cell: (row) => units(row.available) },
  ]
  const columns: readonly Column<StockTotal>[] = [
    { key: 'name', title: word('stockColumn', by), header: true, cell: (row) => <TotalName total={row} by={by} /> },
    { key: 'depots', title: t('stock.depots'), right: true, cell: (row) => number(row.depots) },
    { key: 'positions', title: t('stock.positions'), right: true, cell: (row) => number(row.positions) },
    ...(inUnits ? unitColumns : []),
    { key: 'mass', title: t('stock.mass'), right: true, cell: (row) => tonnes(row.massKg) },
    {
      key: 'below',
      title: t('stock.belowFloor'),
      right: true,
      cell: (row) => (row.belowFloor > 0 ? <ShapeMark shape="late">{number(row.belowFloor)}</ShapeMark> : '—'),
    },
  ]
  return (
    <PlainTable
      caption={t('stock.totalsCaption', { by: word('stockGroup', by) })}
      showCaption
      columns={columns}
      rows={totals}
      rowKey={(row) => row.key}
      empty={t('stock.none')}
    />
  )
}
