import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { supplyClasses } from '../../domain/supply/stock'
import { oneOf, useAddress } from '../parts/address'
import { ChoiceField } from '../parts/choice-field'
import type { ItemKind } from '../parts/item-picker'
import { useItemKinds } from '../parts/item-picker'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

/** The catalogue, by class and by part of name or code. */
export function ItemKindsPage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, change] = useAddress()
  const kinds = useItemKinds()
  const supplyClass = oneOf(supplyClasses, search.get('class'))
  const wanted = search.get('q') ?? ''
  const shown = (kind: ItemKind) =>
    (supplyClass === undefined || kind.supplyClass === supplyClass) &&
    `${kind.nameZh} ${kind.nameEn} ${kind.code}`.toLowerCase().includes(wanted.toLowerCase())
  return (
    <Page title={t('stock.kinds.title')}>
      <div className="filters">
        <Input
          aria-label={t('stock.kinds.search')}
          placeholder={t('stock.kinds.search')}
          value={wanted}
          onChange={(event) => change({ q: event.target.value })}
          style={{ width: '14rem' }}
        />
        <ChoiceField
          label={t('stock.supplyClass')}
          values={supplyClasses}
          words={(value) => word('supplyClass', value)}
          value={supplyClass}
          onChange={(value) => change({ class: value })}
          width="14rem"
        />
      </div>
      <Loaded query={kinds}>{({ items }) => <KindTable kinds={items.filter(shown)} />}</Loaded>
    </Page>
  )
}

function KindTable({ kinds }: { kinds: readonly ItemKind[] }) {
  const { t } = useTranslation()
  const { name, word, unit, number } = useWords()
  const columns: readonly Column<ItemKind>[] = [
    {
      key: 'name',
      title: t('stock.kinds.name'),
      header: true,
      cell: (row) => <Link to={`/item-kinds/${row.code}`}>{name(row)}</Link>,
    },
    { key: 'code', title: t('stock.kinds.code'), cell: (row) => <span className="code">{row.code}</span> },
    { key: 'class', title: t('stock.supplyClass'), cell: (row) => word('supplyClass', row.supplyClass) },
    {
      key: 'pack',
      title: t('stock.kinds.pack'),
      cell: (row) => t('stock.kinds.packOf', { count: row.packSize, unit: unit(row) }),
    },
    { key: 'mass', title: t('stock.kinds.mass'), right: true, cell: (row) => `${number(row.massG / 1_000)} kg` },
    {
      key: 'life',
      title: t('stock.kinds.shelfLife'),
      cell: (row) =>
        row.shelfLifeMonths === null
          ? t('stock.kinds.noExpiry')
          : t('stock.kinds.months', { count: row.shelfLifeMonths }),
    },
    {
      key: 'use',
      title: t('stock.kinds.use'),
      cell: (row) => (row.recoverable ? t('stock.kinds.recoverable') : t('stock.kinds.consumed')),
    },
    { key: 'label', title: t('stock.kinds.label'), cell: (row) => word('label', row.label) },
  ]
  return (
    <PlainTable
      caption={t('stock.kinds.caption', { count: kinds.length })}
      showCaption
      columns={columns}
      rows={kinds}
      rowKey={(row) => row.code}
    />
  )
}
