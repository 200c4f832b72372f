import { Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SourceKind } from '../../domain/supply/offer'
import { lives } from '../../domain/supply/lives'
import type { OtherSourceKind } from '../../domain/supply/terms'
import { useMay } from '../app/permissions'
import { oneOf, useAddress } from '../parts/address'
import { AreaPicker } from '../parts/area-picker'
import { ChoiceField } from '../parts/choice-field'
import { ItemPicker } from '../parts/item-picker'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { useLifeWords } from './life-words'
import { OrderList } from './order-list'
import { SourceList } from './source-list'
import { otherKinds } from './term-fields'

const views = ['sources', 'orders'] as const
type View = (typeof views)[number]

/** Every way to obtain supplies beside stock, and the orders on them. */
export function SourcesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [search, change] = useAddress()
  const view = oneOf(views, search.get('view')) ?? 'sources'
  const kind = oneOf(otherKinds, search.get('kind'))
  return (
    <Page
      title={t('sources.title')}
      acts={
        may('createSupplySource') && (
          <Link className="button-link" to={kind === undefined ? '/sources/new' : `/sources/new?kind=${kind}`}>
            {t('sources.add')}
          </Link>
        )
      }
    >
      <div className="filters">
        <Segmented
          aria-label={t('stock.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`sources.views.${value}`) }))}
          onChange={(value) => change({ view: value === 'sources' ? '' : value, state: '' })}
        />
      </div>
      <SourceFilters view={view} kind={kind} />
      {view === 'sources' ? <SourceList /> : <OrderList />}
    </Page>
  )
}

function SourceFilters({ view, kind }: { view: View; kind: OtherSourceKind | undefined }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const words = useLifeWords()
  const [search, change] = useAddress()
  const area = search.get('area') ?? ''
  const kinds: readonly OtherSourceKind[] = kind === undefined ? otherKinds : [kind]
  const states = [...new Set(kinds.flatMap((each) => lives[each][view === 'sources' ? 'source' : 'order'].states))]
  return (
    <div className="filters">
      <ChoiceField<SourceKind>
        label={t('sources.kind')}
        values={otherKinds}
        words={(value) => word('source', value)}
        value={kind}
        onChange={(value) => change({ kind: value, state: '' })}
        width="13rem"
      />
      <ChoiceField
        label={t('sources.state')}
        values={states}
        words={(value) => (view === 'sources' ? words.sourceState(value) : words.orderState(kind ?? '', value))}
        value={oneOf(states, search.get('state'))}
        onChange={(state) => change({ state })}
      />
      <div style={{ width: '16rem' }}>
        <AreaPicker
          label={t('depot.filterArea')}
          value={area === '' ? [] : [area]}
          onChange={(codes) => change({ area: codes.at(-1) ?? '' })}
        />
      </div>
      {view === 'sources' && <SourceSearch />}
    </div>
  )
}

function SourceSearch() {
  const { t } = useTranslation()
  const [search, change] = useAddress()
  const [typed, setTyped] = useState(search.get('q') ?? '')
  return (
    <>
      <ItemPicker
        label={t('stock.item')}
        width="13rem"
        value={search.get('item') ?? ''}
        onChange={(item) => change({ item })}
      />
      <form
        className="acts"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          change({ q: typed.trim() })
        }}
      >
        <Input
          aria-label={t('sources.party')}
          placeholder={t('sources.party')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          style={{ width: '11rem' }}
        />
        <Button htmlType="submit">{t('shell.acts.search')}</Button>
      </form>
      <Checkbox
        checked={search.get('due') === 'true'}
        onChange={(event) => change({ due: event.target.checked ? 'true' : '' })}
      >
        {t('sources.onlyDue')}
      </Checkbox>
    </>
  )
}
