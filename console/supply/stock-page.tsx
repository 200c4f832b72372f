import { Input, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { oneOf, useAddress } from '../parts/address'
import { Page } from '../parts/page'
import { DepotList } from '../depot/depot-list'
import { StockFilterFields, stockFilterOf } from './stock-filter'
import { StockPositions } from './stock-positions'
import { StockTotals } from './stock-totals'

const views = ['totals', 'positions', 'depots'] as const

/** Stock added up, position by position, or the depots that hold it; filter and view stand in the address. */
export function StockPage() {
  const { t } = useTranslation()
  const [search, change] = useAddress()
  const view = oneOf(views, search.get('view')) ?? 'totals'
  const filter = stockFilterOf(search)
  const q = search.get('q') ?? ''
  return (
    <Page title={t('depot.title')}>
      <div className="filters">
        <Segmented
          aria-label={t('stock.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`stock.views.${value}`) }))}
          onChange={(value) => change({ view: value === 'totals' ? '' : value })}
        />
      </div>
      <StockFilterFields filter={filter} onChange={change} />
      {view === 'totals' && <StockTotals filter={filter} />}
      {view === 'positions' && <StockPositions filter={filter} />}
      {view === 'depots' && (
        <>
          <Input.Search
            key={q}
            allowClear
            aria-label={t('depot.search')}
            placeholder={t('depot.search')}
            defaultValue={q}
            onSearch={(text) => change({ q: text.trim() })}
            style={{ maxWidth: '22rem' }}
          />
          <DepotList filter={filter} q={q} />
        </>
      )}
    </Page>
  )
}
