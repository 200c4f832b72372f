import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { PassedOver } from './plan-lines'

type Shortfall = Schemas['Shortfall']

/** A shortage is a result, not an error: what no depot can give, and why not. */
export function PlanShortfalls({ shortfalls }: { shortfalls: readonly Shortfall[] }) {
  const { t } = useTranslation()
  const { name, unit, number, word } = useWords()
  if (shortfalls.length === 0) return <p className="quiet">{t('plan.noShortfall')}</p>
  const columns: readonly Column<Shortfall>[] = [
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    {
      key: 'quantity',
      title: t('incident.supply.shortfall'),
      right: true,
      cell: (row) => <ShapeMark shape="late">{`${number(row.quantity)} ${unit(row)}`}</ShapeMark>,
    },
    {
      key: 'passed',
      title: t('plan.columns.passedOver'),
      wide: true,
      cell: (row) => <PassedOver passedOver={row.passedOver} />,
    },
  ]
  return (
    <PlainTable
      caption={t('plan.shortfallCaption')}
      showCaption
      columns={columns}
      rows={shortfalls}
      rowKey={(row) => `${row.areaCode} ${row.itemCode} ${row.batch}`}
    />
  )
}
