import { useTranslation } from 'react-i18next'
import type { BandChange, EstimateChanges } from '../../domain/demand/compare-estimates'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type ChangeRow = { readonly key: string; readonly name: string } & BandChange
type DemandChangesProps = { changes: unknown; items: readonly Schemas['ItemDemand'][] }

/** What this version of the estimate changed against the one before: people first, then each item. */
export function DemandChanges({ changes, items }: DemandChangesProps) {
  const { t } = useTranslation()
  const { name, number } = useWords()
  if (!isChanges(changes)) return null
  const nameOf = (code: string) => {
    const item = items.find((each) => each.itemCode === code)
    return item ? name(item) : code
  }
  const rows: readonly ChangeRow[] = [
    { key: 'affected', name: t('plan.demand.affected'), ...changes.affected },
    { key: 'displaced', name: t('plan.demand.displaced'), ...changes.displaced },
    ...changes.items.map((each) => ({ key: each.itemCode, name: nameOf(each.itemCode), ...each })),
  ]
  const columns: readonly Column<ChangeRow>[] = [
    { key: 'name', title: t('plan.demand.item'), header: true, cell: (row) => row.name },
    { key: 'before', title: t('plan.demand.before'), right: true, cell: (row) => number(row.before.expected) },
    { key: 'after', title: t('plan.demand.after'), right: true, cell: (row) => number(row.after.expected) },
    {
      key: 'change',
      title: t('plan.demand.change'),
      right: true,
      cell: (row) => `${row.change > 0 ? '+' : ''}${number(row.change)}`,
    },
  ]
  return (
    <PlainTable
      caption={t('plan.demand.changes')}
      showCaption
      columns={columns}
      rows={rows.filter((row) => row.change !== 0)}
      rowKey={(row) => row.key}
      empty={t('plan.demand.noChanges')}
    />
  )
}

/** The first version has nothing to be compared with. */
function isChanges(value: unknown): value is EstimateChanges {
  return typeof value === 'object' && value !== null && 'items' in value && 'affected' in value && 'displaced' in value
}
