import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { Change } from './compare-plans'
import { useWhatIf } from './what-if-desk'

type ShortfallChange = Schemas['ShortfallChange']

/** Lines that one plan has otherwise than another: added, removed, changed. */
export function PlanChanges({ changes, count }: { changes: readonly Change[]; count: number }) {
  const { t } = useTranslation()
  const { depotName, word, number, unit } = useWords()
  const columns: readonly Column<Change>[] = [
    {
      key: 'change',
      title: t('plan.compare.change'),
      cell: (row) => (
        <span className="nowrap">
          {word('planChange', row.change)}{' '}
          {row.reason !== null && <span className="quiet">{word('changeReason', row.reason)}</span>}
        </span>
      ),
    },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => <ChangedGoods change={row} /> },
    {
      key: 'from',
      title: t('plan.columns.from'),
      cell: (row) => (
        <>
          {depotName(row)} {row.source !== 'stock' && <span className="quiet">{word('source', row.source)}</span>}
        </>
      ),
    },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    { key: 'before', title: t('plan.compare.before'), right: true, cell: (row) => number(row.before) },
    { key: 'after', title: t('plan.compare.after'), right: true, cell: (row) => number(row.after) },
    { key: 'unit', title: t('incident.supply.unit'), cell: (row) => unit(row) },
    {
      key: 'arrives',
      title: t('plan.columns.arrives'),
      cell: (row) => (
        <span className="nowrap">
          {row.arrivesAtBefore !== null && row.arrivesAtBefore !== row.arrivesAtAfter && (
            <>
              <At instant={row.arrivesAtBefore} /> →{' '}
            </>
          )}
          <At instant={row.arrivesAtAfter} />
        </span>
      ),
    },
  ]
  return (
    <PlainTable
      caption={t('plan.compare.lines', { count })}
      showCaption
      columns={columns}
      rows={changes}
      rowKey={(row) => [row.batch, row.depotId, row.offerId, row.areaCode, row.itemCode, row.standsInFor].join(' ')}
      empty={t('plan.compare.noLines')}
    />
  )
}

function ChangedGoods({ change }: { change: Change }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const { names } = useWhatIf()
  const { standsInFor } = change
  return (
    <>
      {name(change)}
      {standsInFor !== null && (
        <div className="quiet">{t('plan.compare.standsInFor', { item: names.item(standsInFor) })}</div>
      )}
    </>
  )
}

/** What stays short, before and after. */
export function ShortfallChanges({ shortfalls }: { shortfalls: readonly ShortfallChange[] }) {
  const { t } = useTranslation()
  const { name, number, unit } = useWords()
  if (shortfalls.length === 0) return <p className="quiet">{t('plan.compare.noShortfalls')}</p>
  const columns: readonly Column<ShortfallChange>[] = [
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    { key: 'before', title: t('plan.compare.before'), right: true, cell: (row) => number(row.before) },
    { key: 'after', title: t('plan.compare.after'), right: true, cell: (row) => number(row.after) },
    { key: 'unit', title: t('incident.supply.unit'), cell: (row) => unit(row) },
  ]
  return (
    <PlainTable
      caption={t('plan.compare.shortfalls')}
      showCaption
      columns={columns}
      rows={shortfalls}
      rowKey={(row) => `${row.areaCode} ${row.itemCode}`}
    />
  )
}
