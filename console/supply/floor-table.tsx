import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { useWords } from '../parts/words'

export type Floor = Omit<Schemas['ReserveFloor'], 'reason'> & { readonly reason: Schemas['Reason'] | null }

type FloorTableProps = {
  readonly caption: string
  readonly rows: readonly Floor[]
  readonly acts?: (row: Floor) => ReactNode
}

/** What must stay where, by which rule, and what is missing of it. */
export function FloorTable({ caption, rows, acts }: FloorTableProps) {
  const { t } = useTranslation()
  const { name, depotName, number, unit, language } = useWords()
  const columns: readonly Column<Floor>[] = [
    {
      key: 'depot',
      title: t('stock.depot'),
      header: true,
      cell: (row) => <Link to={`/stock/${row.depotId}`}>{depotName(row)}</Link>,
    },
    { key: 'area', title: t('stock.area'), cell: (row) => row.areaName },
    {
      key: 'item',
      title: t('stock.item'),
      cell: (row) => <Link to={`/stock/${row.depotId}/${row.itemCode}`}>{name(row)}</Link>,
    },
    { key: 'unit', title: t('stock.unit'), cell: (row) => unit(row) },
    { key: 'available', title: t('stock.available'), right: true, cell: (row) => number(row.available) },
    { key: 'floor', title: t('stock.floor'), right: true, cell: (row) => number(row.floor) },
    {
      key: 'missing',
      title: t('stock.missing'),
      right: true,
      cell: (row) => (row.missing > 0 ? <ShapeMark shape="late">{number(row.missing)}</ShapeMark> : '—'),
    },
    {
      key: 'rule',
      title: t('stock.rule'),
      wide: true,
      cell: (row) => <>{row.reason === null ? row.edition : reasonText(row.reason, language)}</>,
    },
    ...(acts === undefined ? [] : [{ key: 'acts', title: t('requests.acts'), cell: acts }]),
  ]
  return (
    <PlainTable
      whole
      caption={caption}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.depotId} ${row.itemCode}`}
      empty={t('stock.noFloors')}
    />
  )
}
