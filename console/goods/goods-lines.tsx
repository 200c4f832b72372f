import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Line = Schemas['ConsignmentLine']

export function GoodsLines({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  const withdrawn: Column<Line> = {
    key: 'withdrawn',
    title: t('goods.columns.withdrawn'),
    right: true,
    cell: (row) => number(row.withdrawn),
  }
  const columns: readonly Column<Line>[] = [
    { key: 'item', title: t('goods.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'unit', title: t('goods.columns.unit'), cell: (row) => unit(row) },
    { key: 'approved', title: t('goods.columns.approved'), right: true, cell: (row) => number(row.approved) },
    {
      key: 'accepted',
      title: t('goods.columns.accepted'),
      right: true,
      cell: (row) => (row.accepted === null ? '—' : number(row.accepted)),
    },
    ...(lines.some((row) => row.withdrawn > 0) ? [withdrawn] : []),
    { key: 'sent', title: t('goods.columns.sent'), right: true, cell: (row) => number(row.sent) },
    { key: 'received', title: t('goods.columns.received'), right: true, cell: (row) => number(row.received) },
    { key: 'damaged', title: t('goods.columns.damaged'), right: true, cell: (row) => number(row.damaged) },
    {
      key: 'mass',
      title: t('goods.columns.mass'),
      right: true,
      cell: (row) => t('goods.page.kg', { kg: number(Math.round((row.approved * row.massG) / 1_000)) }),
    },
  ]
  return <PlainTable caption={t('goods.page.lines')} columns={columns} rows={lines} rowKey={(row) => row.itemCode} />
}
