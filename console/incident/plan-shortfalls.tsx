import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { PassedOver } from './plan-lines'
import { Remedies } from './plan-remedies'
import type { Missing } from './remedy-wish'

type Shortfall = Schemas['Shortfall']

/** Rows drawn at once: each may have several remedies. */
const few = 12

/** A shortage is a result, not an error: what no source can give, why not, and the cheapest that would remove it. */
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
      key: 'remedies',
      title: t('plan.columns.remedies'),
      wide: true,
      cell: (row) => <Remedies short={row} />,
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
      caption={t('plan.shortfallCaption', { count: shortfalls.length })}
      first={few}
      showCaption
      columns={columns}
      rows={shortfalls}
      rowKey={(row) => `${row.areaCode} ${row.itemCode} ${row.batch}`}
    />
  )
}

/** What is planned but comes late, with the cheapest that would have it come in time. */
export function PlanDelays({ delays }: { delays: readonly Missing[] }) {
  const { t } = useTranslation()
  const { name, unit, number, word } = useWords()
  const [open, setOpen] = useState(false)
  if (delays.length === 0) return null
  const columns: readonly Column<Missing>[] = [
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    {
      key: 'quantity',
      title: t('plan.columns.lateQuantity'),
      right: true,
      cell: (row) => <ShapeMark shape="late">{`${number(row.quantity)} ${unit(row)}`}</ShapeMark>,
    },
    {
      key: 'remedies',
      title: t('plan.columns.remedies'),
      wide: true,
      cell: (row) => <Remedies short={row} />,
    },
  ]
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plan.delayCaption', { count: delays.length })}</summary>
      {open && (
        <PlainTable
          caption={t('plan.delayCaption', { count: delays.length })}
          first={few}
          columns={columns}
          rows={delays}
          rowKey={(row) => `${row.areaCode} ${row.itemCode} ${row.batch}`}
        />
      )}
    </details>
  )
}
